import type { AnswerPart } from '../../../schemas/remiss/answer.ts'

const both = (a: string, b: string): string => [a, b].filter(text => text.trim() !== '').join('\n\n')

/** Two texts for the same part as one, theirs first; null where they cannot be one and have to stand beside each other. */
export function joinParts(theirs: AnswerPart, mine: AnswerPart): AnswerPart | null {
  switch (theirs.kind) {
    case 'kommentar':
      return mine.kind === 'kommentar' ? { ...theirs, text: both(theirs.text, mine.text) } : null
    case 'fragesvar':
      return mine.kind === 'fragesvar'
        ? { ...theirs, choice: mine.choice ?? theirs.choice, text: both(theirs.text, mine.text) }
        : null
    case 'stallningstagande':
      return mine.kind === 'stallningstagande'
        ? { ...theirs, position: mine.position ?? theirs.position, words: both(theirs.words, mine.words) }
        : null
    case 'yttrande':
      return mine.kind === 'yttrande' ? { ...theirs, stycken: [...theirs.stycken, ...mine.stycken] } : null
    case 'beslut':
      return mine.kind === 'beslut'
        ? {
            ...theirs,
            date: mine.date || theirs.date,
            paragraph: mine.paragraph || theirs.paragraph,
            by: mine.by || theirs.by
          }
        : null
    case 'reservation':
      return mine.kind === 'reservation' ? { ...theirs, text: both(theirs.text, mine.text) } : null
    default:
      return null
  }
}
