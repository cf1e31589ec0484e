import * as Y from 'yjs'
import type { AnchorPart } from '../../schemas/comments/anchor.ts'
import { checkAnchor } from '../../schemas/comments/check.ts'
import { flatOf } from '../../schemas/comments/flat.ts'
import { anchorPartOf } from '../../schemas/comments/make.ts'
import { resolvePart, shownIn } from '../../schemas/comments/resolve.ts'
import { fieldName } from '../../schemas/document/ids.ts'
import { Mesh } from './net.ts'
import { Peer } from './peer.ts'
import { isLetter, Letters, Rng } from './rng.ts'
import { initialState, randomContext } from './setting.ts'
import { STRUCTURE_OPERATIONS } from './structure-operations.ts'
import { TEXT_OPERATIONS } from './text-operations.ts'

/** What happens around anchors: all that changes text, and all that moves, deletes and restores what it stands in. */
export const AROUND: readonly (readonly [number, string])[] = [
  [30, 'insertText'],
  [10, 'deleteText'],
  [5, 'deleteAndType'],
  [8, 'split'],
  [8, 'join'],
  [4, 'setType'],
  [5, 'wrapInList'],
  [4, 'liftFromList'],
  [6, 'mark'],
  [2, 'deleteBlock'],
  [5, 'pasteBlocks'],
  [4, 'pasteStructure'],
  [2, 'deleteOverFields'],
  [3, 'addInsats'],
  [3, 'removeInsats'],
  [8, 'moveInsats'],
  [2, 'removeOmrade'],
  [3, 'moveOmrade'],
  [5, 'restore'],
  [2, 'addTable'],
  [2, 'writeCell'],
  [2, 'removeColumn'],
  [10, 'undo'],
  [5, 'redo']
]

interface Marked {
  part: AnchorPart
  /** The letters that were marked, and those that stood beside them in the same field. */
  letters: ReadonlySet<string>
  beside: ReadonlySet<string>
}

export interface AnchorResult {
  faults: string[]
  /** How often an anchor was found whole, in part, and gone. */
  whole: number
  some: number
  gone: number
  /** Letters that somebody took away and brought back: all of them, and those that anchors found again. */
  back: number
  backFound: number
  /** Operations by name: [tried, changed something]. */
  effect: Record<string, [tried: number, acted: number]>
}

/** One random run in which people mark stretches of text; at the end every peer is asked where they are. */
export function runAnchors(seed: number, order: 'mesh' | 'fifo', steps = 200): AnchorResult {
  const rng = new Rng(seed * 6151 + (order === 'mesh' ? 7 : 11))
  const letters = new Letters()
  const initial = initialState(letters)
  const count = 2 + (seed % 3)
  const ids = rng.shuffle(Array.from({ length: count }, (_, i) => 201 + i))
  const peers = ids.map(id => new Peer(id, initial, randomContext, rng))
  const net = new Mesh(peers, rng, order === 'mesh')
  const result: AnchorResult = { faults: [], whole: 0, some: 0, gone: 0, back: 0, backFound: 0, effect: {} }
  const marked: Marked[] = []
  const restored = new Set<string>()
  for (let step = 0; step < steps; step++) {
    const roll = rng.next()
    if (roll < 0.03) net.toggle(rng.int(count))
    else if (roll < 0.12) {
      const made = mark(rng.pick(peers)!, rng, result.faults)
      if (made) marked.push(made)
    } else if (roll < 0.55) act(rng.pick(peers)!, rng, letters, restored, result.effect)
    else net.deliver()
  }
  net.settle()
  for (const each of marked) {
    const answers = peers.map(peer => judge(peer, each, restored, result))
    if (new Set(answers).size > 1) result.faults.push(`peers find different stretches: ${answers.join(' · ')}`)
  }
  result.faults.push(...net.errors)
  for (const peer of peers) peer.destroy()
  return result
}

function act(peer: Peer, rng: Rng, letters: Letters, restored: Set<string>, effect: AnchorResult['effect']): void {
  const name = rng.weighted(AROUND)
  const operation = TEXT_OPERATIONS[name] ?? STRUCTURE_OPERATIONS[name]
  // Yjs gives back what was taken away as new letters.
  const travels = name === 'undo' || name === 'redo'
  const before = travels ? lettersOf(peer) : new Map<string, string>()
  let acted = 0
  const noted = (): void => void acted++
  peer.doc.on('update', noted)
  operation!({ peer, rng, letters: n => letters.some(n), typed: () => {} })
  peer.doc.off('update', noted)
  effect[name] ??= [0, 0]
  effect[name][0]++
  if (acted > 0) effect[name][1]++
  if (travels) for (const [c, id] of lettersOf(peer)) if (before.get(c) !== id) restored.add(c)
}

/** Every letter of the shared texts, of deleted records too, with what Yjs knows it by. */
export function lettersOf(peer: Peer): Map<string, string> {
  const out = new Map<string, string>()
  for (const root of peer.doc.share.keys()) {
    if (!root.startsWith('t:')) continue
    for (let item = peer.doc.getText(root)._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue
      const { client, clock } = item.id
      for (const [i, c] of item.content.str.split('').entries()) if (isLetter(c)) out.set(c, `${client}:${clock + i}`)
    }
  }
  return out
}

function mark(peer: Peer, rng: Rng, faults: string[]): Marked | null {
  const { live } = peer.records.read()
  const fields = peer.shown().filter(({ record }) => live.has(record))
  const chosen = rng.pick(fields)
  if (!chosen) return null
  const flat = flatOf(peer.doc.getText(fieldName(chosen.record, chosen.field)))
  const places = [...flat].flatMap((c, i) => (isLetter(c) ? [i] : []))
  const first = rng.int(places.length)
  const from = places[first]
  const to = places[Math.min(places.length - 1, first + rng.int(9))]
  if (from === undefined || to === undefined) return null
  const part = anchorPartOf(peer.doc, chosen.record, chosen.field, from, to + 1)
  const fault = checkAnchor(peer.doc, { kind: 'text', parts: [part] })
  if (fault) faults.push(`a sound anchor is refused: ${fault}`)
  const inside = flat.slice(from, to + 1)
  return {
    part,
    letters: new Set([...inside].filter(isLetter)),
    beside: new Set([...flat.slice(0, from), ...flat.slice(to + 1)].filter(isLetter))
  }
}

/** Holds what an anchor points at against the letters themselves, and gives what was found. */
function judge(
  peer: Peer,
  { part, letters, beside }: Marked,
  restored: ReadonlySet<string>,
  result: AnchorResult
): string {
  const { live } = peer.records.read()
  const isShown = shownIn(peer.doc, id => live.has(id))
  const found = resolvePart({ doc: peer.doc, isShown }, part)
  const flat = flatOf(peer.doc.getText(fieldName(part.record, part.field)))
  const fault = (what: string): void => {
    result.faults.push(`${what}: ${JSON.stringify({ quote: part.quote, now: flat, found })}`)
  }
  if (!isShown(part.record, part.field)) {
    if (found) fault('points into what is deleted')
    return 'deleted'
  }
  const alive = [...flat].filter(c => letters.has(c))
  const never = alive.filter(c => !restored.has(c))
  const text = found ? [...flat.slice(found.from, found.to)].filter(isLetter) : []
  if (found && text.length === 0) fault('points at nothing')
  if (never.some(c => !text.includes(c))) fault('misses a letter that was marked and never went away')
  if (text.some(c => beside.has(c) && !restored.has(c))) fault('takes in a letter that stood beside it')
  if (text.length > 0 && (!letters.has(text[0]!) || !letters.has(text.at(-1)!)))
    fault('takes in what was written at its edge')
  if (new Set(text).size !== text.length && ![...text].some(c => restored.has(c))) fault('points at a letter twice')
  const mine = text.filter(c => letters.has(c))
  result.back += alive.length - never.length
  result.backFound += mine.filter(c => restored.has(c)).length
  if (mine.length === letters.size) result.whole++
  else if (mine.length > 0) result.some++
  else result.gone++
  return text.join('')
}
