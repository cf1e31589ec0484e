import { fieldText } from '../text/stycke.ts'
import { type FieldText, perField } from './field-text.ts'
import type { RuleContext } from './rule.ts'

/** A range of years in a text. */
export interface YearRange {
  from: number
  to: number
  /** As it is written, with "från" or "mellan" before it. */
  text: string
  first: number
  last: number
  /** As it is to be written: with an en dash and no spaces, after "under" where "mellan" stood. */
  right: string
  /** Words before it say that it is the document's own period: "perioden 2027–2030". */
  claimed: boolean
}

const YEAR = '(?:19|20)\\d{2}'
const RANGE = new RegExp(
  `(?<![\\p{L}\\p{N}/:–-])(?:(från(?: och med)?|mellan|fr\\.o\\.m\\.)(?: åren?)?[ \\u00a0]+)?(${YEAR})` +
    `([ \\u00a0]*[-\\u2010-\\u2015\\u2212][ \\u00a0]*|[ \\u00a0]+(?:till(?: och med)?|t\\.o\\.m\\.|och)[ \\u00a0]+)` +
    `(${YEAR}|\\d{2})(?![\\p{L}\\p{N}]|[-/:–]\\d)`,
  'giu'
)
const CLAIM = /(?:(?<!mandat)perioden?|giltighetstiden?|gäller(?: under)?)(?: åren)?[ \u00a0:]*$/iu
/** Letters of a diarium before the number: "STK-2019-2021" is no range. */
const CODE = /(?:\p{Lu}{2,}[ -]|dnr[.:]? |diarienummer:? )$/u

/** Every range of years in a text. School years (2026/2027) and two years ("2026 och 2027") are none. */
export const yearRangesIn = perField((text: FieldText) => findRanges(text.flat))

function findRanges(flat: string): YearRange[] {
  const out: YearRange[] = []
  for (const match of flat.matchAll(RANGE)) {
    const [text, preposition = '', start = '', between = '', end = ''] = match
    const before = flat.slice(Math.max(0, match.index - 40), match.index)
    const isBetween = /^mellan/i.test(preposition)
    if (/och$/i.test(between.trim()) && !isBetween) continue
    if (CODE.test(before)) continue
    const first = Number(start)
    const last = end.length === 2 ? first - (first % 100) + Number(end) : Number(end)
    // "2026-03" is a month.
    if (last <= first || (end.length === 2 && (Number(end) <= 12 || !/^[-–]$/.test(between)))) continue
    const years = `${first}–${last}`
    const right = isBetween && between.includes('och') ? `under ${years}` : years
    const to = match.index + text.length
    out.push({ from: match.index, to, text, first, last, right, claimed: CLAIM.test(before) })
  }
  return out
}

/** The years of the document: its giltighetstid, else those in its title, else those of the municipality. */
export function periodOf({ dokument: { metadata }, kommun, template }: RuleContext): { first: number; last: number } {
  const validity = template.metadata.filter(item => item.kind === 'text' && /^(?:giltig|period)/.test(item.key))
  for (const key of [...validity.map(item => item.key), 'titel']) {
    const [range] = findRanges(fieldText(metadata.fields[key] ?? []))
    if (range) return range
  }
  return { first: kommun.period.from, last: kommun.period.to }
}
