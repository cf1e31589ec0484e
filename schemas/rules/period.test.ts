import { describe, expect, test } from 'vitest'
import { mended, problemsOf, prosa, sektion, testTemplate, wordsFound } from './testing.ts'

const RULE = 'period-olika-skriven'

describe('period-olika-skriven', () => {
  test.each([
    ['Under 2027-2030 gäller detta.', 'Under 2027–2030 gäller detta.'],
    ['Strategin 2027 – 2030 och 2027 - 2030.', 'Strategin 2027–2030 och 2027–2030.'],
    ['Åren 2027 till 2030, från 2027 till och med 2030.', 'Åren 2027–2030, 2027–2030.'],
    ['Mellan åren 2027 och 2030 ska vi.', 'under 2027–2030 ska vi.'],
    ['Gäller 2027–30.', 'Gäller 2027–2030.'],
    ['Länets strategi 2017-2027.', 'Länets strategi 2017–2027.'],
    ['Under perioden 2027–2031 ska vi.', 'Under perioden 2027–2030 ska vi.']
  ])('%s', (text, right) => expect(mended(RULE, text)).toBe(right))

  test.each([
    'Under perioden 2027–2030 och åren 2027–2030.',
    'Beslut 2027-03-24, mars 2027-03, ärendet KS 2027-2030 och 2027-2030-1.',
    'Läsåret 2027/2028, 2027 och 2030, skrivelsen 2016/17:10.',
    'Länets strategi 2017–2027.',
    'Under perioden 2018–2020 minskade våldet. Mandatperioden 2026–2030.',
    'Unga i åldern 13–23 år.'
  ])('silent: %s', text => expect(wordsFound(RULE, text)).toEqual([]))

  test('the giltighetstid of the document goes before its title, and that before the municipality', () => {
    const template = testTemplate({
      metadata: [
        { key: 'titel', label: 'Titel', kind: 'text' },
        { key: 'giltighetstid', label: 'Giltighetstid', kind: 'text' }
      ]
    })
    const sections = [sektion('text', prosa('Perioden 2027–2030.'))]
    const period = (titel: string, giltighetstid: string) =>
      problemsOf(RULE, sections, { template, titel, metadata: { fields: { giltighetstid } } }).at(-1)?.fix?.text
    expect(period('Program', 'Tills vidare')).toBeUndefined()
    expect(period('Program 2028–2031', '')).toBe('2028–2031')
    expect(period('Program 2028–2031', '2029–2032')).toBe('2029–2032')
  })

  test('a title with other years than the giltighetstid is reported', () => {
    expect(problemsOf(RULE, [], { titel: 'Program 2027-2030' })).toHaveLength(1)
  })
})

describe('annan-period', () => {
  test('fires once for years that overlap those of the document', () => {
    expect(wordsFound('annan-period', 'Länets plan 2025–2028.', 'Enligt planen 2025–2028.')).toEqual(['2025–2028'])
  })

  test.each(['Under 2027–2030.', 'Åren 2015–2019 minskade det.', 'Under perioden 2027–2031.'])('silent: %s', text => {
    expect(wordsFound('annan-period', text)).toEqual([])
  })
})
