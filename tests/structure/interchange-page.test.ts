import { expect, test } from 'vitest'
import { dokument, INTERCHANGE_FORMAT, INTERCHANGE_VERSION } from '../../schemas/document/dokument.ts'
import { fromDokument, toDokument } from '../../schemas/document/interchange.ts'
import { RECORD_TYPES } from '../../schemas/records/shapes.ts'
import { misfits } from '../../schemas/template/fits.ts'
import { FORMS, fieldText } from '../../schemas/text/stycke.ts'
import { normalDokument } from '../../server/documents/normal.ts'
import { shelf, templateNamed } from '../word/documents.ts'
import { page, tableRows } from './repository.ts'

const text = page('docs/interchange.md')
const [, example = ''] = /```json\n([\s\S]*?)```/.exec(text) ?? []
const read = () => dokument.parse(JSON.parse(example))

test('the example is a document that fits its template, and becomes one that people can write in', () => {
  expect(misfits(read(), templateNamed('program'), shelf.kommun)).toEqual([])
  const whole = normalDokument(read(), templateNamed('program'))
  const back = toDokument(fromDokument(whole), 'program')
  expect(toDokument(fromDokument(back), 'program')).toEqual(back)
  const prose = back.sections.find(s => s.id === 's-inledning')?.children[0]
  expect(fieldText(prose?.fields.text ?? [])).toBe(
    'Bakgrund\nSjön är vår dricksvattentäkt.\nden är grund\nsärskilt i norr'
  )
  expect(back.trash.map(post => [post.id, post.parent])).toEqual([['Borta1', 's-inledning']])
  expect(back.rest.keys).toEqual({ 'Z1|t': 'framtid', 'Z1|d|farg': 'bla' })
  expect(back.sections.length).toBeGreaterThan(read().sections.length)
})

test('the example shows every key of a document and of a record but the pictures', () => {
  const shown = new Set([...example.matchAll(/"(\w+)":/g)].map(match => match[1]!))
  const keys = [...Object.keys(dokument.shape), ...postKeys()]
  expect(keys.filter(key => !shown.has(key) && !['pictures', 'unplaced'].includes(key))).toEqual([])
})

test('the page describes every key, form and type, and the version', () => {
  const described = tableRows(text).flatMap(([key = '']) => [...key.matchAll(/`(\w+)`/g)].map(match => match[1]!))
  for (const key of [...Object.keys(dokument.shape), ...postKeys(), 'form', 'level', 'runs', 'rest'])
    expect(described, key).toContain(key)
  for (const name of [...FORMS, ...RECORD_TYPES]) expect(text, name).toContain(`\`${name}\``)
  expect(text).toContain(`\`"${INTERCHANGE_FORMAT}"\``)
  expect(text).toMatch(new RegExp(`\\| \`version\` \\| \`${INTERCHANGE_VERSION}\``))
})

/** The keys of a record, as a whole one has them. */
function postKeys(): string[] {
  const [record] = dokument.parse({
    ...JSON.parse(example),
    trash: [{ type: 'prose', id: 'A', order: 'a0', parent: null, deleted: { by: 'Anna', at: 1 } }]
  }).trash
  return Object.keys(record ?? {})
}
