import { describe, expect, test } from 'vitest'
import {
  bilaga,
  bild,
  definition,
  insats,
  omrade,
  problemsOf,
  prosa,
  sektion,
  tabell,
  testTemplate
} from './testing.ts'

describe('tomt-falt', () => {
  const template = testTemplate({
    sections: [
      { key: 'text', heading: 'Text', content: 'prose' },
      { key: 'egen', heading: 'Eget', headingFixed: false, content: 'prose', required: false },
      { key: 'omraden', heading: 'Områden', content: 'fokusomraden' },
      { key: 'ord', heading: 'Ord', content: 'definitioner' },
      { key: 'bilagor', heading: 'Bilagor', content: 'bilagor', required: false }
    ],
    insats: {
      fields: [
        { key: 'tidplan', label: 'Tidplan', required: true },
        { key: 'kostnad', label: 'Kostnad' }
      ]
    }
  })
  const places = (...sections: Parameters<typeof problemsOf>[1]) =>
    problemsOf('tomt-falt', sections, { template }).map(({ place: { record, field } }) =>
      field ? `${record} ${field}` : record
    )

  test('fires for empty fields that must be filled', () => {
    const empty = { ...omrade('', '', insats(' ', ['soc'], { id: 'i1' })), id: 'o1' }
    const term = { ...definition('', ''), id: 'd1' }
    expect(
      places(sektion('omraden', empty), sektion('ord', term), sektion('bilagor', { ...bilaga(' '), id: 'b1' }))
    ).toEqual(['o1 titel', 'i1 text', 'i1 tidplan', 'd1 term', 'd1 text', 'b1 titel'])
  })

  test('fires for required sections that are empty, and a free heading', () => {
    const blank = { ...prosa(''), id: 'p1' }
    const sections = [sektion('text', blank), sektion('egen', prosa('Text')), sektion('omraden'), sektion('ord')]
    expect(places(...sections, sektion('fotnoter'), sektion('bilagor'))).toEqual([
      'p1 text',
      's-egen titel',
      's-omraden',
      's-ord'
    ])
    expect(places(sektion('text'))).toEqual(['s-text'])
  })

  test('is silent when all is there; a table or a picture is content', () => {
    const whole = { ...insats('Bygga'), fields: { text: 'Bygga', tidplan: '2028' } }
    expect(places(sektion('omraden', omrade('Ett', '', whole)), sektion('ord', definition('Ord')))).toEqual([])
    expect(places(sektion('text', prosa(''), tabell(true, ['A'])))).toEqual([])
    expect(places(sektion('text', bild('')))).toEqual([])
  })
})

test('utan-plats fires for every record without a place, and for nothing else', () => {
  const unplaced = [{ ...insats('Vilsen'), id: 'i9' }]
  expect(problemsOf('utan-plats', [sektion('text', prosa('Text'))], { unplaced }).map(p => p.place)).toEqual([
    { record: 'i9' }
  ])
  expect(problemsOf('utan-plats', [sektion('text', prosa('Text'))])).toEqual([])
})
