import { describe, expect, test } from 'vitest'
import { contextOf, documentOf, record, say, templateOf, written } from '../../word/in-tests.ts'

const first = record('i1', 'insats', {
  data: { ansvarsform: 'samverkan' },
  sets: { lead: ['kontoret'], partner: ['skolan', 'fri:Föreningen'] },
  fields: {
    text: [...say('göra något'), ...say('mer om det')],
    ansvarstillagg: say('varje år'),
    tidplan: say('2028'),
    borta: say('x')
  }
})
const second = record('i2', 'insats', { fields: { text: [{ form: 'li', runs: [{ text: 'punkt' }] }] } })
const section = record('s', 'section', { data: { key: 'atgarder' }, children: [first, second] })
const sections = [{ key: 'atgarder', heading: 'Åtgärder', content: 'insatser' as const }]
const fields = [{ key: 'tidplan', label: 'Tidplan' }]

describe('insatser as a list', () => {
  const template = templateOf({ sections, insats: { fields } })

  test('number, text, ansvar as a sentence, and the fields that the template knows', async () => {
    expect(await written([section], contextOf(documentOf([section]), template))).toEqual([
      'Heading1: Åtgärder',
      'Insats 0: göra något',
      'InsatsFortsattning: mer om det',
      'Ansvar: Ansvar: Kommunledningskontoret i samverkan med utbildningsförvaltningen och Föreningen varje år',
      'Ansvar: Tidplan: 2028',
      'Insats 0: ',
      'ListParagraph 0: punkt'
    ])
  })

  test('without a number where it has no place', async () => {
    expect((await written([first], contextOf(documentOf([]), template)))[0]).toBe('Insats: göra något')
  })
})

describe('insatser as a table', () => {
  const template = templateOf({ sections, insats: { view: 'table', label: 'Åtgärd', fields } })

  test('a row each under the heads', async () => {
    expect(await written([section], contextOf(documentOf([section]), template))).toEqual([
      'Heading1: Åtgärder',
      'Tabellhuvud: Nr¦',
      'Tabellhuvud: Åtgärd¦',
      'Tabellhuvud: Ansvar¦',
      'Tabellhuvud: Tidplan¦',
      'Insatsnummer 0: ¦',
      'Tabelltext: göra något',
      'Tabelltext: mer om det¦',
      'Tabelltext: Kommunledningskontoret i samverkan med utbildningsförvaltningen och Föreningen varje år¦',
      'Tabelltext: 2028¦',
      'Insatsnummer 0: ¦',
      'Tabelltext 0: punkt¦',
      'Tabelltext: ¦',
      'Tabelltext: ¦'
    ])
  })

  test('in a list all the same where it has no place', async () => {
    expect((await written([first], contextOf(documentOf([]), template)))[0]).toBe('Insats: göra något')
  })
})
