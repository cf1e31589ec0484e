import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partyId } from '../records/define.ts'
import { kommun as schema } from '../register/kommun.ts'
import { type Ansvar, effectiveKind } from './ansvar.ts'
import { parseAnsvar } from './parse.ts'
import { ansvarSentence, freeParty } from './sentence.ts'

const kommun = schema.parse(JSON.parse(readFileSync(new URL('../../templates/kommun.json', import.meta.url), 'utf8')))
const parse = (text: string) => parseAnsvar(text, kommun)

describe('the four kinds', () => {
  const cases: [string, Ansvar][] = [
    ['Ansvar: Socialförvaltningen', { kind: 'en', lead: ['socialforvaltningen'], partners: [], tail: '' }],
    [
      'Ansvaret: socialförvaltningen i samverkan med utbildningsförvaltningen, polisen och Kvinnojouren Linden.',
      {
        kind: 'samverkan',
        lead: ['socialforvaltningen'],
        partners: ['utbildningsforvaltningen', 'polisen', 'kvinnojouren-linden'],
        tail: ''
      }
    ],
    [
      'Socialförvaltningen och Ekvikenbostäder AB delar ansvaret',
      { kind: 'delat', lead: ['socialforvaltningen', 'ekvikenbostader'], partners: [], tail: '' }
    ],
    [
      'Ansvarig: KLK, SOF samt UBF',
      {
        kind: 'delat',
        lead: ['kommunledningskontoret', 'socialforvaltningen', 'utbildningsforvaltningen'],
        partners: [],
        tail: ''
      }
    ],
    [
      'Gemensamt för alla verksamheter som möter barn och unga, kommunledningskontoret',
      { kind: 'gemensamt', lead: ['verksamheter-for-barn-och-unga', 'kommunledningskontoret'], partners: [], tail: '' }
    ],
    [
      'Polisen och Region Östervik gemensamt',
      { kind: 'gemensamt', lead: ['polisen', 'regionen'], partners: [], tail: '' }
    ],
    [
      'I samverkan med nätverket ”Trygg i Ekviken”',
      { kind: 'samverkan', lead: [], partners: ['trygg-i-ekviken'], tail: '' }
    ],
    [
      'Socialförvaltningen tillsammans med polisen inom ramen för beslutad budget.',
      {
        kind: 'samverkan',
        lead: ['socialforvaltningen'],
        partners: ['polisen'],
        tail: 'inom ramen för beslutad budget.'
      }
    ]
  ]
  test.each(cases)('%s', (text, ansvar) => {
    expect(parse(text)).toEqual({ ansvar, uncertain: [] })
  })

  test.each(['', 'Ansvar:', ' Ansvarig part: . '])('nobody: ”%s”', text => {
    expect(parse(text)).toEqual({ ansvar: { kind: null, lead: [], partners: [], tail: '' }, uncertain: [] })
  })
})

describe('names that look like lists', () => {
  test.each([
    ['kultur- och fritidsförvaltningen', ['kultur-och-fritidsforvaltningen']],
    ['Alla förvaltningar och bolag', ['alla-forvaltningar-och-bolag']],
    ['alla förvaltningar och Ekvikenbostäder AB', ['alla-forvaltningar', 'ekvikenbostader']],
    ['Ekviken Energi och Vatten AB och polisen', ['ekviken-energi-och-vatten', 'polisen']],
    ['VÅRD-OCH OMSORGSFÖRVALTNINGEN, och KLK', ['vard-och-omsorgsforvaltningen', 'kommunledningskontoret']],
    ['alla verksamheter som möter barn och unga', ['verksamheter-for-barn-och-unga']]
  ])('%s', (text, lead) => {
    expect(parse(text).ansvar.lead).toEqual(lead)
    expect(parse(text).uncertain).toEqual([])
  })

  test('a unit whose name holds a comma', () => {
    const own = schema.parse({
      name: 'Ekviken kommun',
      period: { from: 2027, to: 2030 },
      diarienummer: [],
      enheter: [
        { id: 'mhl', name: 'avdelningen för miljö, hälsa och livsmedel', kind: 'kontor' },
        { id: 'halsa', name: 'hälsa', kind: 'kontor' }
      ],
      kollektiv: []
    })
    expect(parseAnsvar('Avdelningen för miljö, hälsa och livsmedel och hälsa', own).ansvar.lead).toEqual([
      'mhl',
      'halsa'
    ])
  })
})

describe('what is not quite the register', () => {
  test('a close spelling is taken and told', () => {
    expect(
      parse('Socialförvaltningen i samverkan med utbildingsförvaltningen och vård och omsorgsförvaltningen')
    ).toEqual({
      ansvar: {
        kind: 'samverkan',
        lead: ['socialforvaltningen'],
        partners: ['utbildningsforvaltningen', 'vard-och-omsorgsforvaltningen'],
        tail: ''
      },
      uncertain: [
        { written: 'utbildingsförvaltningen', suggestion: 'utbildningsforvaltningen' },
        { written: 'vård och omsorgsförvaltningen', suggestion: 'vard-och-omsorgsforvaltningen' }
      ]
    })
  })

  test('a close spelling that goes on beyond a known name', () => {
    const { ansvar, uncertain } = parse('alla förvaltningar och bollag')
    expect(ansvar.lead).toEqual(['alla-forvaltningar-och-bolag'])
    expect(uncertain).toEqual([
      { written: 'alla förvaltningar och bollag', suggestion: 'alla-forvaltningar-och-bolag' }
    ])
  })

  test('a short unknown name after a known one', () => {
    expect(parse('Socialförvaltningen, A').ansvar.lead).toEqual(['socialforvaltningen', freeParty('A')])
    expect(parse('nätverket ”Trygg i Ekviken” och Bo').ansvar.lead).toEqual(['trygg-i-ekviken', freeParty('Bo')])
  })

  test('an unknown name becomes a free party, whole', () => {
    const text = 'Föreningen ”Hopp, tro och kärlek”, Barn- och familjeenheten samt Socialförvaltningens jour.'
    const names = ['Föreningen ”Hopp, tro och kärlek”', 'Barn- och familjeenheten', 'Socialförvaltningens jour']
    expect(parse(text).ansvar.lead).toEqual(names.map(freeParty))
    expect(parse(text).uncertain).toEqual(names.map(written => ({ written })))
  })

  test('a remark between the names goes to the tail', () => {
    const { ansvar, uncertain } = parse('Socialförvaltningen (sammankallande), utbildningsförvaltningen')
    expect(ansvar.lead).toEqual(['socialforvaltningen', 'utbildningsforvaltningen'])
    expect(ansvar.tail).toBe('(sammankallande)')
    expect(uncertain).toEqual([{ written: '(sammankallande)' }])
  })

  test('a tail that names a party is told', () => {
    const { ansvar, uncertain } = parse('Socialförvaltningen leder arbetet med stöd av polisen')
    expect(ansvar).toMatchObject({
      kind: 'en',
      lead: ['socialforvaltningen'],
      tail: 'leder arbetet med stöd av polisen'
    })
    expect(uncertain).toEqual([{ written: 'leder arbetet med stöd av polisen' }])
  })

  test('words that lead nowhere are kept', () => {
    expect(parse('Socialförvaltningen i samverkan med').ansvar.tail).toBe('i samverkan med')
    expect(parse('Socialförvaltningen och').ansvar.tail).toBe('och')
    const long = 'Var och en som leder arbete '.repeat(8).trim().replaceAll(' och ', ' eller ')
    expect(parse(long)).toEqual({
      ansvar: { kind: null, lead: [], partners: [], tail: long },
      uncertain: [{ written: long }]
    })
  })
})

const known = [...kommun.enheter, ...kommun.kollektiv].map(p => p.id)
const tail = fc
  .array(fc.constantFrom('inom', 'ramen', 'för', 'ordinarie', 'budget', 'leder', '(sammankallande)', 'på', 'sikt.'), {
    maxLength: 5
  })
  .map(words => words.join(' '))
const ids = (of: readonly string[], least: number) =>
  fc.uniqueArray(fc.constantFrom(...of), { minLength: least, maxLength: 5 })

describe('the reverse of the sentence', () => {
  test('gives the same ansvar', () => {
    const arbitrary = fc.record({ lead: ids(known, 1), partners: ids(known, 0), tail, joint: fc.boolean() })
    fc.assert(
      fc.property(arbitrary, ({ joint, ...rest }) => {
        const ansvar: Ansvar = { ...rest, kind: effectiveKind({ ...rest, kind: joint ? 'gemensamt' : null }) }
        const { ansvar: read } = parse(`Ansvar: ${ansvarSentence(ansvar, kommun)}`)
        expect(read).toEqual(ansvar)
      }),
      { numRuns: 1000 }
    )
  })

  test('gives the same sentence, with free parties too', () => {
    const free = [
      'Rädda barnen',
      'Bostadsrättsföreningen Ek-5',
      'Studieförbundet ”Läs och lär”',
      'Hälso- och sjukvårdslaget'
    ].map(freeParty)
    const arbitrary = fc.record({
      lead: ids([...known, ...free], 0),
      partners: ids([...known, ...free], 0),
      joint: fc.boolean()
    })
    fc.assert(
      fc.property(arbitrary, ({ joint, lead, partners }) => {
        const sentence = ansvarSentence({ kind: joint ? 'gemensamt' : null, lead, partners, tail: '' }, kommun)
        expect(ansvarSentence(parse(sentence).ansvar, kommun)).toBe(sentence)
      }),
      { numRuns: 1000 }
    )
  })

  test('any text gives an ansvar with ids that a record may hold', () => {
    const pieces = fc.constantFrom(
      ...known,
      'Socialförvaltningen',
      ' i samverkan med ',
      ', ',
      ' och ',
      'Gemensamt för ',
      '(',
      '”',
      '|',
      '\n',
      '.'
    )
    const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 12 })
    fc.assert(
      fc.property(text, parts => {
        const { ansvar } = parse(parts.join(''))
        for (const id of [...ansvar.lead, ...ansvar.partners]) expect(partyId.safeParse(id).success).toBe(true)
      }),
      { numRuns: 1000 }
    )
  })
})
