import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dokument } from '../document/dokument.ts'
import { kommun as register } from '../register/kommun.ts'
import { misfits } from './fits.ts'
import { template } from './template.ts'

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../templates/${file}`, import.meta.url), 'utf8'))
const kommun = register.parse(read('kommun.json'))
const program = template.parse(read('program/template.json'))
const handlingsplan = template.parse(read('handlingsplan/template.json'))

interface Input {
  data?: object
  fields?: object
  sections?: object[]
}

/** Paths of what does not fit in a small document. */
function paths({ data, fields, sections = [] }: Input, of = program): string[] {
  const doc = {
    format: 'styrskrift-dokument',
    version: 1,
    template: of.name,
    metadata: { id: 'm', type: 'metadata', data, fields },
    sections
  }
  return misfits(dokument.parse(doc), of, kommun).map(m => m.path)
}

const section = (key: string, ...children: object[]) => ({ id: `s-${key}`, type: 'section', data: { key }, children })
const insats = (rest: object) => ({ id: 'I1', type: 'insats', ...rest })

test.each(['program', 'handlingsplan', 'riktlinje'])('the sample of %s fits its template', name => {
  const sample = dokument.parse(read(`${name}/sample.json`))
  expect(misfits(sample, template.parse(read(`${name}/template.json`)), kommun)).toEqual([])
})

test('another template', () => {
  const doc = dokument.parse(read('program/sample.json'))
  expect(misfits(doc, { ...program, name: 'strategi' }, kommun)).toEqual([
    { path: 'template', message: 'Dokumentet följer mallen ”program”, inte ”strategi”.' }
  ])
})

describe('the metadata box', () => {
  test('holds what the template names, chosen or written as it says', () => {
    expect(paths({ data: { 'beslutas-av': 'Kommunfullmäktige', beslutsdatum: '2026-11-23' } })).toEqual([])
    expect(paths({ data: { 'beslutas-av': 'Landstinget' } })).toEqual(['metadata.data.beslutas-av'])
    expect(paths({ data: { beslutsdatum: '23 november' } })).toEqual(['metadata.data.beslutsdatum'])
    expect(paths({ data: { beslutsdatum: '2026-13-40' } })).toEqual(['metadata.data.beslutsdatum'])
    expect(paths({ data: { 'ansvarig-namnd': 'kommunstyrelsen' } })).toEqual([])
    expect(paths({ data: { 'ansvarig-namnd': 'tomten' } })).toEqual(['metadata.data.ansvarig-namnd'])
    expect(paths({ data: { titel: 'Skrivs, väljs inte' } })).toEqual(['metadata.data.titel'])
    expect(paths({ fields: { paragraf: '§ 112', beslutsdatum: 'i höst', farg: 'blå' } })).toEqual([
      'metadata.fields.beslutsdatum',
      'metadata.fields.farg'
    ])
  })

  test('holds the answers to the checklist', () => {
    expect(paths({ data: { 'kontroll-barnratt': 'ja', 'kontroll-ekonomi': 'ej-aktuellt' } })).toEqual([])
    expect(paths({ data: { 'kontroll-barnratt': 'kanske' } })).toEqual(['metadata.data.kontroll-barnratt'])
    expect(paths({ data: { 'kontroll-miljo': 'ja' } })).toEqual(['metadata.data.kontroll-miljo'])
  })
})

describe('sections', () => {
  test('are those of the template, each once unless it may be repeated', () => {
    const own = (id: string) => ({ ...section('eget'), id })
    expect(paths({ sections: [section('mal'), own('E1'), own('E2')] })).toEqual([])
    expect(paths({ sections: [section('dikter')] })).toEqual(['sections[0].data.key'])
    expect(paths({ sections: [section('mal'), { ...section('mal'), id: 'M2' }] })).toEqual(['sections[1].data.key'])
  })

  test('hold what the template says', () => {
    expect(
      paths({ sections: [section('fokusomraden', { id: 'F1', type: 'fokusomrade', children: [insats({})] })] })
    ).toEqual([])
    expect(paths({ sections: [section('fokusomraden', insats({}))] })).toEqual(['sections[0].children[0].type'])
    expect(paths({ sections: [section('fotnoter', { id: 'P1', type: 'prose' })] })).toEqual([
      'sections[0].children[0].type'
    ])
    expect(paths({ sections: [section('mal', { id: 'T1', type: 'table' })] })).toEqual([])
    expect(paths({ sections: [{ id: 'P1', type: 'prose' }] })).toContain('sections[0].type')
  })
})

describe('records', () => {
  const within = (rest: object, of = handlingsplan) => paths({ sections: [section('atgarder', insats(rest))] }, of)
  const at = (rest: string) => [`sections[0].children[0].${rest}`]

  test('of an insats: fields of the template, units of the register', () => {
    expect(
      within({ fields: { text: 'Bygga', tidplan: '2027' }, sets: { lead: ['polisen', 'fri:Ekens vänner'] } })
    ).toEqual([])
    expect(within({ fields: { budget: '1' } })).toEqual(at('fields.budget'))
    expect(within({ sets: { lead: ['polisen', 'sjovarnet'] } })).toEqual(at('sets.lead[1]'))
    expect(within({ sets: { vanner: ['polisen'] } })).toEqual(at('sets.vanner[0]'))
    expect(within({ data: { ansvarsform: 'alla' } })).toEqual(at('data.ansvarsform'))
  })

  test('refer to footnotes that exist', () => {
    expect(within({ fields: { text: 'Bygga[^N1]' } })).toEqual(at('fields.text'))
    const notes = section('fotnoter', { id: 'N1', type: 'footnote' })
    expect(
      paths({ sections: [section('atgarder', insats({ fields: { text: 'Bygga[^N1]' } })), notes] }, handlingsplan)
    ).toEqual([])
  })

  test('have ids of their own', () => {
    expect(paths({ sections: [section('atgarder', insats({}), insats({}))] }, handlingsplan)).toEqual([
      'sections[0].children[1].id'
    ])
  })

  test('of a table have cells under its columns', () => {
    const table = (cell: string) =>
      section('mal', {
        id: 'T1',
        type: 'table',
        children: [
          { id: 'K1', type: 'tablecolumn' },
          { id: 'R1', type: 'tablerow', fields: { [cell]: 'x' } }
        ]
      })
    expect(paths({ sections: [table('c-K1')] })).toEqual([])
    expect(paths({ sections: [table('c-K2')] })).toEqual(['sections[0].children[0].children[1].fields.c-K2'])
  })

  test('of a picture have a file in the document', () => {
    const picture = { id: 'B1', type: 'picture', data: { file: 'a'.repeat(64), width: 1, height: 1 } }
    expect(paths({ sections: [section('mal', picture)] })).toEqual(['sections[0].children[0].data.file'])
  })
})
