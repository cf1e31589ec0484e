import { messages } from '../messages/messages.ts'
import { personnummerIn } from '../rules/personnummer.ts'

/** Something about a person in a text, and what is to stand there instead. */
export interface PersonalSpan {
  from: number
  to: number
  instead: string
}

const EMAIL = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu

const GAP = '[ \\u00a0\\u2007\\u202f]?'
const DASH = '[-\\u2010\\u2011\\u2013/]?'

/**
 * Swedish numbers as they are written: 0480-45 00 00, 070-123 45 67, 0701234567, +46 (0)70 123 45 67. They begin with 0 or +46 and
 * stand alone: a diarienummer, a year, the number of a law or an account does not.
 */
const PHONE = new RegExp(
  `(?<![\\p{L}\\p{N}./:\\u2013-])(?:(?:\\+|00)46${GAP}(?:\\(0\\))?${GAP}[1-9]\\d{0,2}|\\(?0[1-9]\\d{0,2}\\)?)` +
    `${GAP}${DASH}${GAP}\\d{2,3}(?:${GAP}\\d{2,3}){1,3}(?![\\p{L}\\p{N}:/]|[-\\u2013]\\d)`,
  'gu'
)

/** How many digits a Swedish number has, its 0 or 46 counted. */
const DIGITS = { least: 8, most: 13 }

/**
 * Finds what belongs to persons in a text: e-mail addresses, telephone numbers, personal identity numbers, and those of the names. They never
 * overlap; in the order of the text.
 */
export function personalIn(text: string, names: RegExp | null): PersonalSpan[] {
  const { omitted } = messages.export
  const found: PersonalSpan[] = [
    ...spans(text, EMAIL, omitted.email),
    ...personnummerIn(text).map(span => ({ ...span, instead: omitted.number })),
    ...(names ? spans(text, names, omitted.name) : []),
    ...spans(text, PHONE, omitted.phone).filter(({ from, to }) => isLength(text.slice(from, to)))
  ]
  const taken: PersonalSpan[] = []
  for (const span of found) if (taken.every(t => t.to <= span.from || span.to <= t.from)) taken.push(span)
  return taken.sort((a, b) => a.from - b.from)
}

function isLength(number: string): boolean {
  const digits = number.replace(/\D/g, '').length
  return digits >= DIGITS.least && digits <= DIGITS.most
}

const spans = (text: string, pattern: RegExp, instead: string): PersonalSpan[] =>
  [...text.matchAll(pattern)].map(({ index, 0: whole }) => ({ from: index, to: index + whole.length, instead }))

/**
 * What finds names of persons in a text, also turned round ("Lind, Anna") and in the genitive; null without a name. Only names of two
 * words or more count: a first name alone can be anybody's, and one word is often the name of a function.
 */
export function namesPattern(names: Iterable<string>): RegExp | null {
  const all = new Set<string>()
  for (const name of names) {
    const words = name.normalize('NFC').trim().split(/\s+/u)
    if (words.length < 2) continue
    all.add(words.map(escaped).join('\\s+'))
    const last = words.at(-1) ?? ''
    const first = words.slice(0, -1)
    all.add(`${escaped(last)},?\\s+${first.map(escaped).join('\\s+')}`)
  }
  if (all.size === 0) return null
  const longest = [...all].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longest.join('|')})s?(?![\\p{L}\\p{N}])`, 'giu')
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** The names in a field that holds a person: "Anna Lind, handläggare, 0480-45 00 00" names Anna Lind. */
export function namesIn(text: string): string[] {
  return text
    .split(/[,;:/()\n]| och /u)
    .map(part => part.trim())
    .filter(part => /^\p{Lu}[\p{L}'-]+(?:\s(?:av|af|von|de|\p{Lu}\.?|\p{Lu}[\p{L}'-]+)){1,4}$/u.test(part))
}
