import { ANNEX_BOOKMARK } from '../../schemas/word/bookmarks.ts'
import { plain } from './plain.ts'
import type { Span, Stream, StreamParagraph } from './stream.ts'
import { type SentField, type SentVersion, textBetween } from './version.ts'

/** What every copy of a version is held against. */
export interface Printed {
  /** The fields that lie in no other one. */
  fields: readonly SentField[]
  /** The words of each annex, by its name. */
  annexes: ReadonlyMap<string, string>
  /** How often words stand in a paragraph that is of no field and no annex: labels and headings. */
  others: ReadonlyMap<string, number>
}

const known = new WeakMap<SentVersion, Printed>()

/** Worked out once for all copies of a version. */
export function printedOf(version: SentVersion): Printed {
  const found = known.get(version) ?? work(version)
  known.set(version, found)
  return found
}

function work({ stream, fields }: SentVersion): Printed {
  const annexes = new Annexes(stream)
  const others = new Map<string, number>()
  for (const p of stream.paragraphs) {
    if (annexes.at(p) || fields.some(f => f.at.from < p.end && f.at.to > p.from)) continue
    const words = plain(textBetween(stream, { from: p.from, to: p.end }))
    others.set(words, (others.get(words) ?? 0) + 1)
  }
  return {
    fields: outermost(fields),
    annexes: new Map(annexes.all.map(({ name, span }) => [name, plain(textBetween(stream, span))])),
    others
  }
}

/** Fields that lie within another one (the free words of ansvar) are read with it; of two at the same place, with the first. */
const outermost = (fields: readonly SentField[]): SentField[] =>
  fields.filter(
    (field, i) =>
      !fields.some(({ at }, j) => {
        const around = j !== i && at.from <= field.at.from && at.to >= field.at.to && at.to > at.from
        return around && (j < i || at.from < field.at.from || at.to > field.at.to)
      })
  )

interface Annex {
  name: string
  span: Span
}

/** What the export has added after the text: it repeats words of the document, and none of it is a field. */
export class Annexes {
  readonly all: readonly Annex[]
  /** By letter: the number of the first annex that holds it, from 1; 0: none. */
  readonly #owners: Uint32Array

  constructor(stream: Stream) {
    this.all = [...stream.bookmarks].flatMap(([name, span]) =>
      name.startsWith(ANNEX_BOOKMARK) ? [{ name, span }] : []
    )
    this.#owners = new Uint32Array(stream.letters.length)
    for (const [i, { span }] of [...this.all.entries()].reverse()) this.#owners.fill(i + 1, span.from, span.to)
  }

  /** The first annex that a paragraph has letters of. */
  at({ from, end }: StreamParagraph): Annex | undefined {
    let first = 0
    for (let i = from; i < end; i++) {
      const owner = this.#owners[i] ?? 0
      if (owner > 0 && (first === 0 || owner < first)) first = owner
    }
    return this.all[first - 1]
  }
}
