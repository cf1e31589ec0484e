import { OBJECT_CHARACTER } from '../text/stycke.ts'
import { abbreviationKind } from './abbreviations.ts'
import type { Span } from './words.ts'

/** A run of sentence signs, with the quotes, brackets and footnote references that close on it. */
const STOP = new RegExp(`[.!?…]+["”’»)\\]${OBJECT_CHARACTER}]*`, 'gu')
const NEXT = new RegExp(`^[ \\t\\u00a0${OBJECT_CHARACTER}]+["”’»(\\[–—-]?\\s?[\\p{Lu}\\p{N}"”]`, 'u')
const LAST_WORD = /[\p{L}\p{N}]+(?:[.:][\p{L}\p{N}]+)*$/u

/**
 * The sentences of a flat text. A newline always ends one (an item of a list is a sentence of its own); a full stop does when
 * something that can begin a sentence follows, and when it does not belong to an abbreviation that goes on (bl.a., kap.), to an initial
 * (A. Svensson), or to a number that opens the paragraph (2. Insatser) or a date (den 1. mars).
 */
export function sentencesOf(text: string): Span[] {
  const out: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    for (const [from, to] of divide(line)) pushTrimmed(out, text, start + from, start + to)
    start += line.length + 1
  }
  return out
}

function divide(line: string): [number, number][] {
  const out: [number, number][] = []
  let from = 0
  for (const stop of line.matchAll(STOP)) {
    const end = stop.index + stop[0].length
    if (end >= line.length) break
    if (!NEXT.test(line.slice(end, end + 8))) continue
    if (stop[0].startsWith('.') && !stop[0].startsWith('..') && !endsSentence(line.slice(from, stop.index))) continue
    out.push([from, end])
    from = end
  }
  out.push([from, line.length])
  return out
}

/** Does a single full stop after these words end the sentence, given that a capital letter, a digit or a quote follows? */
function endsSentence(before: string): boolean {
  const word = LAST_WORD.exec(before.slice(-40))?.[0]
  if (word === undefined) return true
  if (/^\p{L}$/u.test(word)) return false
  if (/^\d{1,3}(?:\.\d+)*$/.test(word) && before.trim() === word) return false
  return abbreviationKind(word) !== 'leading'
}

function pushTrimmed(out: Span[], text: string, from: number, to: number): void {
  let a = from
  let b = to
  while (a < b && isEmptySpace(text[a])) a++
  while (b > a && isEmptySpace(text[b - 1])) b--
  if (b > a && /[\p{L}\p{N}]/u.test(text.slice(a, b))) out.push({ from: a, to: b, text: text.slice(a, b) })
}

const isEmptySpace = (c: string | undefined): boolean =>
  c === ' ' || c === '\t' || c === '\u00a0' || c === OBJECT_CHARACTER
