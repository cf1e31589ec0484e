import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Ansvar } from '../../../../../schemas/ansvar/ansvar.ts'
import { kommun as schema } from '../../../../../schemas/register/kommun.ts'
import { kindChoices, type PartyOption, type PartySet, partyOptions } from './options.ts'

const kommun = schema.parse(JSON.parse(readFileSync('templates/kommun.json', 'utf8')))
const options = (query: string, set: PartySet = 'lead', taken: string[] = []): PartyOption[] =>
  partyOptions(query, set, taken, kommun)
const texts = (query: string, set?: PartySet, taken?: string[]): string[] => options(query, set, taken).map(o => o.text)

describe('partyOptions', () => {
  test('nothing written: the register from its beginning, without what is chosen', () => {
    expect(texts('')).toHaveLength(8)
    expect(texts('')[0]).toBe('kommunstyrelsen')
    expect(texts('', 'lead', ['kommunstyrelsen'])).not.toContain('kommunstyrelsen')
    expect(texts('', 'lead', ['kommunstyrelsen'])).toHaveLength(8)
  })

  test('says what kind it is, and which other name was found', () => {
    expect(options('socialförv')[0]).toMatchObject({ text: 'socialförvaltningen', hint: 'Förvaltning' })
    expect(options('SOF')[0]).toMatchObject({ text: 'socialförvaltningen', hint: 'Förvaltning, kallas också SOF' })
    expect(options('individ- och familjeförvaltningen')[0]?.hint).toBe(
      'Förvaltning, tidigare individ- och familjeförvaltningen'
    )
  })

  test('collective phrases are parties too', () => {
    const phrase = kommun.kollektiv[0]!
    expect(options(phrase.name)[0]).toMatchObject({ text: phrase.name, hint: 'Samlingsnamn' })
  })

  test('what the register does not have can be added as it is written, what it has cannot', () => {
    expect(options('Rädda barnen lokalt').at(-1)).toMatchObject({
      id: 'free',
      text: 'Lägg till ”Rädda barnen lokalt” som fri part',
      adds: { party: 'fri:Rädda barnen lokalt' }
    })
    expect(options('socialförvaltningen').some(o => o.id === 'free')).toBe(false)
    expect(options('SOF').some(o => o.id === 'free')).toBe(false)
    expect(options('Rädda barnen lokalt', 'lead', ['fri:Rädda barnen lokalt'])).toEqual([])
  })

  test('a whole line is read and offered as one choice', () => {
    const [first, ...more] = options('Ansvar: Socialförvaltningen i samverkan med utbildningsförvaltningen och polisen')
    expect(more).toEqual([])
    expect(first?.id).toBe('line')
    expect(first?.adds).toMatchObject({ ansvar: { lead: ['socialforvaltningen'], kind: 'samverkan' } })
    expect(first?.text).toMatch(/^Läs in: Socialförvaltningen i samverkan med utbildningsförvaltningen och /)
  })

  test('in the field of the partners a list is one of partners', () => {
    const [first] = options('socialförvaltningen och utbildningsförvaltningen', 'partner')
    expect(first?.adds).toMatchObject({
      ansvar: { lead: [], partners: ['socialforvaltningen', 'utbildningsforvaltningen'] }
    })
    expect(first?.text).toBe('Läs in: I samverkan med socialförvaltningen och utbildningsförvaltningen')
  })

  test('a name with "och" in it is no line, and doubtful names are told', () => {
    expect(options('kultur- och fritidsnämnden').some(o => o.id === 'line')).toBe(false)
    const line = options('socialförvaltningen, okända bolaget').find(o => o.id === 'line')
    expect(line?.hint).toBe('Kontrollera ”okända bolaget”')
  })
})

describe('kindChoices', () => {
  const ansvar = (lead: string[], partners: string[] = [], kind: Ansvar['kind'] = null): Ansvar => ({
    kind,
    lead,
    partners,
    tail: ''
  })
  test('one unit, or nobody, leaves no choice', () => {
    expect(kindChoices(ansvar([]), kommun)).toEqual(['en'])
    expect(kindChoices(ansvar(['kommunstyrelsen']), kommun)).toEqual(['en'])
    expect(kindChoices(ansvar(['kommunstyrelsen'], ['socialnamnden']), kommun)).toEqual(['samverkan'])
  })

  test('several, or a phrase for many, can be responsible jointly', () => {
    expect(kindChoices(ansvar(['kommunstyrelsen', 'socialnamnden']), kommun)).toEqual(['delat', 'gemensamt'])
    expect(kindChoices(ansvar(['kommunstyrelsen', 'socialnamnden'], ['kontaktcenter']), kommun)).toEqual([
      'samverkan',
      'gemensamt'
    ])
    expect(kindChoices(ansvar([kommun.kollektiv[0]!.id]), kommun)).toEqual(['en', 'gemensamt'])
  })

  test('what is joint can be changed back', () => {
    expect(kindChoices(ansvar(['kommunstyrelsen'], [], 'gemensamt'), kommun)).toEqual(['en', 'gemensamt'])
  })
})
