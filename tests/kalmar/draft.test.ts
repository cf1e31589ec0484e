import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Dokument, DokumentPost } from '../../schemas/document/dokument.ts'
import type { ImportReport } from '../../schemas/draft/report.ts'
import { misfits } from '../../schemas/template/fits.ts'
import type { Stycke } from '../../schemas/text/stycke.ts'
import { readDraft } from '../../server/draft/read.ts'
import { loadTemplates } from '../../server/templates/load.ts'
import { hasKalmar, kalmarDokument, kalmarKommun } from './kalmar.ts'

const template = loadTemplates(fileURLToPath(new URL('../../templates', import.meta.url))).templates.get('program')!
const draft = (name: string): Buffer => readFileSync(new URL(`../../../shared/domain/${name}.docx`, import.meta.url))

/** What a post holds, without ids and empty fields. */
const content = (post: DokumentPost): unknown => ({
  type: post.type,
  data: post.type === 'section' ? { key: post.data.key } : post.data,
  sets: Object.fromEntries(Object.entries(post.sets).filter(([, members]) => members.length > 0)),
  fields: Object.fromEntries(Object.entries(post.fields).filter(([, s]) => s.some(p => p.runs.length > 0))),
  children: post.children.map(content)
})

const ofType = (doc: Dokument, type: string): DokumentPost[] => {
  const all = (posts: readonly DokumentPost[]): DokumentPost[] => posts.flatMap(p => [p, ...all(p.children)])
  return all(doc.sections).filter(p => p.type === type)
}

describe.skipIf(!hasKalmar).each(['kalmar-strategi', 'kalmar-strategi-utan-stilar'])('the draft %s', name => {
  const expected = hasKalmar ? kalmarDokument() : null!
  const register = hasKalmar ? kalmarKommun() : null!
  let read: { dokument: Dokument; report: ImportReport }

  beforeAll(async () => {
    read = await readDraft(draft(name), { template, kommun: register, name: `${name}.docx` })
  })

  test('fits the template and the register, and nothing is left without a place', () => {
    expect(misfits(read.dokument, template, register)).toEqual([])
    expect(read.dokument.unplaced).toEqual([])
    expect(read.report.counts).toMatchObject({
      fokusomraden: 6,
      insatser: 35,
      definitioner: 5,
      fotnoter: 6,
      ejPlacerat: 0
    })
    expect(read.report.lines.filter(l => l.placement.as === 'utelamnat').map(l => l.text)).toEqual(['UTKAST'])
    expect(read.report.ansvar).toEqual([])
  })

  test('each fokusområde with its insatser and their ansvar, as they stand in the source', () => {
    expect(ofType(read.dokument, 'fokusomrade').map(p => p.children.length)).toEqual([7, 8, 6, 2, 6, 6])
    const areas = (doc: Dokument) => ofType(doc, 'fokusomrade').map(content)
    expect(areas(read.dokument)).toEqual(areas(expected))
  })

  test('definitions and footnotes, word by word', () => {
    for (const type of ['definition', 'footnote'])
      expect(ofType(read.dokument, type).map(content)).toEqual(ofType(expected, type).map(content))
  })

  test('every other section, paragraph by paragraph', () => {
    const prose = (doc: Dokument, key: string): Stycke[] =>
      doc.sections.find(s => s.data.key === key)?.children.flatMap(c => c.fields.text ?? []) ?? []
    for (const key of ['ingress', 'mal', 'ansvar']) expect(prose(read.dokument, key)).toEqual(prose(expected, key))
    expect(read.dokument.metadata.fields.titel).toEqual(expected.metadata.fields.titel)
  })
})
