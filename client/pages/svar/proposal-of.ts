import { MOST_QUOTE } from '../../../schemas/comments/anchor.ts'
import type { AnswerPart } from '../../../schemas/remiss/answer.ts'

type Proposal = Extract<AnswerPart, { kind: 'andringsforslag' }>

const IN_WORD = /[\p{L}\p{N}]/u

/**
 * The smallest change by whole words that makes `words` of a field into `wanted`. The same words give an empty stretch at the end.
 */
export function changeBetween(words: string, wanted: string): { from: number; to: number; text: string } {
  const shorter = Math.min(words.length, wanted.length)
  const cutsWord = (text: string, at: number): boolean =>
    at > 0 && at < text.length && IN_WORD.test(text[at - 1] ?? '') && IN_WORD.test(text[at] ?? '')
  let from = 0
  while (from < shorter && words[from] === wanted[from]) from++
  while (from > 0 && (cutsWord(words, from) || cutsWord(wanted, from))) from--
  let end = 0
  while (end < shorter - from && words[words.length - 1 - end] === wanted[wanted.length - 1 - end]) end++
  while (end > 0 && (cutsWord(words, words.length - end) || cutsWord(wanted, wanted.length - end))) end--
  return { from, to: words.length - end, text: wanted.slice(from, wanted.length - end) }
}

/** The words of the field as the proposal would have them. */
export function wantedWords({ place, replacement }: Proposal, words: string): string {
  if (place.kind !== 'text') return words
  return words.slice(0, place.from) + replacement.map(run => run.text).join('') + words.slice(place.to)
}

/** The proposal that makes the words of its field into `wanted`; null where more changes than a proposal holds. */
export function proposalFor(proposal: Proposal, words: string, wanted: string): Proposal | null {
  if (proposal.place.kind !== 'text') return null
  const { from, to, text } = changeBetween(words, wanted)
  if (to - from > MOST_QUOTE || text.length > MOST_QUOTE) return null
  const place = { ...proposal.place, from, to, quote: words.slice(from, to) }
  return { ...proposal, place, replacement: text === '' ? [] : [{ text }] }
}
