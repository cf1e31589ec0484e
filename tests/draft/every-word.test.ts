import { describe, expect, test } from 'vitest'
import { TRACKED } from '../../schemas/draft/choices.ts'
import { seeded } from '../helpers/seeded.ts'
import { read, wordsKept } from './reading.ts'
import { commented, deleted, draft, inserted, insertedMark, note, p, run, table } from './write.ts'

/**
 * Random drafts of words that stand once each: every word is in the document, in a comment, or in one of the lists of the report. To
 * repeat one: the seed stands in the name of the test.
 */
const STYLES = {
  R1: { name: 'Rubrik 1' },
  R2: { name: 'heading 2' },
  R3: { name: 'Eget', outline: 3 },
  T: { name: 'Title' }
}
const HEADINGS = ['Mål', 'Definitioner', 'Insatser', 'Bilagor', 'Ansvar och organisation', 'Ekonomi', '']
const LABELS = ['Ansvar: ', 'Ansvarig: ', 'När: ', 'Dnr: ', 'Beslutsdatum: ', 'Kostnad: ', 'Titel: ', '']
const COLUMNS = ['Insats', 'Åtgärd', 'Ansvarig', 'När', 'Nr', 'Kostnad', 'Annat', 'Diarienummer', 'Beslutas av']

class Writer {
  readonly words: string[] = []
  readonly gone: string[] = []
  readonly come: string[] = []
  readonly comments: { id: number; author: string; text: string }[] = []
  readonly notes: Record<number, string> = {}
  readonly #random: () => number
  #next = 0

  constructor(random: () => number) {
    this.#random = random
  }

  one<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)]!
  }
  may(share: number): boolean {
    return this.#random() < share
  }
  word(into = this.words): string {
    const word = `ord${++this.#next}${this.one(['a', 'b', 'c'])}`
    into.push(word)
    return word
  }
  text(into = this.words): string {
    const count = 1 + Math.floor(this.#random() * 6)
    return Array.from({ length: count }, () => this.word(into)).join(this.one([' ', ' ', ', ', ' och ', ' – ', ': ']))
  }

  runs(): string {
    const parts = Array.from({ length: 1 + Math.floor(this.#random() * 4) }, () => this.#run())
    return parts.join(run(' '))
  }
  #run(): string {
    const kind = this.#random()
    if (kind < 0.1) return inserted(this.text(this.come))
    if (kind < 0.2) return deleted(this.text(this.gone))
    if (kind < 0.27) return run(this.text(), { hidden: true })
    if (kind < 0.35) {
      const id = this.comments.length + 1
      const comment = { id, author: this.word(), text: this.text() }
      this.comments.push(comment)
      return commented(id, run(this.text()))
    }
    if (kind < 0.42) {
      const id = Object.keys(this.notes).length + 1
      this.notes[id] = this.text()
      return run(this.text()) + note(id)
    }
    return run(this.text(), { bold: this.may(0.2), italic: this.may(0.1), caps: this.may(0.05) })
  }

  block(): string {
    const kind = this.#random()
    if (kind < 0.22) {
      const heading = this.one(HEADINGS)
      const words = run(`${this.may(0.3) ? `${this.word()} ` : ''}${heading}${this.may(0.5) ? ` ${this.text()}` : ''}`)
      return p(words, { style: this.one(Object.keys(STYLES)) })
    }
    if (kind < 0.4) return p(run(this.one(LABELS)) + this.runs(), this.may(0.3) ? { list: [1, 1] } : {})
    if (kind < 0.55) return p(this.runs(), { list: [this.one([1, 2]), this.one([0, 1, 2])] })
    if (kind < 0.67) return this.#table()
    if (kind < 0.72) return p(inserted(this.text(this.come)), { mark: insertedMark() })
    if (kind < 0.77) return p(this.text(), {}, { bold: true, size: this.one([11, 14, 20]) })
    return p(this.runs())
  }

  #table(): string {
    const wide = 1 + Math.floor(this.#random() * 5)
    const head = Array.from({ length: wide }, () => this.one(COLUMNS))
    const rows = Array.from({ length: Math.floor(this.#random() * 4) }, () =>
      Array.from({ length: wide }, () => (this.may(0.2) ? '' : this.may(0.4) ? p(this.runs()) : this.text()))
    )
    return table(this.may(0.7) ? [head, ...rows] : rows.length > 0 ? rows : [head], { header: this.may(0.3) })
  }
}

describe.each(['program', 'handlingsplan', 'riktlinje'])('in the template %s', template => {
  test.each(Array.from({ length: 40 }, (_, i) => i + 1))('draft %i', async seed => {
    const random = seeded(seed * 7919 + template.length)
    const writer = new Writer(random)
    const body = Array.from({ length: 4 + Math.floor(random() * 30) }, () => writer.block())
    const file = draft(body, { styles: STYLES, comments: writer.comments, notes: writer.notes })
    for (const tracked of TRACKED) {
      const made = await read(file, { template, choices: { tracked } })
      const kept = wordsKept(made)
      const all = [
        ...writer.words,
        ...(tracked === 'reject' ? [] : writer.come),
        ...(tracked === 'accept' ? [] : writer.gone)
      ]
      expect(
        all.filter(word => !kept.has(word)),
        `${template} ${seed} ${tracked}`
      ).toEqual([])
      expect(made.report.counts.kommentarer).toBeGreaterThanOrEqual(writer.comments.length)
    }
  })
})
