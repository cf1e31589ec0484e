import * as Y from 'yjs'
import { resolveAnchor, shownIn } from '../../schemas/comments/resolve.ts'
import { fieldName, INDEX } from '../../schemas/document/ids.ts'
import { toDokument } from '../../schemas/document/interchange.ts'
import { readStructure } from '../../schemas/document/reading.ts'
import { OBJECT_CHARACTER } from '../../schemas/text/stycke.ts'
import { readDocx } from '../../server/docx/read.ts'
import { compare } from '../../server/returned/read.ts'
import type { Place, ReturnedCopy } from '../../server/returned/result.ts'
import { type SentField, sentVersion } from '../../server/returned/version.ts'
import { type QuotedPlace, VersionText } from '../../server/versions/carry.ts'
import { buildWord } from '../../server/word/build.ts'
import { AROUND } from '../random/anchor-run.ts'
import { Mesh } from '../random/net.ts'
import { Peer } from '../random/peer.ts'
import { isLetter, Letters, Rng } from '../random/rng.ts'
import { initialState, randomContext } from '../random/setting.ts'
import { STRUCTURE_OPERATIONS } from '../random/structure-operations.ts'
import { TEXT_OPERATIONS } from '../random/text-operations.ts'
import { Hand } from './hand.ts'

/** What was done to one field of the copy: at which letters of the version. */
interface Done {
  field: SentField
  what: 'comment' | 'insertion' | 'deletion' | 'replacement'
  from: number
  to: number
  comment: string | null
}

export interface CarryResult {
  /** How often something was found whole, in part, at a place between letters, and gone. */
  whole: number
  some: number
  between: number
  gone: number
}

/** One letter of a text, by what Yjs knows it by for ever. */
interface Known {
  char: string
  id: string
}

/** Some people write; a version is frozen and sent; they go on heavily while somebody edits the copy; the copy is read and carried. */
export async function runCarry(seed: number): Promise<CarryResult> {
  const rng = new Rng(seed * 7919 + 3)
  const letters = new Letters()
  const initial = initialState(letters)
  const peers = [201, 202, 203].map(id => new Peer(id, initial, randomContext, rng))
  const net = new Mesh(peers, rng, true)
  write(peers, net, rng, letters, 60)
  const [first] = peers
  const yjs = Y.encodeStateAsUpdate(first!.doc)
  const known = lettersOf(first!.doc)
  const { template, kommun } = randomContext
  const dokument = { ...toDokument(first!.doc, template.name), trash: [], pictures: {} }
  const options = { state: 'arbetsmaterial', date: '2026-11-22', pageNumbers: false } as const
  const word = await buildWord({ dokument, template, kommun, logo: null, options })
  write(peers, net, rng, letters, 140)

  const sent = await sentVersion(dokument, template, kommun, word)
  const hand = new Hand(word)
  const done = edit(hand, sent.fields, rng)
  const result = compare(await readDocx(hand.save()), sent)
  const text = new VersionText({ yjs })
  const out: CarryResult = { whole: 0, some: 0, between: 0, gone: 0 }
  for (const each of done) judge(each, placeOf(each, result), text, first!.doc, known, out)
  text.destroy()
  for (const peer of peers) peer.destroy()
  return out
}

function write(peers: readonly Peer[], net: Mesh, rng: Rng, letters: Letters, steps: number): void {
  for (let step = 0; step < steps; step++) {
    if (rng.chance(0.04)) net.toggle(rng.int(peers.length))
    else if (rng.chance(0.4)) net.deliver()
    else {
      const name = rng.weighted(AROUND)
      const operation = TEXT_OPERATIONS[name] ?? STRUCTURE_OPERATIONS[name]
      operation!({ peer: rng.pick(peers)!, rng, letters: n => letters.some(n), typed: () => {} })
    }
  }
  net.settle()
}

/** Every field of a document with its letters in order. */
function lettersOf(doc: Y.Doc): Map<string, Known[]> {
  const out = new Map<string, Known[]>()
  for (const root of doc.share.keys()) {
    if (!root.startsWith('t:')) continue
    const known: Known[] = []
    for (let item = doc.getText(root)._start; item !== null; item = item.right) {
      if (item.deleted || !item.countable) continue
      const { client, clock } = item.id
      const chars = item.content instanceof Y.ContentString ? item.content.str : OBJECT_CHARACTER.repeat(item.length)
      for (let i = 0; i < chars.length; i++) known.push({ char: chars.charAt(i), id: `${client}:${clock + i}` })
    }
    out.set(root, known)
  }
  return out
}

/** One thing in each of some fields, as a person does it, mostly with Word following. */
function edit(hand: Hand, fields: readonly SentField[], rng: Rng): Done[] {
  const able = fields.filter(f => f.exact && f.text.length >= 3 && /^[^\n\ufffc]+$/.test(f.text))
  return rng
    .shuffle(able)
    .slice(0, 8)
    .flatMap((field): Done[] => {
      const from = 1 + rng.int(field.text.length - 2)
      const to = from + 1 + rng.int(Math.min(9, field.text.length - from - 1))
      const at = { field, from, to, comment: null }
      hand.tracking = rng.chance(0.8)
      switch (rng.int(4)) {
        case 0:
          hand.type(field.name, from, `⟨${from}⟩`)
          return [{ ...at, to: from, what: 'insertion' }]
        case 1:
          hand.delete(field.name, from, to)
          return [{ ...at, what: 'deletion' }]
        case 2:
          hand.replace(field.name, from, to, '⟨nytt⟩')
          return [{ ...at, what: 'replacement' }]
        default:
          return [{ ...at, what: 'comment', comment: String(hand.comment(field.name, from, to, 'Hm')) }]
      }
    })
}

function placeOf({ field, what, comment }: Done, result: ReturnedCopy): Place {
  const own = (place: Place): boolean => place.record === field.record && place.field === field.field
  const found =
    what === 'comment'
      ? result.comments.find(c => c.id === comment)?.places.find(own)
      : result.changes.find(c => c.kind === what && own(c.place))?.place
  if (!found) throw new Error(`${what} in ${field.record}:${field.field} was not found`)
  return found
}

/** Compares where something was carried to with what became of the very letters that it was about. */
function judge(
  { field, from, to }: Done,
  place: QuotedPlace,
  text: VersionText,
  present: Y.Doc,
  then: ReadonlyMap<string, Known[]>,
  out: CarryResult
): void {
  const root = fieldName(field.record, field.field)
  const about = `${root} ${from}–${to}`
  if (place.from !== from || place.to !== to) throw new Error(`${about} was found at ${place.from}–${place.to}`)
  const version = then.get(root) ?? []
  const now = lettersOf(present).get(root) ?? []
  const index = new Map(now.map(({ id }, i) => [id, i]))
  const { live } = readStructure(present.getMap(INDEX))
  const isShown = shownIn(present, record => live.has(record))
  const carried = text.carrier(present)(place)
  const anchor = text.anchorIn(place)
  const resolved = resolveAnchor({ doc: present, isShown }, anchor)
  if (!isShown(field.record, field.field)) {
    if (carried.state !== 'removed' || !('gone' in resolved)) throw new Error(`${about}: its record is gone`)
    out.gone++
    return
  }
  const marked = version.slice(from, to)
  const left = marked.filter(({ id }) => index.has(id))
  if (carried.state === 'removed') {
    if (left.length > 0 || from === to) throw new Error(`${about}: "${left.map(l => l.char).join('')}" is still there`)
    if (!('gone' in resolved)) throw new Error(`${about}: its anchor is not gone`)
    out.gone++
    return
  }
  if (
    !('stretches' in resolved) ||
    resolved.stretches[0]?.from !== carried.from ||
    resolved.stretches[0].to !== carried.to
  )
    throw new Error(`${about}: its anchor is elsewhere`)
  // Letters that stood before it stand before it, those after it after it, and its own within.
  version.forEach(({ id, char }, i) => {
    const at = index.get(id)
    if (at === undefined || !isLetter(char)) return
    const side = at < carried.from ? 'before' : at >= carried.to ? 'after' : 'within'
    const right = i < from ? 'before' : i >= to ? 'after' : 'within'
    if (side !== right) throw new Error(`${about}: a letter that is ${right} it is found ${side}`)
  })
  // Yjs gives letters that somebody brought back as new ones: without one of the old, the words must be the same.
  const words = marked.map(l => l.char).join('')
  if (from !== to && left.length === 0 && ![...carried.text].some(c => words.includes(c)))
    throw new Error(`${about}: "${carried.text}" has none of its letters`)
  if (from === to) out.between++
  else if (left.length === marked.length) out.whole++
  else out.some++
}
