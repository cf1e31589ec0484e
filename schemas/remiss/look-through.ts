import { plainText } from '../text/stycke.ts'
import { namesIn } from './personal.ts'
import type { Sammanstallning } from './sammanstallning.ts'

/** Something that a person should look at before the variant without personal data is published. */
export interface Doubt {
  /** `efternamn`: part of a known name by itself. `namn`: two words that look like a name. `avsandare`: an unasked body that may be a private person. */
  kind: 'efternamn' | 'namn' | 'avsandare'
  /** The number of the answer, or of the synpunkt. */
  answer: number | null
  synpunkt: number | null
  /** What was found, with the words around it. */
  found: string
  before: string
  after: string
}

const MOST = 200
const AROUND = 60
const PAIR = /(?<![\p{L}\d])\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)? \p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?/gu

/** What may still tell of a person in `without`, the variant of `s`: nothing can find everything, so it is read by somebody. */
export function doubtsOf(s: Sammanstallning, without: Sammanstallning): Doubt[] {
  const known = new Set(
    [s.kommun, ...s.bodies.map(body => body.name), ...s.parts.map(part => part.heading)].map(text =>
      text.toLocaleLowerCase('sv')
    )
  )
  const last = [
    ...new Set(namesIn(s).flatMap(name => (name.includes(' ') ? [name.split(' ').at(-1) ?? ''] : [])))
  ].filter(word => word.length > 2)
  const surname = last.length > 0 ? new RegExp(`(?<![\\p{L}\\d])(?:${last.join('|')})s?(?![\\p{L}\\d])`, 'gu') : null
  const out: Doubt[] = []
  const look = (text: string, where: Pick<Doubt, 'answer' | 'synpunkt'>): void => {
    const add = (kind: Doubt['kind'], match: RegExpExecArray): void => {
      const [found] = match
      if (out.length >= MOST || [...known].some(name => name.includes(found.toLocaleLowerCase('sv')))) return
      const { index } = match
      out.push({
        kind,
        ...where,
        found,
        before: text.slice(Math.max(0, index - AROUND), index),
        after: text.slice(index + found.length, index + found.length + AROUND)
      })
    }
    if (surname) for (const match of text.matchAll(surname)) add('efternamn', match)
    for (const match of text.matchAll(PAIR)) add('namn', match)
  }
  for (const body of without.bodies)
    if (body.origin === 'spontan' && out.length < MOST)
      out.push({
        kind: 'avsandare',
        answer: body.answers[0] ?? null,
        synpunkt: null,
        found: body.name,
        before: '',
        after: ''
      })
  for (const answer of without.answers)
    for (const { part } of answer.parts) {
      const texts =
        part.kind === 'kommentar' || part.kind === 'fragesvar' || part.kind === 'reservation'
          ? [part.text]
          : part.kind === 'stallningstagande'
            ? [part.words]
            : part.kind === 'andringsforslag'
              ? [part.motivation]
              : part.kind === 'yttrande'
                ? part.stycken.map(plainText)
                : []
      for (const text of texts) look(text, { answer: answer.number, synpunkt: null })
    }
  for (const each of without.synpunkter)
    for (const text of [each.motivation, ...each.changeNotes]) look(text, { answer: null, synpunkt: each.number })
  return [...new Map(out.map(doubt => [JSON.stringify(doubt), doubt])).values()]
}
