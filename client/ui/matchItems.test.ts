import { expect, test } from 'vitest'
import { matchItems } from './matchItems.ts'

const items = [
  { text: 'Socialförvaltningen', keywords: ['SOF', 'Sociala förvaltningen'] },
  { text: 'Kultur- och fritidsförvaltningen', keywords: ['KFF'] },
  { text: 'Kommunledningskontoret', keywords: ['KLK', 'Kommunkontoret'] },
  { text: 'Utbildningsförvaltningen' }
]
const texts = (query: string): string[] => matchItems(items, query).map(i => i.text)

test('an empty query keeps all, in order', () => {
  expect(texts('  ')).toEqual(items.map(i => i.text))
})

test('aliases and former spellings find', () => {
  expect(texts('klk')).toEqual(['Kommunledningskontoret'])
  expect(texts('sociala')).toEqual(['Socialförvaltningen'])
})

test('the start of the text goes before the start of a word, and that before the inside', () => {
  expect(texts('kommun')).toEqual(['Kommunledningskontoret'])
  expect(texts('fritid')).toEqual(['Kultur- och fritidsförvaltningen'])
  expect(matchItems([{ text: 'Inköp av kök' }, { text: 'Kök' }, { text: 'Storkök' }], 'kök').map(i => i.text)).toEqual([
    'Kök',
    'Inköp av kök',
    'Storkök'
  ])
})

test('every word must be there; å, ä and ö are letters of their own', () => {
  expect(texts('kultur förvaltningen')).toEqual(['Kultur- och fritidsförvaltningen'])
  expect(texts('forvaltning')).toEqual([])
})
