import { describe, expect, test } from 'vitest'
import { insats, omrade, problemsOf, sektion, testTemplate } from '../../rules/testing.ts'

const alone = (...insatser: ReturnType<typeof insats>[]) => [sektion('omraden', omrade('Ett', '', ...insatser))]

describe('insats-utan-ansvar', () => {
  const problems = (post: ReturnType<typeof insats>, template = testTemplate()) =>
    problemsOf('insats-utan-ansvar', alone(post), { template })

  test('fires where nobody is responsible, or only partners are named', () => {
    const [nobody] = problems(insats('Bygga', [], { id: 'i1' }))
    expect(nobody).toMatchObject({ severity: 'fel', place: { record: 'i1' } })
    expect(problems(insats('Bygga', [], { sets: { partner: ['soc'] } }))[0]?.message).toContain('samverka')
  })

  test('is silent with a responsible party, with free words, and where the template does not ask', () => {
    expect(problems(insats('Bygga'))).toEqual([])
    const words = { ...insats('Bygga', []), fields: { text: 'Bygga', ansvarstillagg: 'alla som möter barn' } }
    expect(problems(words)).toEqual([])
    expect(problems(insats('Bygga', []), testTemplate({ insats: { ansvarRequired: false } }))).toEqual([])
  })
})

describe('okand-enhet', () => {
  const messages = (...lead: string[]) => problemsOf('okand-enhet', alone(insats('Bygga', lead))).map(p => p.message)

  test('fires for free names and ids that are gone, and offers the unit that is meant', () => {
    expect(messages('fri:Sjövika ryttarförening', 'borttagen')).toHaveLength(2)
    expect(messages('fri:kultur och fritidsförvaltningen')[0]).toContain('Menas ”kultur- och fritidsförvaltningen”')
  })

  test('is silent for units and collective phrases of the register', () => {
    expect(messages('soc', 'alla')).toEqual([])
  })
})

describe('ansvar-i-texten', () => {
  const places = (...text: string[]) =>
    problemsOf('ansvar-i-texten', alone(insats(text))).map(p => text.join('\n').slice(p.place.from, p.place.to))

  test.each(['Ansvar: socialförvaltningen', 'ansvaret: alla', 'Ansvarig : KLK'])('fires for "%s"', line => {
    expect(places('Erbjuda stöd.', line, 'Mer text.')).toEqual([line])
  })

  test.each(['Ta ansvar för alla', 'Förtydliga vem som har ansvar: nämnden eller styrelsen', 'Ansvaret delas'])(
    'is silent for "%s"',
    line => expect(places(line)).toEqual([])
  )
})
