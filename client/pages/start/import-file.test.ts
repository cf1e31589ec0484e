import { describe, expect, test } from 'vitest'
import { INTERCHANGE_FORMAT, INTERCHANGE_VERSION } from '../../../schemas/document/dokument.ts'
import { speakSwedish } from '../../../schemas/errors/issues.ts'
import { readDocumentFile } from './import-file.ts'

speakSwedish()

const whole = {
  format: INTERCHANGE_FORMAT,
  version: INTERCHANGE_VERSION,
  template: 'program',
  metadata: { type: 'metadata', fields: { titel: 'Äldreplan' } },
  sections: [
    { type: 'section', fields: { titel: 'Inledning' }, children: [{ type: 'prose', fields: { text: 'Ett.' } }] }
  ]
}
const problems = (text: string) => {
  const read = readDocumentFile(text)
  return read.ok ? [] : read.problems
}

describe('readDocumentFile', () => {
  test('hands on the file as it stands, with the title', () => {
    const read = readDocumentFile(`\uFEFF${JSON.stringify(whole)}`)
    expect(read).toEqual({ ok: true, dokument: whole, title: 'Äldreplan' })
  })

  test('says on which line the JSON breaks', () => {
    expect(problems('{\n  "format": "x",\n  oj\n}')).toEqual([
      { path: '', message: 'Filen är inte giltig JSON. Felet är på rad 3.' }
    ])
  })

  test('does not list the faults of a file that is something else', () => {
    for (const text of ['[]', 'null', '"text"', '{"name":"styrskrift","version":"1"}'])
      expect(problems(text)).toEqual([{ path: '', message: 'Filen är inte ett dokument från Styrskrift.' }])
  })

  test('says where and what', () => {
    const broken = structuredClone(whole) as { sections: { children: { type: string; fields: unknown }[] }[] }
    broken.sections[0]!.children[0]!.fields = { text: 7 }
    broken.sections[0]!.children.push({ type: 'dikt', fields: {} })
    expect(problems(JSON.stringify(broken)).map(p => p.path)).toEqual([
      'sections[0].children[0].fields.text',
      'sections[0].children[1].type'
    ])
  })
})
