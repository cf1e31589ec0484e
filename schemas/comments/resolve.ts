import * as Y from 'yjs'
import { fieldName, INDEX } from '../document/ids.ts'
import { OBJECT_CHARACTER } from '../text/stycke.ts'
import type { Anchor, AnchorPart, Position } from './anchor.ts'
import { flatOf } from './flat.ts'

/** What an anchor is looked for in. `isShown`: is the field (or, without one, the record) in the document, and not deleted? */
export interface AnchorSource {
  readonly doc: Y.Doc
  isShown(record: string, field?: string): boolean
}

/** A stretch of a field as it stands now, in offsets of its flat text. */
export interface Stretch {
  record: string
  field: string
  from: number
  to: number
}

/** Where an anchor is now. `gone`: nothing of its text, or its record, stands in the document any more. */
export type Resolved = { stretches: Stretch[] } | { record: string } | { document: true } | { gone: true }

/**
 * Finds an anchor in a document as it is now. Pure: the same state gives the same answer in every browser and on the server, and nothing is
 * written. A stretch of which only some letters are left is those letters; one of several stretches may be gone without the others.
 */
export function resolveAnchor(source: AnchorSource, anchor: Anchor): Resolved {
  if (anchor.kind === 'document') return { document: true }
  if (anchor.kind === 'record') return source.isShown(anchor.record) ? { record: anchor.record } : { gone: true }
  const stretches = anchor.parts.flatMap(part => resolvePart(source, part) ?? [])
  return stretches.length > 0 ? { stretches } : { gone: true }
}

/** The same for one stretch; null when it is gone. */
export function resolvePart(source: AnchorSource, part: AnchorPart): Stretch | null {
  const { record, field, quote } = part
  if (!source.isShown(record, field)) return null
  const text = source.doc.getText(fieldName(record, field))
  const start = placeOf(text, part.start)
  const end = placeOf(text, part.end)
  if (!start || !end) return null
  if (quote === '') return { record, field, from: end.index, to: end.index }
  const range = lettersOf(flatOf(text), start, end, quote)
  return range && { record, field, ...range }
}

/** Where a Yjs position is: its offset, and the letter that it holds on to. */
interface Place {
  index: number
  item: Y.Item | null
}

/**
 * The offset of a position; null when its letter is not in this text. What Yjs knows of undone deletions is known only to the browser
 * that undid them, so it is left aside here: everybody finds the same.
 */
export function placeOf(text: Y.Text, position: Position): Place | null {
  const { doc } = text
  if (!position.item) return { index: position.assoc < 0 ? 0 : text.length, item: null }
  const { client, clock } = position.item
  if (!doc || Y.getState(doc.store, client) <= clock) return null
  const item = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
  if (!(item instanceof Y.Item) || item.parent !== text) return null
  let index = item.deleted || !item.countable ? 0 : clock - item.id.clock + (position.assoc < 0 ? 1 : 0)
  for (let left = item.left; left !== null; left = left.left) if (!left.deleted && left.countable) index += left.length
  return { index, item }
}

/** The stretch between two places: without what was typed at an edge whose letter is gone, and with letters that an undo put back there. */
function lettersOf(flat: string, start: Place, end: Place, quote: string): { from: number; to: number } | null {
  let from = start.index
  let to = Math.max(from, end.index)
  if (flat.slice(from, to) === quote) return { from, to }
  if (start.item?.deleted) while (from < to && !isLetterOf(quote, flat[from]!)) from++
  if (end.item?.deleted) while (to > from && !isLetterOf(quote, flat[to - 1]!)) to--
  if (start.item?.deleted && from === start.index) from -= restored(flat, from, to, quote, lettersPutBefore(start.item))
  return to > from ? { from, to } : null
}

/** A space says nothing: it stands in most quotes, and in most of what is typed beside them. */
const isLetterOf = (quote: string, char: string): boolean =>
  char.trim() !== '' && char !== OBJECT_CHARACTER && quote.includes(char)

/**
 * How many letters right before `from` are the beginning of the quote that somebody took away and put back. Yjs puts what an undo brings
 * back as new letters directly before the removed ones; `most` counts those that stand so.
 */
function restored(flat: string, from: number, to: number, quote: string, most: number): number {
  for (let count = Math.min(most, quote.length); count > 0; count--) {
    if (flat.slice(from - count, from) !== quote.slice(0, count)) continue
    const rest = Math.min(to - from, quote.length - count)
    if (rest === 0 ? count === quote.length : flat.startsWith(quote.slice(count, count + Math.min(rest, 8)), from))
      return count
  }
  return 0
}

/** How many visible letters were inserted directly before a removed letter, or before others that were. */
function lettersPutBefore(removed: Y.Item): number {
  let count = 0
  const met = [removed]
  for (let item = removed.left; item !== null; item = item.left) {
    const { rightOrigin } = item
    if (!item.deleted) {
      const isBefore = rightOrigin !== null && met.some(other => holds(other, rightOrigin))
      if (!isBefore) break
      if (item.countable) count += item.length
    }
    met.push(item)
  }
  return count
}

const holds = (item: Y.Item, id: Y.ID): boolean =>
  item.id.client === id.client && item.id.clock <= id.clock && id.clock < item.id.clock + item.length

/** Which records and fields of a document are shown, read from its structure alone. */
export function shownIn(doc: Y.Doc, isLive: (record: string) => boolean): AnchorSource['isShown'] {
  const index = doc.getMap(INDEX)
  return (record, field) => {
    if (!isLive(record)) return false
    // A cell is shown while its column is there.
    const column = field?.startsWith('c-') && index.get(`${record}|t`) === 'tablerow' ? field.slice(2) : null
    return column === null || isLive(column)
  }
}
