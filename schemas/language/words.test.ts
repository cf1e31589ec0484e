import { expect, test } from 'vitest'
import { countWords, wordsOf } from './words.ts'

test.each([
  ['Kommunen ska, före 2030, minska våldet.', ['Kommunen', 'ska', 'före', '2030', 'minska', 'våldet']],
  ['FN:s hbtqi-personer bl.a. på 16 days', ['FN:s', 'hbtqi-personer', 'bl.a', 'på', '16', 'days']],
  ['hälso- och sjukvård/tandvård', ['hälso', 'och', 'sjukvård', 'tandvård']],
  ['rättigheterna\uFFFC och', ['rättigheterna', 'och']],
  [' – … ”” ', []]
])('the words of "%s"', (text, words) => {
  const found = wordsOf(text)
  expect(found.map(w => w.text)).toEqual(words)
  for (const { from, to, text: word } of found) expect(text.slice(from, to)).toBe(word)
  expect(countWords(text)).toBe(words.length)
})

test('a letter and its combining sign stay together', () => {
  expect(wordsOf('a\u030Aret').map(w => w.text)).toEqual(['a\u030Aret'])
})
