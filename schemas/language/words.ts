/** A stretch of a text: offsets in UTF-16 units, as everywhere else. */
export interface Span {
  from: number
  to: number
  text: string
}

/** Letters and digits, held together by a hyphen, colon, apostrophe or full stop inside: `FN:s`, `hälso`, `bl.a`, `2022`. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-'’:.\u2011][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu

/** The words of a text in order. Numbers count as words; punctuation, references and breaks do not. */
export function wordsOf(text: string): Span[] {
  const out: Span[] = []
  for (const match of text.matchAll(WORD)) {
    out.push({ from: match.index, to: match.index + match[0].length, text: match[0] })
  }
  return out
}

/** How many words a text has. */
export const countWords = (text: string): number => wordsOf(text).length
