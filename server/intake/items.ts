import { MOST_QUOTE } from '../../schemas/comments/anchor.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { AnswerPart } from '../../schemas/remiss/answer.ts'
import type { Corrections } from '../../schemas/remiss/intake.ts'
import type { Place } from '../../schemas/remiss/place.ts'
import type { Placement } from '../../schemas/returned/copy.ts'
import { itemsOf, placesOf, type ReadItem } from '../copies/items.ts'
import type { ReturnedCopy } from '../returned/result.ts'
import { partsFromCopy } from '../svar/from-copy.ts'
import type { Frozen } from '../svar/frozen.ts'

/** What of a copy is to become part of an answer: each comment and each change with the parts that it makes. */
export interface CopyParts {
  key: string
  author: string
  parts: AnswerPart[]
}

/** Does a person still have to say where this belongs? */
export const isUnplaced = (item: ReadItem, corrections: Corrections): boolean =>
  corrections[item.key]?.leave !== true && placesOf(item, corrections[item.key]?.place) === null

/** How many items of a copy a person has to place. */
export const unplacedIn = (copy: ReturnedCopy, corrections: Corrections): number =>
  itemsOf(copy, null).filter(item => isUnplaced(item, corrections)).length

/** The parts that a copy makes, with what people have corrected. What is left out stays in the file alone. */
export const partsOfCopy = (copy: ReturnedCopy, corrections: Corrections, frozen: Frozen): CopyParts[] =>
  itemsOf(copy, null)
    .filter(item => corrections[item.key]?.leave !== true)
    .map(item => ({
      key: item.key,
      author: item.author,
      parts: partsOfItem(copy, item, corrections[item.key]?.place, frozen)
    }))

/** The parts that one comment or change makes. */
export function partsOfItem(
  copy: ReturnedCopy,
  item: ReadItem,
  placement: Placement | undefined,
  frozen: Frozen
): AnswerPart[] {
  const parts = partsFromCopy(onlyItem(copy, item.key), frozen)
  if (!placement) return parts
  const place = placeOf(placement, frozen)
  // A change that had a place keeps its proposal where the new place is in a text too; only its first part is moved: the second is where words were taken from.
  return parts.map((part, i): AnswerPart => {
    if (part.kind === 'kommentar') return { ...part, place, text: item.places.length > 0 ? part.text : said(item) }
    if (part.kind !== 'andringsforslag' || i > 0) return part
    if (place.kind === 'text') return { ...part, place }
    return { kind: 'kommentar', place, text: messages.svar.copy.change(item.before, item.text) }
  })
}

/** The words of what stood nowhere, with what was answered to it. */
const said = ({ text, replies }: ReadItem): string =>
  [text, ...replies.map(reply => messages.svar.copy.reply(reply.author, reply.text))].join('\n\n')

/** The same copy with nothing in it but one item: keys are those of `itemsOf`. */
function onlyItem(copy: ReturnedCopy, key: string): ReturnedCopy {
  const index = Number(key.slice(1))
  const none = { ...copy, comments: [], changes: [], unplaced: [] }
  if (key.startsWith('r')) return { ...none, changes: copy.changes.slice(index, index + 1) }
  if (key.startsWith('u')) return { ...none, unplaced: copy.unplaced.slice(index, index + 1) }
  const root = key.slice(1)
  const inThread = new Set([root])
  for (let before = 0; before !== inThread.size; ) {
    before = inThread.size
    for (const { id, parent } of copy.comments) if (parent !== null && inThread.has(parent)) inThread.add(id)
  }
  const comments = copy.comments.filter(({ id }) => inThread.has(id))
  return { ...none, comments, unplaced: copy.unplaced.filter(({ comment }) => comment === root) }
}

/** A place that a person has chosen, with the words that stand there. */
function placeOf(placement: Placement, frozen: Frozen): Place {
  if (placement.kind !== 'text') return placement
  const { record, field, from } = placement
  const to = Math.min(placement.to, from + MOST_QUOTE)
  return { kind: 'text', record, field, from, to, quote: (frozen.words(record, field) ?? '').slice(from, to) }
}

/** Is that in the version? */
export function isPlaceOf(placement: Placement, frozen: Frozen): boolean {
  if (placement.kind === 'document') return true
  if (frozen.indexOf(placement.record) < 0) return false
  if (placement.kind === 'record') return true
  const words = frozen.words(placement.record, placement.field)
  return words !== null && placement.from <= placement.to && placement.to <= words.length
}
