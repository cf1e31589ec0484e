import * as Y from 'yjs'
import { flatOf } from '../../schemas/comments/flat.ts'
import { fieldName } from '../../schemas/document/ids.ts'
import { toDokument } from '../../schemas/document/interchange.ts'
import { numbering } from '../../schemas/document/numbering.ts'
import { changesBetween, type Numbered } from '../../schemas/remiss/changes.ts'
import type { Worded } from '../../schemas/remiss/text-parts.ts'
import { placeNow } from '../../server/handling/changes.ts'
import { VersionText } from '../../server/versions/carry.ts'
import { AROUND, lettersOf } from './anchor-run.ts'
import { judgeParts, judgeRecords, type Sight } from './handling-parts.ts'
import { Mesh } from './net.ts'
import { Peer } from './peer.ts'
import { isLetter, Letters, Rng } from './rng.ts'
import { initialState, randomContext } from './setting.ts'
import { STRUCTURE_OPERATIONS } from './structure-operations.ts'
import { TEXT_OPERATIONS } from './text-operations.ts'

const { template, kommun } = randomContext

/** A place of the frozen version that a synpunkt was made on, with its letters and those beside it. */
interface Placed {
  record: string
  field: string
  from: number
  to: number
  quote: string
  letters: ReadonlySet<string>
  beside: ReadonlySet<string>
}

export interface HandlingResult {
  faults: string[]
  whole: number
  some: number
  gone: number
  recordGone: number
  changed: number
  moved: number
  /** Insatser of which the sammanställning shows a change. */
  insatser: number
}

/** People write, the text is frozen, synpunkter are made on it, and people rewrite it heavily. Then each place and each change is held against what is seen. */
export function runHandling(seed: number, steps = 260): HandlingResult {
  const rng = new Rng(seed * 4093 + 17)
  const letters = new Letters()
  const initial = initialState(letters)
  const peers = [301, 302, 303].slice(0, 2 + (seed % 2)).map(id => new Peer(id, initial, randomContext, rng))
  const net = new Mesh(peers, rng, true)
  const result: HandlingResult = {
    faults: [],
    whole: 0,
    some: 0,
    gone: 0,
    recordGone: 0,
    changed: 0,
    moved: 0,
    insatser: 0
  }
  const work = (count: number): void => {
    for (let i = 0; i < count; i++) {
      if (rng.chance(0.05)) net.toggle(rng.int(peers.length))
      else if (rng.chance(0.6)) act(rng.pick(peers)!, rng, letters)
      else net.deliver()
    }
    net.settle()
  }
  work(60)
  const first = peers[0]!
  const frozen = editionOf(first)
  const version = new VersionText({ yjs: Y.encodeStateAsUpdate(first.doc) })
  const seenThen = sightOf(first)
  const idsThen = lettersOf(first)
  const placed = Array.from({ length: 30 }, () => placeIn(first, rng)).filter(place => place !== null)
  work(steps)
  const idsNow = lettersOf(first)
  const isSame = (letter: string): boolean => idsNow.get(letter) === idsThen.get(letter)
  const carry = version.carrier(first.doc)
  for (const place of placed) judgePlace(first, place, carry(place), isSame, result)
  const seenNow = sightOf(first)
  const present = editionOf(first)
  judgeChanges(seenThen, seenNow, changesBetween(frozen, present), result)
  const fault = (what: string, about: unknown): void => void result.faults.push(`${what}: ${JSON.stringify(about)}`)
  judgeRecords(seenThen, seenNow, place => placeNow({ id: 's', place }, carry, first.doc), fault)
  result.insatser = judgeParts([frozen, seenThen], [present, seenNow], fault)
  result.faults.push(...net.errors)
  version.destroy()
  for (const peer of peers) peer.destroy()
  return result
}

function act(peer: Peer, rng: Rng, letters: Letters): void {
  const name = rng.weighted(AROUND)
  const operation = TEXT_OPERATIONS[name] ?? STRUCTURE_OPERATIONS[name]
  operation!({ peer, rng, letters: n => letters.some(n), typed: () => {} })
}

function editionOf({ doc }: Peer): Numbered & Worded {
  const dokument = toDokument(doc, template.name)
  return { dokument, template, kommun, printed: numbering(dokument.sections, template) }
}

function placeIn(peer: Peer, rng: Rng): Placed | null {
  const { live } = peer.records.read()
  const chosen = rng.pick(peer.shown().filter(({ record, text }) => live.has(record) && [...text].some(isLetter)))
  if (!chosen) return null
  const flat = flatOf(peer.doc.getText(fieldName(chosen.record, chosen.field)))
  const places = [...flat].flatMap((c, i) => (isLetter(c) ? [i] : []))
  const at = rng.int(places.length)
  const from = places[at]
  const last = places[Math.min(places.length - 1, at + rng.int(9))]
  if (from === undefined || last === undefined) return null
  const to = last + 1
  const quote = flat.slice(from, to)
  return {
    record: chosen.record,
    field: chosen.field,
    from,
    to,
    quote,
    letters: new Set([...quote].filter(isLetter)),
    beside: new Set([...flat.slice(0, from), ...flat.slice(to)].filter(isLetter))
  }
}

/** Each place points at its letters where they stand now, or says that they, or their record, are gone. */
function judgePlace(
  peer: Peer,
  { record, field, quote, letters, beside }: Placed,
  found: ReturnType<ReturnType<VersionText['carrier']>>,
  isSame: (letter: string) => boolean,
  result: HandlingResult
): void {
  const shown = peer.shown().find(each => each.record === record && each.field === field)
  const isLive = peer.records.read().live.has(record)
  const fault = (what: string): void => {
    result.faults.push(`${what}: ${JSON.stringify({ record, field, quote, now: shown?.text, found })}`)
  }
  const stays = [...(shown?.text ?? '')].filter(c => letters.has(c) && isSame(c))
  if (found.state === 'removed') {
    if (stays.length > 0) fault('says that it is gone while letters of it stand there')
    if (found.recordGone === isLive && shown === undefined && !isLive) fault('says that the record is there')
    if (found.recordGone && isLive && shown) fault('says that a record is gone that stands there')
    result[found.recordGone ? 'recordGone' : 'gone']++
    return
  }
  if (!shown) fault('points into what nobody sees')
  const text = [...found.text].filter(isLetter)
  if (found.whole) fault('points at a whole record instead of its words')
  if (stays.some(c => !text.includes(c))) fault('misses a letter that never went away')
  if (text.some(c => beside.has(c) && isSame(c))) fault('takes in a letter that stood beside it')
  if (text.length === 0 || !letters.has(text[0]!) || !letters.has(text.at(-1)!))
    fault('does not begin and end with its own letters')
  result[text.filter(c => letters.has(c)).length === letters.size ? 'whole' : 'some']++
}

function sightOf(peer: Peer): Sight {
  const { live } = peer.records.read()
  const words = new Map<string, string>()
  for (const { record, field, text } of peer.shown())
    if (live.has(record)) words.set(`${record}:${field}`, [...text].filter(isLetter).join(''))
  const above = new Map<string, string | null>()
  const order = new Map<string, string[]>()
  for (const post of live.values()) {
    order.set(
      post.id,
      post.children.map(child => child.id)
    )
    if (!above.has(post.id)) above.set(post.id, null)
    for (const child of post.children) above.set(child.id, post.id)
  }
  return { words, above, order }
}

/** Every record that came, went, was moved or reworded is found with its words before and after, and nothing else is. */
function judgeChanges(
  then: Sight,
  now: Sight,
  changes: ReturnType<typeof changesBetween>,
  result: HandlingResult
): void {
  const byRecord = new Map(changes.map(change => [change.record, change]))
  const fault = (what: string, about: unknown): void => {
    result.faults.push(`${what}: ${JSON.stringify(about)}`)
  }
  const onlyLetters = (text: string): string => [...text].filter(isLetter).join('')
  for (const id of new Set([...then.above.keys(), ...now.above.keys()])) {
    const change = byRecord.get(id)
    if (!then.above.has(id) && !change?.aspects.includes('ny')) fault('a new record is not found', id)
    if (!now.above.has(id) && !change?.aspects.includes('borttagen')) fault('a removed record is not found', id)
    if (!then.above.has(id) || !now.above.has(id)) continue
    if (change && (change.before === null || change.after === null))
      fault('a record that stands there is said to be new or gone', id)
    const moved = change?.aspects.includes('flyttad') ?? false
    if (then.above.get(id) !== now.above.get(id)) {
      result.moved++
      if (!moved) fault('a moved record is not found', id)
    } else if (moved) {
      const above = then.above.get(id) ?? ''
      const beside = (then.order.get(above) ?? []).filter(each => now.order.get(above)?.includes(each))
      const after = (now.order.get(above) ?? []).filter(each => beside.includes(each))
      if (beside.join() === after.join()) fault('a record is said to be moved that stands as it stood', id)
    }
  }
  for (const key of new Set([...then.words.keys(), ...now.words.keys()])) {
    const [record = '', field = ''] = key.split(':')
    const found = byRecord.get(record)?.fields.find(each => each.field === field)
    const before = then.words.get(key) ?? ''
    const after = now.words.get(key) ?? ''
    if (before !== after) result.changed++
    if (before !== after && !found) fault('changed words are not found', { key, before, after })
    if (found && (onlyLetters(found.before) !== before || onlyLetters(found.after) !== after))
      fault('before and after are not what was seen', { key, before, after, found })
  }
}
