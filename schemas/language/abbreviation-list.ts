import type { Kommun } from '../register/kommun.ts'
import { spellingsOf } from '../register/lookup.ts'
import { textFieldsOf } from '../rules/fields.ts'
import type { RuleContext } from '../rules/rule.ts'
import { fieldText } from '../text/stycke.ts'
import { abbreviationsIn } from './abbreviation-use.ts'
import type { Span } from './words.ts'

/** An abbreviation of a document, and what it stands for; null where neither the document nor the register says it. */
export interface Abbreviation {
  short: string
  long: string | null
}

/**
 * The abbreviations that a document uses, each once, in the order of the Swedish alphabet. What they stand for is looked for where the
 * text explains them ("Full name (ABC)", "ABC (full name)"), then in the definitions, then among the units of the register.
 */
export function abbreviationList(context: RuleContext): Abbreviation[] {
  const used = new Map<string, string>()
  const inText = new Map<string, string>()
  const defined = new Map<string, string>()
  for (const { post, field, text } of textFieldsOf(context)) {
    for (const part of abbreviationsIn(text.flat, text.words).used) {
      const key = part.text.toUpperCase()
      if (!used.has(key)) used.set(key, part.text)
      const long = explanationAt(text.flat, part)
      if (long !== null && !inText.has(key)) inText.set(key, long)
      if (post.type === 'definition' && field === 'term' && text.flat.trim() === part.text)
        defined.set(key, firstSentence(fieldText(post.fields.text ?? [])))
    }
  }
  const units = unitsByAlias(context.kommun)
  return [...used]
    .map(([key, short]) => ({ short, long: inText.get(key) ?? (defined.get(key) || null) ?? units.get(key) ?? null }))
    .sort((a, b) => a.short.localeCompare(b.short, 'sv') || (a.short < b.short ? -1 : 1))
}

const firstSentence = (text: string): string =>
  (/^.*?\.(?=\s|$)/su.exec(text.trim())?.[0] ?? text.trim()).replace(/\.$/, '')

function unitsByAlias(kommun: Kommun): Map<string, string> {
  const out = new Map<string, string>()
  for (const { spelling, source, canonical } of spellingsOf(kommun)) {
    const key = spelling.toUpperCase()
    if (source === 'alias' && !out.has(key)) out.set(key, canonical)
  }
  return out
}

/** What the words around an abbreviation say that it stands for, or null. */
export function explanationAt(text: string, { from, to, text: short }: Span): string | null {
  const after = /^[”"]?\s\(([^()\n]{4,100})\)/u.exec(text.slice(to, to + 110))?.[1]
  if (after !== undefined && initialsFit(after, short)) return after.trim()
  const before = text.slice(Math.max(0, from - 120), from)
  const inBrackets = /\(([^()\n]{4,110}),\s$/u.exec(before)?.[1]
  if (inBrackets !== undefined && /^[”"]?\)/u.test(text.slice(to, to + 2))) return inBrackets.trim()
  if (!/\($/u.test(before) || !/^[”"]?\)/u.test(text.slice(to, to + 2))) return null
  return wordsBefore(before.slice(0, -1).trimEnd(), short)
}

/** The words before "(ABC)" that it stands for: from the nearest word that begins as it does, when the other letters follow. */
function wordsBefore(before: string, short: string): string | null {
  const sentence = before.split(/[.!?:;\n]\s|\n/u).at(-1) ?? ''
  const starts = [...sentence.matchAll(/(?<![\p{L}\p{N}-])\p{L}/gu)].map(m => m.index).reverse()
  for (const start of starts) {
    const words = sentence.slice(start)
    if (words.split(/\s+/u).length > short.length * 2 + 2) return null
    if (initialsFit(words, short)) return words.trim()
  }
  return null
}

/** The first letter begins it, and the others follow in their order. */
function initialsFit(words: string, short: string): boolean {
  const text = words.toLowerCase()
  if (!/\p{L}{4}/u.test(words) || text.trimStart().charAt(0) !== short.charAt(0).toLowerCase()) return false
  let at = 0
  for (const letter of short.toLowerCase()) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
