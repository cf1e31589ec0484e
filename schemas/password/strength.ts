import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import { messages } from '../messages/messages.ts'
import { SWEDISH_WORDS } from './swedish-words.ts'

/** How long a password is, at least and at most. */
const PASSWORD_LENGTH = { least: 12, most: 200 } as const

/** What the library calls hard to guess: more than a hundred million guesses. */
const ENOUGH = 3

/** So many letters and digits besides the own name, address and municipality. */
const BESIDES = 8

export interface Strength {
  /** From 0 (known) to 4 (very hard to guess). */
  score: number
  good: boolean
  /** What is wrong and what would help, in plain words; empty when nothing is. */
  advice: string[]
}

let judge: ZxcvbnFactory | null = null

/**
 * Judges a password as somebody who guesses would, with the words that the person's own name, address and municipality are made of. The
 * library and its lists lie in the program: nothing is asked of anybody. Large: the browser loads it where a password is chosen.
 */
export function passwordStrength(password: string, about: readonly string[]): Strength {
  const { tooShort, tooLong } = messages.auth.strength
  if (password.length < PASSWORD_LENGTH.least) return weak(tooShort(PASSWORD_LENGTH.least))
  if (password.length > PASSWORD_LENGTH.most) return weak(tooLong(PASSWORD_LENGTH.most))
  const own = wordsOf(about)
  if (besides(password, own) < BESIDES) return weak(messages.auth.strength.library.warnings.userInputs)
  judge ??= new ZxcvbnFactory({
    dictionary: {
      ...common,
      commonWords: english['commonWords-en'],
      firstnames: english['firstnames-en'],
      swedish: [...SWEDISH_WORDS]
    },
    graphs: adjacencyGraphs,
    translations: messages.auth.strength.library,
    maxLength: PASSWORD_LENGTH.most
  })
  const { score, feedback } = judge.check(password, own)
  const advice = [feedback.warning ?? '', ...feedback.suggestions].filter(line => line !== '')
  if (score < ENOUGH)
    return { score, good: false, advice: advice.length > 0 ? advice : [messages.auth.strength.guessable] }
  return { score, good: true, advice: [] }
}

/** How many letters and digits there are besides the person's own words. */
function besides(password: string, own: readonly string[]): number {
  let rest = plain(password.toLowerCase())
  for (const word of [...own].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(plain(word), '')
  return rest.replace(/[^\p{L}\p{N}]/gu, '').length
}

const weak = (advice: string): Strength => ({ score: 0, good: false, advice: [advice] })

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')

/** Everything that a guesser would make of a name or an address: its parts, the parts together, and without rings and dots. */
function wordsOf(about: readonly string[]): string[] {
  const parts = about.flatMap(text => [
    text,
    ...text.split('@'),
    ...text.split(/[\s@.,_-]+/),
    text.replace(/[\s.,_-]+/g, '')
  ])
  const words = parts.map(part => part.toLowerCase())
  return [...new Set([...words, ...words.map(plain)])].filter(word => word.length > 2)
}
