import { MOST_QUOTE } from '../comments/anchor.ts'
import type { AnswerPart } from './answer.ts'
import { isAbstention, wordsOfPart } from './answer-paragraphs.ts'
import type { Place } from './place.ts'
import type { Submission } from './submission.ts'
import type { Source, SynpunktKind } from './synpunkt.ts'

/** A synpunkt that an answer holds, before it has a number. */
export interface Derived {
  kind: SynpunktKind
  source: Source
  place: Place
}

/**
 * The synpunkter that stand in an answer as such: comments, changes of wording, answers to questions, the position (agreement too), reservations. Each is the
 * whole part. What was written freely (the yttrande, files) is cut by a person.
 */
export function synpunkterIn(answer: Pick<Submission, 'parts'>): Derived[] {
  return answer.parts.flatMap(({ id, part }) => {
    const kind = kindOf(part)
    const quote = kind === null ? '' : wordsOfPart(part)
    if (kind === null || quote === '') return []
    const source: Source = {
      part: id,
      paragraph: null,
      from: null,
      to: null,
      quote: quote.slice(0, MOST_QUOTE * 4)
    }
    const place: Place =
      part.kind === 'kommentar' || part.kind === 'andringsforslag' ? part.place : { kind: 'document' }
    return [{ kind, source, place }]
  })
}

function kindOf(part: AnswerPart): SynpunktKind | null {
  switch (part.kind) {
    case 'kommentar':
    case 'fragesvar':
      return 'synpunkt'
    case 'andringsforslag':
      return 'andringsforslag'
    case 'reservation':
      return 'reservation'
    case 'stallningstagande':
      return isAbstention(part) ? null : isAgreement(part.position) ? 'instammande' : 'synpunkt'
    case 'yttrande':
    case 'beslut':
      return null
  }
}

/** Does a position agree, with nothing to add? */
const isAgreement = (position: string | null): boolean =>
  /^(tillstyrker|ingen erinran|inget att erinra)\.?$/iu.test((position ?? '').trim())
