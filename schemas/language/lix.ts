import { sentencesOf } from './sentences.ts'
import { wordsOf } from './words.ts'

/** What LIX is counted from; sums of several texts give the LIX of all of them. */
export interface LixCounts {
  words: number
  /** Words of more than six letters. */
  long: number
  sentences: number
}

/** The five levels of Björnsson's scale, from easiest to hardest. */
export const LIX_LEVELS = ['mycket-lattlast', 'lattlast', 'medelsvar', 'svar', 'mycket-svar'] as const
export type LixLevel = (typeof LIX_LEVELS)[number]

/** Counts the words and sentences of a text. */
export function countForLix(text: string): LixCounts {
  let words = 0
  let long = 0
  for (const word of wordsOf(text)) {
    words++
    if (word.to - word.from > 6 && letters(word.text) > 6) long++
  }
  return { words, long, sentences: sentencesOf(text).length }
}

const letters = (word: string): number => word.replace(/[^\p{L}]/gu, '').length

/**
 * Läsbarhetsindex: words per sentence plus the percentage of words of more than six letters, rounded.
 * Source: C. H. Björnsson, *Läsbarhet* (Liber, 1968). Zero for a text without words.
 */
export function lixFrom(counts: LixCounts): number {
  if (counts.words === 0) return 0
  return Math.round(counts.words / Math.max(1, counts.sentences) + (counts.long * 100) / counts.words)
}

/** The LIX of a text. Under about 100 words the figure says little. */
export const lixOf = (text: string): number => lixFrom(countForLix(text))

/** Björnsson's level: under 30 very easy (children's books), 30–40 easy (fiction), 40–50 middling (newspapers), 50–60 hard (official texts), above very hard. */
export function lixLevel(lix: number): LixLevel {
  if (lix < 30) return 'mycket-lattlast'
  if (lix <= 40) return 'lattlast'
  if (lix <= 50) return 'medelsvar'
  return lix <= 60 ? 'svar' : 'mycket-svar'
}
