import { describe, expect, test } from 'vitest'
import type { RuleId } from './ids.ts'
import { mended, problemsOf, prosa, sektion, wordsFound } from './testing.ts'

/** Rules that look at one text at a time: what they mend, and what they leave alone. */
const MENDS: [rule: RuleId, text: string, right: string][] = [
  ['dubbelt-ord', 'Vi ska att att bygga.', 'Vi ska att bygga.'],
  ['dubbelt-ord', 'För för alla.', 'För alla.'],
  ['mellanslag', 'Vi  ska   bygga.', 'Vi ska bygga.'],
  ['mellanslag', 'Barn , unga och vuxna .', 'Barn, unga och vuxna.'],
  ['mellanslag', 'Barn,unga och vuxna.Alla ska med.', 'Barn, unga och vuxna. Alla ska med.'],
  ['bindestreck', 'hälso-och sjukvården, kultur -och fritid', 'hälso- och sjukvården, kultur- och fritid'],
  ['bindestreck', 'ett tio-tal medarbetare', 'ett tiotal medarbetare'],
  ['frammande-bokstav', 'Södermøre ligger där.', 'Södermöre ligger där.'],
  ['frammande-bokstav', 'Vi såg miljø och miljö.', 'Vi såg miljö och miljö.'],
  ['frammande-bokstav', 'a\u030Atga\u0308rd', 'åtgärd'],
  ['versaler-i-ord', 'FN:s deklARATION om rättigheter', 'FN:s deklaration om rättigheter']
]

const SILENT: [rule: RuleId, text: string][] = [
  ['dubbelt-ord', 'Det är det det handlar om, och de som som barn flydde.'],
  ['dubbelt-ord', 'Barn, barn och åter barn. De är alla. Alla vet det. 10 10'],
  ['mellanslag', 'Se www.exempel.se eller namn.Efternamn@exempel.se, kl. 13.30 … och 3,5 procent.'],
  ['mellanslag', 'Bl.a. och m.m. samt 1 000 kr'],
  ['bindestreck', 'hälso- och sjukvården, e-post, kommunen - och alla andra - ska, 1990-talet, in- och utdata'],
  ['frammande-bokstav', 'Tromsø, Ærø och café à la Müller'],
  ['versaler-i-ord', 'iPad, eHälsa, GitHub, hbtqi-PERSON, AB, kWh, McDonalds'],
  ['personnummer', '19900101-0018, 900101-0018, 121212-1213 och KS 2026/0012, 0480-450000, 5565650000'],
  ['lang-mening', `${'Ord '.repeat(39)}slut. ${'Ord '.repeat(39)}slut.`]
]

describe('text rules', () => {
  test.each(MENDS)('%s: %s', (rule, text, right) => expect(mended(rule, text)).toBe(right))
  test.each(SILENT)('%s is silent: %s', (rule, text) => expect(wordsFound(rule, text)).toEqual([]))

  test('personnummer: with a true day and check digit, short and long, and a coordination number', () => {
    const text = 'Född 19121212-1212, 121212+1212, 1212121212 och 121272-1219.'
    expect(wordsFound('personnummer', text)).toEqual(['19121212-1212', '121212+1212', '1212121212', '121272-1219'])
  })

  test('lang-mening: 41 words, each list item by itself, and not headings', () => {
    const long = `${'ord '.repeat(40)}slut.`
    expect(wordsFound('lang-mening', 'Kort först.', `${long} Kort sist.`)).toEqual([long])
    expect(wordsFound('lang-mening', ...Array.from({ length: 50 }, () => '- ord'))).toEqual([])
  })

  test('otydlig-lank: words that say nothing, and addresses', () => {
    const link = 'https://exempel.se'
    const runs = ['här', 'Läs mer här', link, 'Kommunens rapport', 'läs mer i rapporten'].flatMap(text => [
      { text, link },
      { text: ' ' }
    ])
    const sections = [sektion('text', { type: 'prose', fields: { text: [{ runs }] } })]
    expect(problemsOf('otydlig-lank', sections)).toHaveLength(3)
  })

  test('frammande-bokstav leaves the names of units to enhetsnamn', () => {
    const text = [sektion('text', prosa('Norra Sjøvika kommundelsförvaltning.'))]
    expect(problemsOf('frammande-bokstav', text)).toEqual([])
    expect(problemsOf('enhetsnamn', text)).toHaveLength(1)
  })
})
