import { replacementText } from '../comments/proposal.ts'
import { messages } from '../messages/messages.ts'
import { plainText } from '../text/stycke.ts'
import { foldedWord } from './known-names.ts'
import { namesIn } from './person-names.ts'
import type { Sammanstallning } from './sammanstallning.ts'

export const DOUBTS = ['efternamn', 'fornamn', 'namn', 'adress', 'avsandare'] as const

/** Something that a person should look at before the variant without personal data is published. */
export interface Doubt {
  /**
   * `efternamn`, `fornamn`: part of a known name by itself. `namn`: two words that look like a name. `adress`: looks like where somebody lives. `avsandare`: an unasked
   * body that may be a private person.
   */
  kind: (typeof DOUBTS)[number]
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
const CAPITAL = /\p{Lu}[\p{L}\p{M}]{2,}/gu
const ADDRESS =
  /\p{Lu}\p{L}+(?:gatan|vägen|gränden|gränd|stigen|allén|backen|torget|väg)\s\d{1,4}\s?[A-Za-z]?(?![\p{L}\d])/gu
const NAMELIKE = /(?<![\p{L}\d])\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?)+/gu

/** What may still tell of a person in `without`, the variant of `s`: nothing can find everything, so it is read by somebody. */
export function doubtsOf(s: Sammanstallning, without: Sammanstallning): Doubt[] {
  const known = new Set(
    [s.kommun, ...s.bodies.map(body => body.name), ...s.parts.map(part => part.heading)].map(text =>
      text.toLocaleLowerCase('sv')
    )
  )
  const names = namesIn(s).map(name => name.split(' ').map(foldedWord))
  const last = new Set(names.flatMap(words => (words.length > 1 ? [words.at(-1) ?? ''] : [])))
  const first = new Set(names.flatMap(words => (words.length > 1 ? words.slice(0, -1) : [])))
  const out: Doubt[] = []
  const look = (text: string, where: Pick<Doubt, 'answer' | 'synpunkt'>): void => {
    const add = (kind: Doubt['kind'], match: RegExpExecArray): void => {
      const [found] = match
      // A sentence that begins with the name of a body: "Enligt Region Östervik".
      const shown = [found, found.slice(found.indexOf(' ') + 1)].map(text => text.toLocaleLowerCase('sv'))
      if (out.length >= MOST || shown.some(text => [...known].some(name => name.includes(text)))) return
      const { index } = match
      out.push({
        kind,
        ...where,
        found,
        before: text.slice(Math.max(0, index - AROUND), index),
        after: text.slice(index + found.length, index + found.length + AROUND)
      })
    }
    for (const match of text.matchAll(CAPITAL)) {
      const word = foldedWord(match[0])
      const is = (words: ReadonlySet<string>): boolean => words.has(word) || words.has(word.replace(/s$/u, ''))
      if (is(last)) add('efternamn', match)
      else if (is(first)) add('fornamn', match)
    }
    for (const match of text.matchAll(ADDRESS)) add('adress', match)
    for (const match of text.matchAll(NAMELIKE)) add('namn', match)
  }
  for (const body of without.bodies)
    if (body.origin === 'spontan' && body.name !== messages.sammanstallning.privatePerson && out.length < MOST)
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
              ? [part.motivation, replacementText(part.replacement)]
              : part.kind === 'yttrande'
                ? part.stycken.map(plainText)
                : []
      for (const text of texts) look(text, { answer: answer.number, synpunkt: null })
    }
  for (const each of without.synpunkter) {
    // What was read in a file stands in no part of the answer.
    const read = each.source.part.startsWith('fil-') ? each.words : []
    for (const text of [...read, each.motivation, ...each.changeNotes, ...each.tags, each.group ?? ''])
      look(text, { answer: null, synpunkt: each.number })
  }
  return [...new Map(out.map(doubt => [JSON.stringify(doubt), doubt])).values()]
}
