import { describe, expect, test } from 'vitest'
import { checklistKey, fillPlaceholders, isWritten, METADATA_KINDS, template } from './template.ts'

const titel = { key: 'titel', label: 'Titel', kind: 'text' }
const text = { key: 'text', heading: 'Text', content: 'prose' }
const base = { name: 'policy', documentType: 'Policy', metadata: [titel], sections: [text] }

/** Paths of what is wrong with the smallest template, changed. */
const wrong = (change: object): string[] =>
  template.safeParse({ ...base, ...change }).error?.issues.map(i => i.path.join('.')) ?? []

const withItem = (item: object) => wrong({ metadata: [titel, item] })
const withSection = (section: object) =>
  wrong({ sections: [text, { key: 'nytt', heading: 'Nytt', content: 'prose', ...section }] })

describe('a template', () => {
  test('needs little, and gets its defaults', () => {
    const read = template.parse(base)
    expect(read.sections[0]).toEqual({
      key: 'text',
      heading: 'Text',
      headingFixed: true,
      content: 'prose',
      required: true,
      repeatable: false,
      orderFixed: true,
      headings: false,
      numbered: false,
      guidance: ''
    })
    expect(read.insats).toEqual({
      label: 'Insats',
      plural: 'Insatser',
      view: 'list',
      guidance: '',
      ansvarRequired: true,
      fields: []
    })
    expect(read.fokusomrade.label).toBe('Fokusområde')
    expect(template.parse(read)).toEqual(read)
  })

  test('says where it is wrong', () => {
    expect(wrong({ sections: [{ ...text, content: 'dikter' }] })).toEqual(['sections.0.content'])
    expect(wrong({ namn: 'x' })).toEqual([''])
    expect(wrong({ rules: { 'finns-inte': 'fel' } })).toEqual(['rules'])
    expect(wrong({ rules: { lix: 'allvarligt' } })).toEqual(['rules.lix'])
  })
})

describe('the metadata box', () => {
  test('has a title', () => {
    expect(wrong({ metadata: [{ ...titel, key: 'namn' }] })).toEqual(['metadata'])
    expect(wrong({ metadata: [{ ...titel, kind: 'date' }] })).toEqual(['metadata'])
  })

  test('has options for a choice and a pattern for a diarienummer, nowhere else', () => {
    expect(withItem({ key: 'a', label: 'A', kind: 'choice' })).toEqual(['metadata.1.options'])
    expect(withItem({ key: 'a', label: 'A', kind: 'date', options: ['x'] })).toEqual(['metadata.1.options'])
    expect(withItem({ key: 'a', label: 'A', kind: 'text', pattern: 'x' })).toEqual(['metadata.1.pattern'])
    expect(withItem({ key: 'a', label: 'A', kind: 'diarienummer', pattern: '(' })).toEqual(['metadata.1.pattern'])
    expect(withItem({ key: 'a', label: 'A', kind: 'diarienummer', pattern: 'KS \\d+' })).toEqual([])
  })

  test('leaves keys to the checklist', () => {
    expect(checklistKey('ekonomi')).toBe('kontroll-ekonomi')
    expect(withItem({ key: 'kontroll-ekonomi', label: 'A', kind: 'text' })).toEqual(['metadata.1.key'])
  })

  test('writes text, person and diarienummer, and chooses the rest', () => {
    expect(METADATA_KINDS.filter(isWritten)).toEqual(['text', 'person', 'diarienummer'])
  })
})

describe('sections', () => {
  test('without a heading are neither numbered nor free', () => {
    expect(withSection({ heading: null })).toEqual([])
    expect(withSection({ heading: null, numbered: true })).toEqual(['sections.1.numbered'])
    expect(withSection({ heading: null, headingFixed: false })).toEqual(['sections.1.headingFixed'])
  })

  test('that can be repeated have a free heading', () => {
    expect(withSection({ repeatable: true })).toEqual(['sections.1.repeatable'])
    expect(withSection({ repeatable: true, headingFixed: false })).toEqual([])
  })

  test('hold the footnotes once, always', () => {
    const notes = { content: 'fotnoter', heading: 'Fotnoter' }
    expect(withSection(notes)).toEqual([])
    expect(withSection({ ...notes, required: false })).toEqual(['sections.1.required'])
    const two = ['a', 'b'].map(key => ({ ...notes, key }))
    expect(wrong({ sections: two })).toEqual(['sections.1.content'])
  })

  test('have keys that leave room in a record id', () => {
    expect(withSection({ key: 'a'.repeat(38) })).toEqual([])
    expect(withSection({ key: 'a'.repeat(39) })).toEqual(['sections.1.key'])
  })
})

test('keys are never used twice', () => {
  const item = { key: 'a', label: 'A', kind: 'text' }
  expect(wrong({ metadata: [titel, item, item] })).toEqual(['metadata.2.key'])
  expect(withSection({ key: 'text' })).toEqual(['sections.1.key'])
  expect(
    wrong({
      insats: {
        fields: [
          { key: 'x', label: 'X' },
          { key: 'x', label: 'Y' }
        ]
      }
    })
  ).toEqual(['insats.fields.1.key'])
  expect(wrong({ insats: { fields: [{ key: 'text', label: 'X' }] } })).toEqual(['insats.fields.0.key'])
  const check = { key: 'x', label: 'X', question: 'X?' }
  expect(wrong({ checklist: [check, check] })).toEqual(['checklist.1.key'])
})

test('the lead-in has placeholders that somebody fills', () => {
  const leadIn = 'Under {period} ska {kommun}:'
  expect(wrong({ fokusomrade: { leadIn } })).toEqual([])
  expect(wrong({ fokusomrade: { leadIn: 'Under {perioden}:' } })).toEqual(['fokusomrade.leadIn'])
  expect(wrong({ fokusomrade: { leadIn: 'Under {period' } })).toEqual(['fokusomrade.leadIn'])
  expect(fillPlaceholders(leadIn, { period: '2027–2030', kommun: 'Ekviken kommun' })).toBe(
    'Under 2027–2030 ska Ekviken kommun:'
  )
})
