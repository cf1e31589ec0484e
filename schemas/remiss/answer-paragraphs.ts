import { replacementText } from '../comments/proposal.ts'
import { messages } from '../messages/messages.ts'
import { plainText } from '../text/stycke.ts'
import type { AnswerPart } from './answer.ts'
import type { Submission } from './submission.ts'

/**
 * A paragraph of an answer: what a synpunkt is cut out of, and what the proof of completeness asks for. `paragraph` counts from 0 in its part, and `text` is the
 * flat text in which offsets of a `source` count.
 */
export interface AnswerParagraph {
  part: string
  paragraph: number
  text: string
  /** A heading orders what is said and says nothing itself. */
  heading: boolean
}

/** The paragraphs of a part with words in them, as they were written. */
export function paragraphsOfPart(part: AnswerPart): { paragraph: number; text: string; heading: boolean }[] {
  const stycken =
    part.kind === 'yttrande'
      ? part.stycken.map(s => ({ text: plainText(s), heading: /^h\d$/u.test(s.form ?? '') }))
      : freeText(part)
          .split('\n')
          .map(text => ({ text, heading: false }))
  return stycken.map((s, paragraph) => ({ ...s, paragraph })).filter(({ text }) => text.trim() !== '')
}

/** What was written freely in a part. */
function freeText(part: Exclude<AnswerPart, { kind: 'yttrande' }>): string {
  switch (part.kind) {
    case 'kommentar':
    case 'fragesvar':
    case 'reservation':
      return part.text
    case 'andringsforslag':
      return part.motivation
    case 'stallningstagande':
      return part.words
    case 'beslut':
      return ''
  }
}

/** What a part says, in words that can be read by themselves; '' when it says nothing. */
export function wordsOfPart(part: AnswerPart): string {
  const words = messages.handling.said
  switch (part.kind) {
    case 'kommentar':
      return part.text.trim()
    case 'andringsforslag': {
      const quote = part.place.kind === 'text' ? part.place.quote : ''
      return joined(words.proposal(quote, replacementText(part.replacement)), part.motivation)
    }
    case 'fragesvar':
      return joined(part.choice ?? '', part.text)
    case 'stallningstagande':
      return joined(part.position ?? '', part.words)
    case 'reservation':
      return joined(words.reservation(part.form, part.by), part.text)
    case 'yttrande':
      return part.stycken.map(plainText).join('\n').trim()
    case 'beslut':
      return ''
  }
}

const joined = (first: string, then: string): string =>
  [first.trim(), then.trim()].filter(each => each !== '').join('\n')

/** The name of a file in a `source`. */
export const filePart = (position: number): string => `fil-${position}`

/**
 * Every paragraph of an answer that somebody has to have made something of. A part that says something without words of its own (a position, a choice, a change of
 * wording) is one; so is each file whose words are not among the parts as they were read. A decision, headings, and the edited copy whose comments are parts, are none.
 */
export function paragraphsToCover(answer: Pick<Submission, 'parts' | 'files'>): AnswerParagraph[] {
  const out: AnswerParagraph[] = []
  for (const { id, part } of answer.parts) {
    if (part.kind === 'beslut' || isAbstention(part)) continue
    const paragraphs = paragraphsOfPart(part).filter(({ heading }) => !heading)
    if (paragraphs.length > 0) out.push(...paragraphs.map(each => ({ part: id, ...each })))
    else if (part.kind !== 'yttrande' && wordsOfPart(part) !== '')
      out.push({ part: id, paragraph: 0, text: wordsOfPart(part), heading: false })
  }
  const read = new Set(answer.parts.flatMap(({ part }) => (part.kind === 'yttrande' ? (part.readFrom ?? []) : [])))
  for (const [position, file] of answer.files.entries())
    if (file.kind !== 'word-svar' && !read.has(file.sha256))
      out.push({ part: filePart(position), paragraph: 0, text: file.name, heading: false })
  return out
}

/** A position that says that the body takes none, and nothing more. */
export const isAbstention = (part: AnswerPart): boolean =>
  part.kind === 'stallningstagande' && part.words.trim() === '' && /^avstår/iu.test(part.position ?? '')
