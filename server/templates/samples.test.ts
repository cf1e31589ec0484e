import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ansvarOfPost } from '../../schemas/ansvar/of.ts'
import { parseAnsvar } from '../../schemas/ansvar/parse.ts'
import { ansvarSentence } from '../../schemas/ansvar/sentence.ts'
import { completeDokument } from '../../schemas/document/create.ts'
import { type Dokument, type DokumentPost, recordsOf } from '../../schemas/document/dokument.ts'
import { fromDokument, toDokument } from '../../schemas/document/interchange.ts'
import { numbering } from '../../schemas/document/numbering.ts'
import { checkDokument } from '../../schemas/rules/rules.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { bareDokument } from '../../tests/helpers/bare-dokument.ts'
import { loadTemplates } from './load.ts'

const { kommun, templates, sample } = loadTemplates(fileURLToPath(new URL('../../templates', import.meta.url)))

const ofType = (doc: Dokument, type: DokumentPost['type']): DokumentPost[] =>
  [...recordsOf(doc)].map(r => r.post).filter(p => p.type === type)

const words = (doc: Dokument): number =>
  [...recordsOf(doc)]
    .flatMap(({ post }) => Object.values(post.fields).map(fieldText))
    .flatMap(text => text.split(/\s+/).filter(word => word !== '')).length

const problems = (name: string): string[] => {
  const template = templates.get(name)!
  const dokument = sample(name)!
  const numbers = numbering(dokument.sections, template)
  const fault = (rule: string, what: unknown) => expect.fail(`${rule}: ${what}`)
  return checkDokument({ dokument, template, kommun, numbers }, fault).map(p => `${p.rule} ${p.place.record}`)
}

describe.each([...templates.keys()])('the sample of %s', name => {
  const doc = sample(name)!

  test('has every section that its template demands', () => {
    expect(completeDokument(doc, templates.get(name)!)).toBe(doc)
  })

  test('goes through the shared document unchanged', () => {
    const once = toDokument(fromDokument(doc), name)
    expect(bareDokument(once)).toEqual(bareDokument(doc))
    expect(toDokument(fromDokument(once), name)).toEqual(once)
  })

  test('says who is responsible in sentences that can be read again', () => {
    for (const insats of ofType(doc, 'insats')) {
      const ansvar = ansvarOfPost(insats)
      expect(parseAnsvar(ansvarSentence(ansvar, kommun), kommun)).toEqual({ ansvar, uncertain: [] })
    }
  })
})

test('the demo programme is of realistic size', () => {
  const doc = sample('program')!
  expect(ofType(doc, 'fokusomrade').map(f => f.children.length)).toEqual([5, 4, 6, 3, 5, 4])
  expect(ofType(doc, 'definition')).toHaveLength(5)
  expect(ofType(doc, 'footnote')).toHaveLength(5)
  expect(ofType(doc, 'table')).toHaveLength(1)
  expect(words(doc)).toBeGreaterThan(3500)
  expect(words(doc)).toBeLessThan(4500)
  const kinds = new Set(ofType(doc, 'insats').map(i => i.data.ansvarsform))
  expect(kinds).toEqual(new Set(['en', 'samverkan', 'delat', 'gemensamt', undefined]))
})

test('the demo programme has four small problems, the other samples none', () => {
  expect(problems('program')).toEqual([
    'lang-mening p-mal',
    'enhetsnamn p-ansvar',
    'insats-utan-ansvar in-2-3',
    'forkortning-utan-forklaring in-6-2'
  ])
  expect(problems('handlingsplan')).toEqual([])
  expect(problems('riktlinje')).toEqual([])
})
