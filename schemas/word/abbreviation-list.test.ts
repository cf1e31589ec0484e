import { describe, expect, test } from 'vitest'
import { numbering } from '../document/numbering.ts'
import { abbreviationList, explanationAt } from '../language/abbreviation-list.ts'
import { documentOf, KOMMUN, record, say, templateOf } from './in-tests.ts'

const template = templateOf({
  sections: [
    { key: 'text', heading: 'Text', content: 'prose' },
    { key: 'ord', heading: 'Ord', content: 'definitioner' }
  ]
})
const kommun = { ...KOMMUN, enheter: [{ ...KOMMUN.enheter[0]!, aliases: ['KLK'] }] }

function listOf(text: string, definitions: [string, string][] = []): string[] {
  const dokument = documentOf([
    record('s-text', 'section', {
      data: { key: 'text' },
      children: [record('p', 'prose', { fields: { text: say(text) } })]
    }),
    record('s-ord', 'section', {
      data: { key: 'ord' },
      children: definitions.map(([term, meaning], i) =>
        record(`d${i}`, 'definition', { fields: { term: say(term), text: say(meaning) } })
      )
    })
  ])
  const numbers = numbering(dokument.sections, template)
  return abbreviationList({ dokument, template, kommun, numbers }).map(({ short, long }) => `${short}: ${long}`)
}

describe('the list of abbreviations', () => {
  test('is in order, each once, with what the text, the definitions and the register say', () => {
    expect(
      listOf('Ring KLK om ÖVB, SIP och RUS. En samordnad individuell plan (SIP) finns. SIP och EU är bra.', [
        ['RUS', 'Regionens utvecklingsstrategi. Den gäller till 2030.']
      ])
    ).toEqual([
      'KLK: kommunledningskontoret',
      'RUS: Regionens utvecklingsstrategi',
      'SIP: samordnad individuell plan',
      'ÖVB: null'
    ])
  })

  test('is empty without abbreviations; numbers of cases and laws are none', () => {
    expect(listOf('Ärende KS 2026/0001 enligt SFS 2001:453.')).toEqual([])
  })
})

describe('what an abbreviation stands for', () => {
  const at = (text: string, short: string): string | null => {
    const from = text.indexOf(short)
    return explanationAt(text, { from, to: from + short.length, text: short })
  }
  test.each([
    ['Den samordnade individuella planen och våld i nära relation (VNR) hör ihop.', 'VNR', 'våld i nära relation'],
    ['Vi följer SIP (samordnad individuell plan) här.', 'SIP', 'samordnad individuell plan'],
    ['Planen (samordnad individuell plan, SIP) finns.', 'SIP', 'samordnad individuell plan'],
    ['Något helt annat (SIP) finns.', 'SIP', null],
    ['SIP finns.', 'SIP', null]
  ])('%s', (text, short, long) => {
    expect(at(text, short)).toBe(long)
  })
})
