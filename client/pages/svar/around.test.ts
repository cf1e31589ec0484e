import { expect, test } from 'vitest'
import { around } from './around.ts'

const WORDS = 'Första stycket.\nVi ska bygga om alla vändplatser.\nSista stycket.'
const at = (words: string, quote: string): [number, number] => [
  words.indexOf(quote),
  words.indexOf(quote) + quote.length
]

test('what stands around a stretch ends with its paragraph', () => {
  expect(around(WORDS, ...at(WORDS, 'alla'))).toEqual(['Vi ska bygga om ', ' vändplatser.'])
  expect(around(WORDS, ...at(WORDS, 'Första'))).toEqual(['', ' stycket.'])
  expect(around(WORDS, WORDS.length, WORDS.length)).toEqual(['Sista stycket.', ''])
})

test('what is long is cut between words, also where there is no space', () => {
  const long = `${'ord '.repeat(40)}HÄR ${'mer '.repeat(40)}`
  const [before, behind] = around(long, ...at(long, 'HÄR'))
  expect(before).toMatch(/^…ord (ord )+$/)
  expect(behind).toMatch(/^ (mer )+mer…$/)
  const [, letters] = around(`HÄR${'x'.repeat(200)}`, 0, 3)
  expect(letters).toBe(`${'x'.repeat(60)}…`)
})

test('the sign of a footnote is no letter', () => {
  expect(around('Vi bygger\uFFFC om.', 3, 9)).toEqual(['Vi ', ' om.'])
})
