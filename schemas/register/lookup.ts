import { editDistance, tolerated } from './distance.ts'
import type { Kommun } from './kommun.ts'
import { closeSpelling, sameSpelling, withoutGenitive } from './normalise.ts'
import { type Indexed, type Spelling, spellingIndex } from './spellings.ts'

export { type Hit, searchParties } from './search.ts'
export { type Spelling, spellingsOf } from './spellings.ts'

/** A party that a text names, and how sure that is. */
export interface PartyMatch extends Spelling {
  /** The text is this spelling of the register but for capitals, hyphens, spaces, quotation marks, or the ending of a genitive. */
  readonly exact: boolean
  /** 1 for an exact match; below 1 for a close one, the higher the closer. */
  readonly score: number
}

/**
 * The parties that a text can mean, best first, one match a party; empty when none is near. The text is a name and nothing more:
 * `parseAnsvar` finds names in a line. Close are spellings that differ in a missing hyphen or space, in ø for ö, or in few letters
 * (none in an abbreviation, three in a long name).
 */
export function findParties(text: string, kommun: Kommun): PartyMatch[] {
  const exact = exactSpellings(text, kommun)
  if (exact.length > 0) return best(exact.map(s => match(s, true, 1)))
  return best([...closeMatches(text, kommun)])
}

/** The party that a text means most likely, or null. */
export const findParty = (text: string, kommun: Kommun): PartyMatch | null => findParties(text, kommun)[0] ?? null

/** The party that a text names exactly, or null; cheaper than `findParty`. */
export function findExactParty(text: string, kommun: Kommun): PartyMatch | null {
  const [first] = exactSpellings(text, kommun)
  return first ? match(first, true, 1) : null
}

function exactSpellings(text: string, kommun: Kommun): readonly Indexed[] {
  const { same } = spellingIndex(kommun)
  const found = same.get(sameSpelling(text))
  if (found) return found
  const stem = withoutGenitive(text)
  return (stem !== null && same.get(sameSpelling(stem))) || []
}

function* closeMatches(text: string, kommun: Kommun): Generator<PartyMatch> {
  const { all, close } = spellingIndex(kommun)
  const written = closeSpelling(text)
  if (written === '') return
  for (const spelling of close.get(written) ?? []) yield match(spelling, false, 0.98)
  for (const spelling of all) {
    const max = tolerated(Math.min(written.length, spelling.closeTo.length))
    if (max === 0 || spelling.closeTo === written) continue
    const distance = editDistance(written, spelling.closeTo, max)
    if (distance <= max) yield match(spelling, false, 0.97 * (1 - distance / Math.max(written.length, 1)))
  }
}

const match = (
  { id, canonical, kind, spelling, source, ended }: Indexed,
  exact: boolean,
  score: number
): PartyMatch => ({
  id,
  canonical,
  kind,
  spelling,
  source,
  ended,
  exact,
  score
})

/** The best match of each party; ties in the order of the register, because sorting is stable. */
function best(matches: readonly PartyMatch[]): PartyMatch[] {
  const sorted = matches.toSorted((a, b) => b.score - a.score)
  const seen = new Set<string>()
  return sorted.filter(m => !seen.has(m.id) && seen.add(m.id))
}
