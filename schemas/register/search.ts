import { editDistance, tolerated } from './distance.ts'
import type { Kommun } from './kommun.ts'
import { closeSpelling, sameSpelling } from './normalise.ts'
import { type Indexed, type Spelling, spellingIndex } from './spellings.ts'

/** A party offered for what somebody has typed. */
export interface Hit {
  readonly id: string
  /** As the register writes it. */
  readonly name: string
  readonly kind: Spelling['kind']
  /** The alias or former name that was found, when it was not the name itself. */
  readonly matched: { readonly spelling: string; readonly source: 'alias' | 'formerly' } | null
  /** False when only a close spelling was found. */
  readonly exact: boolean
}

/** How a spelling answers to the query, best first. */
const GRADES = ['whole', 'start', 'words', 'inside', 'close'] as const
type Grade = (typeof GRADES)[number]
const CLOSE = GRADES.indexOf('close') * 2

/**
 * Parties for the combobox: whose name or alias is the query, begins with it, has words that begin with its words, holds it inside
 * a word ("fritid"), and last the close ones ("socialförvaltnign"). Names before aliases, then the order of the register. An
 * empty query gives the register from its beginning. Units that have ended are not offered.
 */
export function searchParties(query: string, kommun: Kommun, limit = 8): Hit[] {
  const all = spellingIndex(kommun).all.filter(s => !s.ended)
  const wanted = sameSpelling(query)
  if (wanted === '') {
    const names = all.filter(s => s.source === 'name').slice(0, limit)
    return names.map(s => hit(s, true))
  }
  const found = new Map<string, { spelling: Indexed; best: number }>()
  for (const spelling of all) {
    const own = grade(wanted, spelling)
    if (own === null) continue
    const value = GRADES.indexOf(own) * 2 + (spelling.source === 'name' ? 0 : 1)
    const other = found.get(spelling.id)
    // What is shown is the name, when it answers too: an old name is only of interest to one who typed it.
    if (!other) found.set(spelling.id, { spelling, best: value })
    else if (value < other.best) {
      const nameAnswers = other.spelling.source === 'name' && other.best < CLOSE
      found.set(spelling.id, { spelling: nameAnswers ? other.spelling : spelling, best: value })
    }
  }
  const sorted = [...found.values()].sort((a, b) => a.best - b.best || a.spelling.rank - b.spelling.rank)
  return sorted.slice(0, limit).map(({ spelling, best }) => hit(spelling, best < CLOSE))
}

function grade(wanted: string, spelling: Indexed): Grade | null {
  const text = spelling.sameAs
  if (text === wanted) return 'whole'
  if (text.startsWith(wanted)) return 'start'
  const words = text.split(/[- ]/)
  if (wanted.split(/[- ]/).every(w => words.some(word => word.startsWith(w)))) return 'words'
  if (wanted.length > 2 && text.includes(wanted)) return 'inside'
  const typed = closeSpelling(wanted)
  const max = tolerated(typed.length)
  if (spelling.closeTo.startsWith(typed)) return 'close'
  return max > 0 && editDistance(typed, spelling.closeTo, max, true) <= max ? 'close' : null
}

const hit = ({ id, canonical, kind, spelling, source }: Indexed, exact: boolean): Hit => ({
  id,
  name: canonical,
  kind,
  matched: source === 'name' ? null : { spelling, source },
  exact
})
