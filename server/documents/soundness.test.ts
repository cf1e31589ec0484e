import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDokument } from '../../schemas/document/create.ts'
import { type Dokument, dokument } from '../../schemas/document/dokument.ts'
import { fromDokument, toDokument } from '../../schemas/document/interchange.ts'
import { pngBytes } from '../../tests/helpers/pictures.ts'
import { loadTemplates } from '../templates/load.ts'
import { normalise } from './normal.ts'
import { unsoundness } from './soundness.ts'
import { allPosts, nameRecords } from './tidy.ts'

const templates = loadTemplates(resolve(import.meta.dirname, '../../templates'))
const program = templates.templates.get('program')!

type Input = Parameters<typeof dokument.parse>[0]
type Posts = NonNullable<(Input & { sections: unknown[] })['sections']>

/** A file written by hand. */
const parsed = (sections: Posts, more: Partial<Dokument> = {}): Dokument =>
  dokument.parse({
    format: 'styrskrift-dokument',
    version: 1,
    template: 'program',
    metadata: { type: 'metadata', fields: { titel: 'Program' } },
    sections,
    ...more
  })
/** The same, named and completed as an import does it. */
const file = (sections: Posts, more: Partial<Dokument> = {}): Dokument =>
  normalise(parsed(sections, more), program).dokument
const section = (key: string, children: Posts = []) => ({ type: 'section' as const, data: { key }, children })
const paths = (d: Dokument): string[] => unsoundness(d).map(u => u.path)

describe('unsoundness', () => {
  test('what was made or exported is sound', () => {
    for (const template of templates.templates.values()) {
      const made = createDokument(template, 'Prov')
      expect(unsoundness(made)).toEqual([])
      expect(unsoundness(toDokument(fromDokument(made), template.name))).toEqual([])
      const sample = templates.sample(template.name)
      if (sample) expect(unsoundness(nameRecords(sample, template))).toEqual([])
    }
  })

  test('two records with one id', () => {
    const twice = { id: 'X1', type: 'prose', fields: { text: 'a' } } as const
    expect(paths(file([section('ingress', [twice, twice])]))).toContain('sections[0].children[1].id')
    const inTrash = file([section('ingress', [twice])], { trash: [dokument.shape.metadata.parse(twice)] })
    expect(paths(inTrash)).toEqual(['trash[0].id'])
  })

  test('a field that the type does not have', () => {
    const prose = { type: 'prose', fields: { brodtext: 'viktigt' } } as const
    expect(paths(file([section('ingress', [prose])]))).toEqual(['sections[0].children[0].fields.brodtext'])
  })

  test('values and members that the type does not have, also such that would become other keys', () => {
    const insats = { type: 'insats', data: { 'lead|ks': 'a' }, sets: { lead: ['Ogiltig Enhet'], ny: ['ks'] } } as const
    const fokus = { type: 'fokusomrade', children: [insats] } as const
    expect(paths(file([section('fokusomraden', [fokus])])).map(p => p.replace(/^.*\[0\]\.(?=data|sets)/, ''))).toEqual([
      'data.lead|ks',
      'sets.lead[0]',
      'sets.ny[0]'
    ])
  })

  test('a record where none of its type can stand', () => {
    const said = (sections: Posts) => normalise(parsed(sections), program).unsound.map(u => u.path)
    expect(said([section('ingress', [{ type: 'tablerow' }])])).toEqual(['sections[0].children[0].type'])
    expect(said([{ type: 'prose' }])).toEqual(['sections[0].type'])
    expect(said([section('ingress'), { type: 'metadata' }])).toEqual(['sections[1].type', 'sections[1].type'])
  })

  test('two paragraphs, or a heading, in a field of one line', () => {
    const definition = (term: string | string[]) => ({ type: 'definition', fields: { term, text: 'x' } }) as const
    const at = (d: Dokument) => paths(d).map(p => p.replace(/^sections\[\d+\]/, ''))
    expect(at(file([section('definitioner', [definition(['a', 'b'])])]))).toEqual(['.children[0].fields.term'])
    expect(at(file([section('definitioner', [definition('# a')])]))).toEqual(['.children[0].fields.term'])
    expect(at(file([section('definitioner', [definition('a')])]))).toEqual([])
  })

  test('metadata under another id', () => {
    const wrong = file([])
    expect(paths({ ...wrong, metadata: { ...wrong.metadata, id: 'Annan' } })).toEqual(['metadata'])
  })

  test('a picture that is not the one that its name says, or of a kind that is not taken', () => {
    const bytes = pngBytes(3, 3)
    const name = createHash('sha256').update(bytes).digest('hex')
    const base64 = bytes.toString('base64')
    expect(paths(file([], { pictures: { [name]: { mime: 'image/png', base64 } } }))).toEqual([])
    expect(paths(file([], { pictures: { [name]: { mime: 'image/jpeg', base64 } } }))).toEqual([`pictures.${name}`])
    const other = 'a'.repeat(64)
    expect(paths(file([], { pictures: { [other]: { mime: 'image/png', base64 } } }))).toEqual([`pictures.${other}`])
    const svg = Buffer.from('<svg/>')
    const svgName = createHash('sha256').update(svg).digest('hex')
    const asSvg = { [svgName]: { mime: 'image/svg+xml' as const, base64: svg.toString('base64') } }
    expect(paths(file([], { pictures: asSvg }))).toEqual([`pictures.${svgName}`])
  })

  test('kept keys that would overwrite a record', () => {
    const prose = { id: 'X1', type: 'prose', fields: { text: 'a' } } as const
    const rest = { keys: { 'X1|x': { by: '', at: 1 }, 'Y9|t': 'framtida' }, texts: {} }
    expect(paths(file([section('ingress', [prose])], { rest }))).toEqual(['rest.keys.X1|x'])
  })

  test('a text under which another is kept', () => {
    const prose = { id: 'X1', type: 'prose', fields: { text: 'a' } } as const
    const rest = { keys: {}, texts: { 't:X1:text': [{ runs: [{ text: 'b' }] }] } }
    expect(paths(file([section('ingress', [prose])], { rest }))).toEqual(['X1.fields.text'])
  })
})

test('a section that the template demands, under an id that something in the trash has', () => {
  const trash = [dokument.shape.metadata.parse({ ...section('ingress'), id: 's-ingress', deleted: { by: '', at: 1 } })]
  expect(normalise(parsed([], { trash }), program).unsound.map(u => u.path)).toEqual(['trash[0].id'])
})

describe('nameRecords', () => {
  test('gives fixed sections and the metadata their well-known ids, and all others ids of their own', () => {
    const named = file([section('ingress', [{ type: 'prose', fields: { text: 'a' } }, { type: 'prose' }])])
    expect(named.metadata.id).toBe('m')
    expect(named.sections[0]?.id).toBe('s-ingress')
    expect(named.sections[0]?.children[0]?.id).toBe('p-ingress')
    const ids = [...allPosts(named)].map(p => p.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter(id => /^Ny\d/.test(id))).toEqual([])
  })

  test('what refers to a record follows it', () => {
    const before = dokument.parse({
      format: 'styrskrift-dokument',
      version: 1,
      template: 'program',
      metadata: { type: 'metadata' },
      sections: [
        section('ingress', [
          { type: 'prose', fields: { text: 'Ett ord[^Ny901x].' } },
          {
            type: 'table',
            children: [
              { id: 'Ny902x', type: 'tablecolumn' },
              { type: 'tablerow', fields: { 'c-Ny902x': 'cell' } }
            ]
          }
        ]),
        section('fotnoter', [{ id: 'Ny901x', type: 'footnote', fields: { text: 'not' } }])
      ]
    })
    const [ingress, notes] = nameRecords(before, program).sections
    const note = notes?.children[0]?.id
    const [column, row] = ingress?.children[1]?.children ?? []
    expect(note).not.toBe('Ny901x')
    expect(ingress?.children[0]?.fields.text?.[0]?.runs[1]).toEqual({ footnote: note })
    expect(Object.keys(row?.fields ?? {})).toEqual([`c-${column?.id}`])
  })

  test('leaves a file alone in which everything is named', () => {
    const made = createDokument(program, 'Prov')
    expect(nameRecords(made, program)).toBe(made)
  })
})
