import { replacementText } from '../comments/proposal.ts'
import { isBlank } from '../text/stycke.ts'
import type { AnswerPart } from './answer.ts'

/** What an answer says that abstains: who decided so, and nothing about the text. */
const WITH_ABSTENTION: readonly AnswerPart['kind'][] = ['stallningstagande', 'beslut', 'reservation']

/** Does the part say nothing? It was begun, and nobody has written in it. */
export function saysNothing(part: AnswerPart): boolean {
  switch (part.kind) {
    case 'kommentar':
      return part.text.trim() === ''
    case 'andringsforslag':
      return (
        part.motivation.trim() === '' &&
        part.place.kind === 'text' &&
        replacementText(part.replacement) === part.place.quote
      )
    case 'fragesvar':
      return part.choice === null && part.text.trim() === ''
    case 'stallningstagande':
      return part.position === null && part.words.trim() === ''
    case 'yttrande':
      return isBlank(part.stycken)
    case 'beslut':
      return part.date === '' && part.paragraph === '' && part.by === ''
    case 'reservation':
      return part.by === '' && part.text.trim() === ''
  }
}

/** The parts that become public when the answer is submitted: those that say something; of a body that abstains only how it decided. */
export const whatIsSubmitted = <P extends { part: AnswerPart }>(parts: readonly P[], abstains: boolean): P[] =>
  parts.filter(({ part }) => !saysNothing(part) && (!abstains || WITH_ABSTENTION.includes(part.kind)))

const KINDS: readonly AnswerPart['kind'][] = [
  'stallningstagande',
  'beslut',
  'fragesvar',
  'yttrande',
  'kommentar',
  'andringsforslag',
  'reservation'
]

/**
 * Parts in the order in which an answer is read: position and decision, questions as they were asked, the yttrande, what is said about the whole and then along the
 * text, reservations. `recordAt` and `questionAt` give where a record stands in the version, and a question among the others.
 */
export function inReadingOrder<P extends { part: AnswerPart }>(
  parts: readonly P[],
  recordAt: (record: string) => number,
  questionAt: (question: string) => number
): P[] {
  const rank = ({ part }: P): number[] => {
    if (part.kind === 'fragesvar') return [KINDS.indexOf(part.kind), questionAt(part.question)]
    if (part.kind !== 'kommentar' && part.kind !== 'andringsforslag') return [KINDS.indexOf(part.kind)]
    const { place } = part
    const along = KINDS.indexOf('kommentar')
    if (place.kind === 'document') return [along, -1]
    return [along, recordAt(place.record), place.kind === 'text' ? 1 : 0, place.kind === 'text' ? place.from : 0]
  }
  return parts
    .map(part => ({ part, rank: rank(part) }))
    .sort((a, b) => {
      const at = a.rank.findIndex((value, i) => value !== b.rank[i])
      return at < 0 ? 0 : (a.rank[at] ?? 0) - (b.rank[at] ?? -1)
    })
    .map(({ part }) => part)
}
