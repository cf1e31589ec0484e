import { describe, expect, test } from 'vitest'
import { lixBySection } from './lix.ts'
import { fotnot, insats, omrade, problemsOf, prosa, sektion, testContext, testTemplate } from './testing.ts'

const HARD = 'Verksamhetsutvecklingens organisationsförutsättningar kompletterar samhällsplaneringens utgångspunkter. '
const EASY = 'Vi ska ta hand om alla barn här. '

describe('lix', () => {
  test('fires for a section that is hard, with figure and level', () => {
    const [problem, ...more] = problemsOf('lix', [
      sektion('text', prosa(HARD.repeat(21))),
      sektion('egen', prosa(EASY))
    ])
    expect(problem).toMatchObject({ severity: 'rad', place: { record: 's-text' } })
    expect(problem?.message).toContain('105 (mycket svår)')
    expect(more).toEqual([])
  })

  test('says nothing of short texts, easy texts, and footnotes', () => {
    expect(problemsOf('lix', [sektion('text', prosa(HARD.repeat(10)))])).toEqual([])
    expect(problemsOf('lix', [sektion('text', prosa(EASY.repeat(30)))])).toEqual([])
    expect(problemsOf('lix', [sektion('fotnoter', fotnot('F1', HARD.repeat(30)))])).toEqual([])
  })

  test('a fokusområde counts by itself', () => {
    const areas = [omrade('Ett', '', insats(EASY)), omrade('Två', '', insats(HARD))]
    const figures = lixBySection(testContext([sektion('omraden', ...areas)]))
    expect(figures.map(f => f.record)).toEqual(areas.map(a => a.id))
    expect(figures[0]!.lix).toBeLessThan(figures[1]!.lix)
  })
})

describe('for-lang-text', () => {
  const template = testTemplate({
    sections: [
      { key: 'text', heading: 'Text', content: 'prose', maxWords: 10 },
      { key: 'omraden', heading: 'Områden', content: 'fokusomraden' }
    ],
    fokusomrade: { maxWords: 2 }
  })
  const places = (words: number, introduction: string) =>
    problemsOf(
      'for-lang-text',
      [
        sektion('text', prosa('# En rubrik', 'ord '.repeat(words - 4)), prosa('två till')),
        sektion('omraden', {
          ...omrade('En lång titel', 'Och upptakt:'),
          id: 'o1',
          fields: { inledning: introduction }
        })
      ],
      { template }
    ).map(p => p.place)

  test('fires over the advice, for all texts of a section and for the introduction of a fokusområde', () => {
    expect(places(11, 'Tre ord här')).toEqual([{ record: 's-text' }, { record: 'o1', field: 'inledning' }])
  })

  test('is silent at the advice', () => expect(places(10, 'Två ord')).toEqual([]))
})
