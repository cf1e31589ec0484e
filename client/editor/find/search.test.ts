import { describe, expect, test } from 'vitest'
import { findHits, NO_SEARCH, type Search } from './search.ts'

const hits = (text: string, query: string, how: Partial<Search> = {}): string[] =>
  findHits(text, { ...NO_SEARCH, query, ...how }).map(({ from, to }) => `${from}:${text.slice(from, to)}`)

describe('findHits', () => {
  test('finds every place in order, whatever the capitals', () => {
    expect(hits('Insats och insatser, INSATS', 'insats')).toEqual(['0:Insats', '11:insats', '21:INSATS'])
  })

  test('matches capitals exactly when asked to', () => {
    expect(hits('Insats och insatser, INSATS', 'insats', { matchCase: true })).toEqual(['11:insats'])
  })

  test('å, ä and ö are letters of their own, in both cases', () => {
    expect(hits('Ånge, ange, ÅNGE', 'ånge')).toEqual(['0:Ånge', '12:ÅNGE'])
    expect(hits('ange Ånge', 'ange')).toEqual(['0:ange'])
    expect(hits('för for fôr', 'for')).toEqual(['4:for'])
  })

  test('finds letters however they were composed, and gives the whole of them', () => {
    const decomposed = 'a\u030Ange och a\u030A'
    expect(hits(decomposed, 'ånge')).toEqual(['0:a\u030Ange'])
    expect(hits(decomposed, 'ang')).toEqual([])
    expect(hits(decomposed, 'å')).toEqual(['0:a\u030A', '10:a\u030A'])
    expect(hits('ånge', 'a\u030Ange')).toEqual(['0:ånge'])
  })

  test('whole words: a hyphen ends a word, a letter or figure does not', () => {
    expect(hits('barn barnrätt, barn- och barn2 (barn)', 'barn', { wholeWords: true })).toEqual([
      '0:barn',
      '15:barn',
      '32:barn'
    ])
    expect(hits('område områdeå', 'område', { wholeWords: true })).toEqual(['0:område'])
  })

  test('hits never overlap', () => {
    expect(hits('aaaa', 'aa')).toEqual(['0:aa', '2:aa'])
  })

  test('a refused whole word does not hide one that begins inside it', () => {
    expect(hits('xab ab', 'ab', { wholeWords: true })).toEqual(['4:ab'])
  })

  test('spaces of every kind are spaces, and quotation marks are quotation marks', () => {
    expect(hits('25\u00A0000\u202Fkr', '25 000 kr')).toEqual(['0:25\u00A0000\u202Fkr'])
    expect(hits('ordet ”ska” och ’må’', '"ska"')).toEqual(['6:”ska”'])
    expect(hits('ordet ”ska” och ’må’', "'må'")).toEqual(['16:’må’'])
  })

  test('passes over soft hyphens and counts them in what is found', () => {
    expect(hits('kommun\u00ADstyrelsen', 'kommunstyrelsen')).toEqual(['0:kommun\u00ADstyrelsen'])
  })

  test('letters that grow when they become small leave the offsets right', () => {
    expect(hits('İx ort', 'ort')).toEqual(['3:ort'])
    expect(hits('😀 ort', 'ort')).toEqual(['3:ort'])
    expect(hits('İ', 'i')).toEqual([])
  })

  test('an empty query, or one of soft hyphens alone, finds nothing', () => {
    expect(hits('text', '')).toEqual([])
    expect(hits('text', '\u00AD')).toEqual([])
  })
})
