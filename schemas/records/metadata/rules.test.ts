import { describe, expect, test } from 'vitest'
import { problemsOf, testTemplate } from '../../rules/testing.ts'

const template = testTemplate({
  metadata: [
    { key: 'titel', label: 'Titel', kind: 'text', required: true },
    { key: 'diarienummer', label: 'Diarienummer', kind: 'diarienummer', required: true },
    { key: 'eget', label: 'Eget nummer', kind: 'diarienummer', pattern: 'EGET-\\d+' },
    { key: 'datum', label: 'Beslutsdatum', kind: 'date', required: true },
    { key: 'instans', label: 'Instans', kind: 'choice', options: ['Fullmäktige', 'Styrelsen'] },
    { key: 'namnd', label: 'Nämnd', kind: 'unit' }
  ],
  checklist: [{ key: 'barn', label: 'Barnrätt', question: 'Har ni prövat?' }]
})
const right = {
  fields: { diarienummer: 'KS 2026/0012', eget: 'EGET-7' },
  data: { datum: '2028-02-29', instans: 'Styrelsen', namnd: 'ks', 'kontroll-barn': 'ej-aktuellt' }
}

describe('tom-uppgift', () => {
  test('fires for required items that are empty, in the order of the template', () => {
    const found = problemsOf('tom-uppgift', [], { template, titel: ' ', metadata: { data: { datum: '' } } })
    expect(found.map(p => p.place.field)).toEqual(['titel', 'diarienummer', 'datum'])
  })

  test('is silent when they are filled in', () => {
    expect(problemsOf('tom-uppgift', [], { template, metadata: right })).toEqual([])
  })
})

describe('uppgift-fel-form', () => {
  const fields = (metadata: { data?: Record<string, unknown>; fields?: Record<string, string> }) =>
    problemsOf('uppgift-fel-form', [], { template, metadata }).map(p => p.place.field)

  test.each(['29 feb 2028', '2027-02-29', '2027-13-01', '2027-1-1'])('the date %s', datum => {
    expect(fields({ data: { datum } })).toEqual(['datum'])
  })

  test('fires for numbers, choices and units that do not fit', () => {
    expect(fields({ fields: { diarienummer: 'KS2026', eget: 'KS 2026/0012' } })).toEqual(['diarienummer', 'eget'])
    expect(fields({ data: { instans: 'Nämnden', namnd: 'borta' } })).toEqual(['instans', 'namnd'])
  })

  test('is silent for right values and for empty ones', () => {
    expect(fields(right)).toEqual([])
    expect(fields({})).toEqual([])
  })
})

describe('kontroll-utan-svar', () => {
  const count = (answer?: string) =>
    problemsOf('kontroll-utan-svar', [], { template, metadata: { data: answer ? { 'kontroll-barn': answer } : {} } })
      .length

  test('fires without an answer or with another word', () => {
    expect([count(), count('kanske')]).toEqual([1, 1])
  })

  test.each(['ja', 'nej', 'ej-aktuellt'])('is silent with %s', answer => expect(count(answer)).toBe(0))
})
