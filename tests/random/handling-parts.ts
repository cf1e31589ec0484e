import type { Place } from '../../schemas/remiss/place.ts'
import type { Piece } from '../../schemas/remiss/sammanstallning.ts'
import { textParts, type Worded } from '../../schemas/remiss/text-parts.ts'
import { isLetter } from './rng.ts'

/** What a page shows, as a person who looks at it sees it: the words of each field, the record above each record. */
export interface Sight {
  words: ReadonlyMap<string, string>
  above: ReadonlyMap<string, string | null>
  order: ReadonlyMap<string, readonly string[]>
}

/** Says so of a synpunkt on a whole record exactly when nobody sees the record any more. */
export function judgeRecords(
  then: Sight,
  now: Sight,
  placeNow: (place: Place) => { state: string } | null,
  fault: (what: string, about: unknown) => void
): number {
  let gone = 0
  for (const record of then.above.keys()) {
    const found = placeNow({ kind: 'record', record })
    const isGone = !now.above.has(record)
    if (isGone) gone++
    if ((found?.state === 'post-borttagen') !== isGone)
      fault('a synpunkt on a record says the wrong thing', { record, found })
  }
  if (placeNow({ kind: 'document' }) !== null) fault('a synpunkt on the whole has moved', null)
  return gone
}

/**
 * Before and after of each insats in the sammanställning: what went away is marked before, what came is marked after, what is not marked stands on both sides, and
 * an insats that nobody touched has no rows.
 */
export function judgeParts(
  [frozen, then]: readonly [Worded, Sight],
  [present, now]: readonly [Worded, Sight],
  fault: (what: string, about: unknown) => void
): number {
  const parts = new Map(textParts(frozen, present).map(part => [part.record, part]))
  const isInsats = (id: string): boolean => parts.get(id)?.kind === 'insats'
  const all = new Set([...insatserOf(frozen), ...insatserOf(present)])
  let touched = 0
  for (const id of all) {
    const part = parts.get(id)
    if (!part || !isInsats(id)) {
      fault('an insats is not in the sammanställning', id)
      continue
    }
    const [before, after] = [lettersBelow(then, id), lettersBelow(now, id)]
    const rows = part.changes
    const marked = (side: 'before' | 'after', changed: boolean): Set<string> =>
      new Set(
        rows
          .flatMap(row => row[side])
          .flatMap((piece: Piece) => (piece.changed === changed ? [...piece.text].filter(isLetter) : []))
      )
    const about = { id, rows, before: [...before.all].join(''), after: [...after.all].join('') }
    if (part.removed !== !now.above.has(id) || part.added !== !then.above.has(id))
      fault('an insats is said to be new or gone', about)
    for (const letter of before.sure)
      if (!after.all.has(letter) && !marked('before', true).has(letter)) fault(`${letter} went away unseen`, about)
    for (const letter of after.sure)
      if (!before.all.has(letter) && !marked('after', true).has(letter)) fault(`${letter} came unseen`, about)
    for (const side of ['before', 'after'] as const) {
      const own = side === 'before' ? before : after
      for (const letter of [...marked(side, true), ...marked(side, false)])
        if (!own.all.has(letter)) fault(`${letter} is shown ${side} and was not there`, about)
      for (const letter of marked(side, false))
        if (!before.all.has(letter) || !after.all.has(letter)) fault(`${letter} is shown as unchanged`, about)
    }
    if (rows.length > 0) touched++
  }
  return touched
}

function insatserOf({ dokument }: Worded): string[] {
  const visit = (posts: Worded['dokument']['sections']): string[] =>
    posts.flatMap(post => [...(post.type === 'insats' ? [post.id] : []), ...visit(post.children)])
  return visit(dokument.sections)
}

/** The letters of a record and of what stands below it. What is added to the ansvar stands in its sentence only where somebody is responsible. */
function lettersBelow(sight: Sight, id: string): { all: Set<string>; sure: Set<string> } {
  const all = new Set<string>()
  const sure = new Set<string>()
  const visit = (record: string): void => {
    for (const [key, text] of sight.words) {
      const [owner, field] = key.split(':')
      if (owner !== record) continue
      for (const letter of text) {
        all.add(letter)
        if (field !== 'ansvarstillagg') sure.add(letter)
      }
    }
    for (const child of sight.order.get(record) ?? []) visit(child)
  }
  visit(id)
  return { all, sure }
}
