import { expect, test } from 'vitest'
import { compareParagraphs, compareWords } from './before-after.ts'
import { wordDiff } from './word-diff.ts'

const shown = (pieces: readonly { text: string; changed: boolean }[]): string =>
  pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('')

test.each([
  [
    'samtal så snart som möjligt.',
    'samtal inom tre dagar.',
    'samtal [så snart som möjligt].',
    'samtal [inom tre dagar].'
  ],
  ['ett samtal', 'ett första samtal', 'ett samtal', 'ett [första ]samtal'],
  ['', 'nytt', '', '[nytt]'],
  ['gammalt', '', '[gammalt]', ''],
  ['lika', 'lika', 'lika', 'lika']
])('%j → %j, each side with what it alone says', (before, after, left, right) => {
  const row = compareWords(before, after)
  expect([shown(row.before), shown(row.after)]).toEqual([left, right])
  const changed = wordDiff(before, after).filter(({ kind }) => kind !== 'same')
  expect([...row.before, ...row.after].filter(piece => piece.changed).map(({ text }) => text)).toEqual([
    ...changed.filter(({ kind }) => kind === 'removed').map(({ text }) => text),
    ...changed.filter(({ kind }) => kind === 'added').map(({ text }) => text)
  ])
})

test('only the paragraphs that differ, those that stand in each other’s place side by side', () => {
  const rows = compareParagraphs(['Ett.', 'Två hundar.', 'Tre.'], ['Ett.', 'Två katter.', 'Tre.', 'Fyra.'])
  expect(rows.map(({ before, after }) => [shown(before), shown(after)])).toEqual([
    ['Två [hundar].', 'Två [katter].'],
    ['', '[Fyra.]']
  ])
})
