import { describe, expect, test } from 'vitest'
import { insats, omrade, problemsOf, sektion } from './testing.ts'

const area = (...texts: (string | string[])[]) => omrade('Ett', '', ...texts.map(t => insats(t)))
const fixes = (...areas: ReturnType<typeof area>[]) =>
  problemsOf('punkt-i-slutet', [sektion('omraden', ...areas)]).map(p => [p.fix?.from, p.fix?.to, p.fix?.text])

describe('punkt-i-slutet', () => {
  test('the fewer of a list are reported, and one click mends them', () => {
    expect(fixes(area('Bygga', 'Riva.', 'Måla'))).toEqual([[4, 5, '']])
    expect(fixes(area('Bygga.', 'Riva', 'Måla.'))).toEqual([[4, 4, '.']])
  })

  test('where they are equally many the document decides, and then the form without', () => {
    expect(fixes(area('Bygga.', 'Riva'), area('Måla.', 'Tvätta.'))).toEqual([[4, 4, '.']])
    expect(fixes(area('Bygga.', 'Riva'))).toEqual([[5, 6, '']])
  })

  test('lists are looked at one by one', () => {
    expect(fixes(area('Bygga.', 'Riva.'), area('Måla', 'Tvätta'))).toEqual([])
  })

  test('the stop goes before a footnote reference', () => {
    expect(fixes(area('Bygga.', 'Riva.', 'Måla hus[^F1] '))).toEqual([[8, 8, '.']])
  })

  test('other endings have no answer', () => {
    expect(fixes(area('Bygga', 'Riva', 'Hus, vägar m.m.', 'Varför?', 'Det här:', 'Vänta …', ''))).toEqual([])
    expect(fixes(area('Bygga', 'Riva', ['Det här:', '- hus.']))).toEqual([])
  })
})
