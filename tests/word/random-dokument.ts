import { contentOf, emptyPost } from '../../schemas/document/create.ts'
import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import { cellField } from '../../schemas/records/table/shape.ts'
import type { Run, Stycke } from '../../schemas/text/stycke.ts'
import type { Rng } from '../random/rng.ts'
import { addPicture, newDokument, PICTURES, shelf, templateNamed } from './documents.ts'

const WORDS = [
  'kommunen',
  'ska',
  'Å',
  'ö',
  'trygg',
  '§ 4',
  '”ja”',
  '<b>',
  '&',
  'e\u0301',
  '🙂',
  '–',
  'stöd\u00a0till',
  'a  b',
  ' ',
  'x\ty',
  '1.2'
]

/** A document with anything in it that people can write, the same for the same seed. */
export function randomDokument(rng: Rng): Dokument {
  return new Writer(rng).write()
}

class Writer {
  readonly #rng: Rng
  #next = 0
  readonly #notes: string[] = []

  constructor(rng: Rng) {
    this.#rng = rng
  }

  write(): Dokument {
    const name = this.#rng.pick(['program', 'handlingsplan', 'riktlinje']) ?? 'program'
    const template = templateNamed(name)
    const dokument = newDokument(name, 'Ett dokument')
    for (let i = this.#rng.int(3); i > 0; i--) this.#notes.push(this.#id('Fot'))
    for (const section of dokument.sections) {
      const content = contentOf(template, section.data.key)
      if (content === 'prose') this.#prose(section, dokument)
      else if (content === 'fokusomraden')
        for (let i = this.#rng.int(3); i > 0; i--) section.children.push(this.#omrade())
      else if (content === 'insatser')
        for (let i = this.#rng.int(4); i > 0; i--)
          section.children.push(this.#insats(template.insats.fields.map(f => f.key)))
      else if (content === 'definitioner')
        for (let i = this.#rng.int(3); i > 0; i--)
          section.children.push({
            ...emptyPost(this.#id('Def'), 'definition'),
            fields: { term: this.#line(), text: this.#block(false) }
          })
      else if (content === 'fotnoter')
        for (const id of this.#notes)
          section.children.push({ ...emptyPost(id, 'footnote'), fields: { text: this.#line(false) } })
    }
    for (const item of template.metadata) {
      if (item.kind === 'text' && this.#rng.chance(0.5)) dokument.metadata.fields[item.key] = this.#line(false)
      if (item.kind === 'date' && this.#rng.chance(0.5)) dokument.metadata.data[item.key] = '2026-05-29'
    }
    if (this.#rng.chance(0.3))
      dokument.unplaced.push({ ...emptyPost(this.#id('Ej'), 'prose'), fields: { text: this.#block() } })
    if (this.#rng.chance(0.2)) dokument.rest.keys['framtid|x'] = { a: 1 }
    return dokument
  }

  #id(kind: string): string {
    return `${kind}${++this.#next}${this.#rng.pick(['', '-x', '_y']) ?? ''}`
  }

  #prose(section: DokumentPost, dokument: Dokument): void {
    const [first] = section.children
    if (first) first.fields.text = this.#block()
    if (this.#rng.chance(0.3)) section.children.push(this.#table())
    if (this.#rng.chance(0.2)) {
      const file = addPicture(dokument, PICTURES.png, 'image/png')
      section.children.push({
        ...emptyPost(this.#id('Bild'), 'picture'),
        data: { file, width: 2, height: 1 },
        fields: { alt: this.#line(false), rubrik: this.#line(false) }
      })
    }
    if (this.#rng.chance(0.3))
      section.children.push({ ...emptyPost(this.#id('Text'), 'prose'), fields: { text: this.#block() } })
  }

  #table(): DokumentPost {
    const columns = [this.#id('Kol'), this.#id('Kol')].map(id => emptyPost(id, 'tablecolumn'))
    const rows = [0, 1].map(() => ({
      ...emptyPost(this.#id('Rad'), 'tablerow'),
      fields: Object.fromEntries(columns.map(c => [cellField(c.id), this.#block(false)]))
    }))
    return {
      ...emptyPost(this.#id('Tab'), 'table'),
      data: { header: this.#rng.chance(0.5) },
      fields: { rubrik: this.#line(false) },
      children: [...columns, ...rows]
    }
  }

  #omrade(): DokumentPost {
    const omrade = emptyPost(this.#id('Omr'), 'fokusomrade')
    omrade.fields = {
      titel: this.#line(false),
      inledning: this.#block(false),
      ...(this.#rng.chance(0.5) ? { upptakt: this.#line() } : {})
    }
    for (let i = this.#rng.int(4); i > 0; i--) omrade.children.push(this.#insats([]))
    return omrade
  }

  #insats(fields: readonly string[]): DokumentPost {
    const units = shelf.kommun.enheter.map(u => u.id)
    const insats = emptyPost(this.#id('Ins'), 'insats')
    insats.sets = { lead: this.#rng.shuffle(units).slice(0, this.#rng.int(3)) }
    insats.fields = { text: this.#block(false) }
    for (const field of fields) if (this.#rng.chance(0.6)) insats.fields[field] = this.#line(false)
    if (this.#rng.chance(0.3)) insats.fields.ansvarstillagg = this.#line(false)
    return insats
  }

  #line(rich = true): Stycke[] {
    return [{ runs: rich ? this.#runs() : [{ text: this.#words() }] }]
  }

  #block(headings = true): Stycke[] {
    return Array.from({ length: 1 + this.#rng.int(4) }, (): Stycke => {
      const form = this.#rng.pick([undefined, undefined, 'li', 'ol', 'lc', ...(headings ? ['h2', 'h3'] : [])] as const)
      const level = form && !form.startsWith('h') && this.#rng.chance(0.4) ? { level: 1 + this.#rng.int(3) } : {}
      return { ...(form ? { form } : {}), ...level, runs: this.#runs() } as Stycke
    })
  }

  #words(): string {
    return Array.from({ length: 1 + this.#rng.int(5) }, () => this.#rng.pick(WORDS)).join(' ')
  }

  #runs(): Run[] {
    return Array.from({ length: this.#rng.int(4) }, (): Run => {
      const note = this.#rng.pick(this.#notes)
      if (note && this.#rng.chance(0.1)) return { footnote: note }
      if (this.#rng.chance(0.1)) return { br: true }
      return {
        text: this.#words(),
        ...(this.#rng.chance(0.2) ? { bold: true as const } : {}),
        ...(this.#rng.chance(0.2) ? { italic: true as const } : {}),
        ...(this.#rng.chance(0.1) ? { link: 'https://exempel.se/a?b=1&c=2' } : {})
      }
    })
  }
}
