import { describe, expect, test } from 'vitest'
import { namesIn, namesPattern, personalIn } from './personal.ts'

const found = (text: string, names: string[] = []): string[] =>
  personalIn(text, namesPattern(names)).map(({ from, to }) => text.slice(from, to))

describe('telephone numbers', () => {
  test.each([
    '0480-45 00 00',
    '0480 - 45 00 00',
    '070-123 45 67',
    '0701234567',
    '08-12 34 56 78',
    '010\u00a0123\u00a045\u00a067',
    '+46 480 45 00 00',
    '+46 (0)70-123 45 67',
    '0046701234567',
    '(0480) 45 00 00',
    '0480/45 00 00'
  ])('%s', number => {
    expect(found(`Ring ${number}.`)).toEqual([number])
  })

  test.each([
    'KS 2025/0143',
    '2027–2030',
    'SFS 2001:453',
    '2018:1197',
    'bankgiro 5805-1234',
    '0,5 procent',
    '1 240 personer',
    '2026-11-22',
    'EKB-2026-014',
    'ring 112',
    '00:45–07:30',
    '08-00',
    'ISBN 978-91-0123456-7'
  ])('not %s', text => {
    expect(found(text)).toEqual([])
  })
})

test('e-mail addresses and personal identity numbers', () => {
  expect(found('Skriv till anna.lind@ekviken.se, eller registrator@ekviken.se.')).toEqual([
    'anna.lind@ekviken.se',
    'registrator@ekviken.se'
  ])
  expect(found('Född 19811218-9876.')).toEqual(['19811218-9876'])
})

describe('names', () => {
  const names = ['Anna Lind', 'Åsa von Öst-Ek', 'Registrator']
  test.each([
    ['Fråga Anna Lind om det.', 'Anna Lind'],
    ['enligt ANNA LINDS förslag', 'ANNA LINDS'],
    ['Lind, Anna', 'Lind, Anna'],
    ['med Åsa von Öst-Ek', 'Åsa von Öst-Ek'],
    ['Anna\u00a0Lind', 'Anna\u00a0Lind']
  ])('%s', (text, name) => {
    expect(found(text, names)).toEqual([name])
  })

  test.each(['Anna Lindgren', 'Anna', 'Joanna Lind', 'till Registrator', 'Lindallén'])('not %s', text => {
    expect(found(text, names)).toEqual([])
  })

  test('a field that holds a person', () => {
    expect(namesIn('Anna Lind, handläggare, 0480-45 00 00')).toEqual(['Anna Lind'])
    expect(namesIn('Trygghetssamordnare, kommunledningskontoret')).toEqual([])
    expect(namesIn('Bo Ek och Åsa von Öst')).toEqual(['Bo Ek', 'Åsa von Öst'])
  })
})
