import type { CopyItem } from '../../../schemas/returned/copy.ts'

export const FILTERS = ['all', 'comments', 'changes', 'unplaced', 'leftOut'] as const
export type ItemFilter = (typeof FILTERS)[number]

/** Nobody has said yet where it belongs, and it is not left out. */
export const isUnplaced = (item: CopyItem): boolean =>
  item.becomes !== 'nothing' &&
  item.becomes !== 'answer' &&
  !item.leftOut &&
  item.placement === null &&
  item.places.length === 0

/** What becomes a thread when the copy is taken in now. */
export const isToTakeIn = (item: CopyItem): boolean =>
  item.becomes !== 'nothing' && !item.leftOut && item.thread === null && !isUnplaced(item)

const HOLDS: Record<ItemFilter, (item: CopyItem) => boolean> = {
  all: () => true,
  comments: item => item.kind === 'comment',
  changes: item => item.kind !== 'comment',
  unplaced: isUnplaced,
  leftOut: item => item.leftOut
}

export const itemsOf = (items: readonly CopyItem[], filter: ItemFilter): CopyItem[] => items.filter(HOLDS[filter])

/** Items in the order of the text: those without a place first, then by record as the outline has them. */
export function inOrder(items: readonly CopyItem[], outline: readonly { record: string }[]): CopyItem[] {
  const rank = new Map(outline.map(({ record }, i) => [record, i]))
  const at = (item: CopyItem): readonly [number, number] => {
    if (isUnplaced(item)) return [-2, 0]
    const place = item.placement ?? item.places[0]
    if (!place || ('kind' in place && place.kind === 'document')) return [-1, 0]
    return [rank.get(place.record) ?? outline.length, 'from' in place ? place.from : 0]
  }
  return items.toSorted((a, b) => {
    const [[a1, a2], [b1, b2]] = [at(a), at(b)]
    return a1 - b1 || a2 - b2
  })
}

const MOST_SHOWN = 120

/** As much of the words as one needs to know them again. */
export const shortened = (text: string): string =>
  text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).trimEnd()} …` : text
