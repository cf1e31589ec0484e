import { describe, expect, test } from 'vitest'
import { completeDokument, contentOf, createDokument, emptyPost, sectionsOf, templateSectionOf } from './create.ts'
import { dokument } from './dokument.ts'
import { isWellKnownId } from './ids.ts'
import { fromDokument, toDokument } from './interchange.ts'
import { testTemplate } from './testing.ts'

const keys = (sections: readonly { data: Record<string, unknown> }[]): unknown[] => sections.map(s => s.data.key)
const required = ['ingress', 'mal', 'omraden', 'insatser', 'definitioner', 'bilagor', 'fotnoter']

describe('a new document', () => {
  const made = createDokument(testTemplate, 'Program för vatten')

  test('has the title and the sections that the template demands, in its order, with a text where there is running text', () => {
    expect(made.metadata.fields.titel).toEqual([{ runs: [{ text: 'Program för vatten' }] }])
    expect(keys(made.sections)).toEqual(required)
    expect(made.sections.map(s => s.children.map(c => c.id))).toEqual([['p-ingress'], ['p-mal'], [], [], [], [], []])
  })

  test('consists of well-known ids alone, so that nobody else can make the same records', () => {
    const ids = [made.metadata, ...made.sections.flatMap(s => [s, ...s.children])].map(p => p.id)
    expect(ids.filter(id => !isWellKnownId(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('follows the schema of the interchange, and comes back from the shared document', () => {
    expect(dokument.parse(made)).toEqual(made)
    const back = toDokument(fromDokument(made), testTemplate.name)
    expect(keys(back.sections)).toEqual(required)
    expect(back.metadata.fields.titel).toEqual(made.metadata.fields.titel)
  })

  test('may have no title yet', () => {
    expect(createDokument(testTemplate, '').metadata.fields.titel).toEqual([{ runs: [] }])
  })
})

describe('the sections of a template', () => {
  test('end with footnotes where the template does not place them', () => {
    expect(sectionsOf(testTemplate).at(-1)).toMatchObject({ key: 'fotnoter', content: 'fotnoter', required: true })
    const placed = { ...testTemplate, sections: sectionsOf(testTemplate).toReversed() }
    expect(sectionsOf(placed)).toBe(placed.sections)
  })

  test('are found by the key that a record carries', () => {
    expect(templateSectionOf(testTemplate, 'fotnoter')?.content).toBe('fotnoter')
    expect(contentOf(testTemplate, 'omraden')).toBe('fokusomraden')
    for (const key of ['borta', undefined, 7]) {
      expect(templateSectionOf(testTemplate, key)).toBeNull()
      expect(contentOf(testTemplate, key)).toBe('prose')
    }
  })
})

describe('a file that lacks sections', () => {
  const section = (key: string, id = `s-${key}`) => ({ ...emptyPost(id, 'section'), data: { key }, order: 'a0' })
  const having = (...sections: ReturnType<typeof section>[]) => ({ ...createDokument(testTemplate, 'T'), sections })

  test('is given them in the order of the template, after what stands before them there', () => {
    const complete = completeDokument(having(section('mal'), section('ovrigt', 'X'), section('insatser')), testTemplate)
    expect(keys(complete.sections)).toEqual([
      'ingress',
      'mal',
      'omraden',
      'ovrigt',
      'insatser',
      'definitioner',
      'bilagor',
      'fotnoter'
    ])
  })

  test('keeps the order that it has, which order keys no longer say', () => {
    const complete = completeDokument(having(section('definitioner'), section('mal')), testTemplate)
    expect(
      complete.sections.filter(s => ['definitioner', 'mal'].includes(String(s.data.key))).map(s => s.data.key)
    ).toEqual(['definitioner', 'mal'])
    expect(complete.sections.every(s => s.order === undefined)).toBe(true)
  })

  test('comes back as it was when it lacks nothing, and does not mind sections that the template does not demand', () => {
    const whole = having(...required.map(key => section(key)))
    expect(completeDokument(whole, testTemplate)).toBe(whole)
    expect(keys(completeDokument(having(section('framtid')), testTemplate).sections)).toContain('framtid')
  })
})
