import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kommun as schema } from './kommun.ts'
import { findExactParty, findParties, findParty, searchParties, spellingsOf } from './lookup.ts'
import { sameSpelling } from './normalise.ts'

const kommun = schema.parse(JSON.parse(readFileSync(new URL('../../templates/kommun.json', import.meta.url), 'utf8')))

describe('a name is found', () => {
  test.each([
    ['socialförvaltningen', 'socialforvaltningen', 'name'],
    ['Socialförvaltningen', 'socialforvaltningen', 'name'],
    ['socialförvaltningens', 'socialforvaltningen', 'name'],
    ['KLK', 'kommunledningskontoret', 'alias'],
    ['KLK:s', 'kommunledningskontoret', 'alias'],
    ['Vård-och omsorgsförvaltningen', 'vard-och-omsorgsforvaltningen', 'name'],
    ['vård\u2011 och  omsorgs\u00ADförvaltningen', 'vard-och-omsorgsforvaltningen', 'name'],
    ['nätverket "Trygg i Ekviken"', 'trygg-i-ekviken', 'name'],
    ['Ekvikenbostäder', 'ekvikenbostader', 'alias'],
    ['stadskansliet', 'kommunledningskontoret', 'formerly'],
    ['samtliga nämnder', 'alla-namnder', 'alias'],
    ['socialfo\u0308rvaltningen', 'socialforvaltningen', 'name']
  ])('exactly: %s', (text, id, source) => {
    expect(findParty(text, kommun)).toMatchObject({ id, source, exact: true, score: 1 })
    expect(findExactParty(text, kommun)?.id).toBe(id)
  })

  test.each([
    ['vård och omsorgsförvaltningen', 'vard-och-omsorgsforvaltningen'],
    ['Ekviken bostäder', 'ekvikenbostader'],
    ['socialnämden', 'socialnamnden'],
    ['räddningstjensten Østervik', 'raddningstjansten'],
    ['kommunledningskontor', 'kommunledningskontoret'],
    ['alla förvaltningar och bolagen', 'alla-forvaltningar-och-bolag']
  ])('closely: %s', (text, id) => {
    const found = findParty(text, kommun)
    expect(found).toMatchObject({ id, exact: false })
    expect(found!.score).toBeLessThan(1)
    expect(found!.score).toBeGreaterThan(0.7)
    expect(findExactParty(text, kommun)).toBeNull()
  })

  test.each(['', '  ', 'KLX', 'hemtjänsten', 'Ekviken', 'förvaltningen', 'polishundklubben'])(
    'not at all: ”%s”',
    text => {
      expect(findParties(text, kommun)).toEqual([])
    }
  )

  test('a missing hyphen is nearer than a wrong letter', () => {
    const score = (text: string) => findParty(text, kommun)!.score
    expect(score('vård och omsorgsnämnden')).toBeGreaterThan(score('vård- och omsårgsnämnden'))
  })

  test('every spelling of the register is found as itself, in capitals too', () => {
    for (const { id, spelling } of spellingsOf(kommun)) {
      expect(findExactParty(spelling, kommun)?.id).toBe(id)
      expect(findExactParty(spelling.toLocaleUpperCase('sv'), kommun)?.id).toBe(id)
    }
  })

  test('one wrong letter in a long name never finds another party first', () => {
    const long = spellingsOf(kommun).filter(s => s.spelling.length >= 12)
    fc.assert(
      fc.property(
        fc.constantFrom(...long),
        fc.nat(40),
        fc.constantFrom('x', 'ö', ''),
        ({ id, spelling }, at, letter) => {
          const i = at % spelling.length
          const written = spelling.slice(0, i) + letter + spelling.slice(i + 1)
          expect(findParty(written, kommun)?.id).toBe(id)
        }
      ),
      { numRuns: 500 }
    )
  })
})

describe('spellingsOf', () => {
  test('gives of each party its name first, then aliases and former names', () => {
    const of = spellingsOf(kommun).filter(s => s.id === 'kommunledningskontoret')
    expect(of.map(s => [s.source, s.spelling])).toEqual([
      ['name', 'kommunledningskontoret'],
      ['alias', 'KLK'],
      ['formerly', 'kommunkansliet'],
      ['formerly', 'stadskansliet']
    ])
    expect(of.every(s => s.canonical === 'kommunledningskontoret' && s.kind === 'kontor')).toBe(true)
    expect(spellingsOf(kommun).find(s => s.id === 'alla-namnder')?.kind).toBe('kollektiv')
  })

  test('is computed once for a register', () => {
    expect(spellingsOf(kommun)).toBe(spellingsOf(kommun))
    expect(spellingsOf({ ...kommun })).not.toBe(spellingsOf(kommun))
  })
})

describe('searchParties', () => {
  const ids = (query: string, limit?: number) => searchParties(query, kommun, limit).map(h => h.id)

  test('names before aliases, beginnings before the middle', () => {
    expect(ids('soc')).toEqual(['socialnamnden', 'socialforvaltningen'])
    expect(ids('kultur')).toEqual(['kultur-och-fritidsnamnden', 'kultur-och-fritidsforvaltningen'])
    expect(ids('fritidsf')[0]).toBe('kultur-och-fritidsforvaltningen')
    expect(ids('alla')).toEqual(expect.arrayContaining(['alla-namnder', 'alla-forvaltningar-och-bolag']))
  })

  test('says which alias was found, and nothing when it was the name', () => {
    expect(searchParties('EBAB', kommun)[0]).toEqual({
      id: 'ekvikenbostader',
      name: 'Ekvikenbostäder AB',
      kind: 'bolag',
      matched: { spelling: 'EBAB', source: 'alias' },
      exact: true
    })
    expect(searchParties('brandförsvar', kommun)[0]?.matched).toEqual({
      spelling: 'Ekvikens brandförsvar',
      source: 'formerly'
    })
    expect(searchParties('ekvikenb', kommun)[0]?.matched).toBeNull()
  })

  test('words in any order, a part of a word, and words mistyped', () => {
    expect(ids('vatten energi')[0]).toBe('ekviken-energi-och-vatten')
    expect(ids('bygg', 2)).toEqual(['samhallsbyggnadsnamnden', 'samhallsbyggnadsforvaltningen'])
    expect(searchParties('socialförvaltnign', kommun)).toMatchObject([{ id: 'socialforvaltningen', exact: false }])
  })

  test('an empty query gives the register, and the limit holds', () => {
    expect(ids('', 3)).toEqual(kommun.enheter.slice(0, 3).map(u => u.id))
    expect(ids('förvaltning', 2)).toHaveLength(2)
    expect(ids('xyzzy')).toEqual([])
  })

  test('what is typed of a name leads to it at every letter', () => {
    for (const unit of kommun.enheter) {
      for (let n = 1; n <= unit.name.length; n++) expect(ids(unit.name.slice(0, n), 40)).toContain(unit.id)
    }
  })
})

describe('the register is checked', () => {
  const base = {
    name: 'Ekviken kommun',
    period: { from: 2027, to: 2030 },
    diarienummer: [],
    enheter: [],
    kollektiv: []
  }
  const paths = (change: object): string[] =>
    schema.safeParse({ ...base, ...change }).error?.issues.map(i => i.path.join('.')) ?? []

  test('a spelling belongs to one party', () => {
    const enheter = [
      { id: 'a', name: 'socialnämnden', kind: 'namnd', aliases: ['SN'] },
      { id: 'b', name: 'skolnämnden', kind: 'namnd', aliases: ['Social-Nämnden', 'sn'] }
    ]
    expect(paths({ enheter })).toEqual(['enheter.1.aliases.1'])
    expect(paths({ enheter, kollektiv: [{ id: 'c', name: 'Skolnämnden' }] })).toContain('kollektiv.0.name')
    expect(sameSpelling('Social-Nämnden')).not.toBe(sameSpelling('socialnämnden'))
  })

  test('ids, nämnder, patterns, the period and the logo', () => {
    const unit = { id: 'a', name: 'A', kind: 'namnd' }
    expect(paths({ enheter: [unit, { ...unit, name: 'B' }] })).toEqual(['enheter.1.id'])
    expect(paths({ enheter: [{ id: 'b', name: 'B', kind: 'forvaltning', namnd: 'a' }] })).toEqual(['enheter.0.namnd'])
    expect(paths({ diarienummer: [{ name: 'X', pattern: '(', example: 'x' }] })).toEqual(['diarienummer.0.pattern'])
    expect(paths({ diarienummer: [{ name: 'X', pattern: '\\d+', example: 'x1' }] })).toEqual(['diarienummer.0.example'])
    expect(paths({ period: { from: 2030, to: 2027 } })).toEqual(['period.to'])
    expect(paths({ logo: '../x.svg' })).toEqual(['logo'])
    expect(paths({})).toEqual([])
  })
})
