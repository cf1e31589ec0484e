import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DiffPiece, wordDiff } from './word-diff.ts'

const shown = (pieces: readonly DiffPiece[]): string =>
  pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `[+${text}+]`)).join('')

test.each([
  ['samtal så snart som möjligt.', 'samtal inom tre dagar.', 'samtal [-så snart som möjligt-][+inom tre dagar+].'],
  ['ett samtal', 'ett första samtal', 'ett [+första +]samtal'],
  ['ett första samtal', 'ett samtal', 'ett [-första -]samtal'],
  ['lika', 'lika', 'lika'],
  ['', 'nytt', '[+nytt+]'],
  ['gammalt', '', '[-gammalt-]'],
  ['år 2027–2030', 'år 2027–2031', 'år 2027–[-2030-][+2031+]'],
  ['samarbeta', 'samverka', '[-samarbeta-][+samverka+]']
])('%j → %j', (before, after, wanted) => {
  expect(shown(wordDiff(before, after))).toBe(wanted)
})

const words = fc
  .array(fc.constantFrom('ett', 'två', 'å', ' ', '  ', '\n', '.', ',', '–', 'é', '💧', '12'), { maxLength: 40 })
  .map(list => list.join(''))

test('the pieces are both wordings, and no two beside each other are of one kind', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const pieces = wordDiff(before, after)
      const of = (kind: DiffPiece['kind']): string =>
        pieces
          .filter(piece => piece.kind === 'same' || piece.kind === kind)
          .map(piece => piece.text)
          .join('')
      expect([of('removed'), of('added')]).toEqual([before, after])
      expect(pieces.every((piece, i) => piece.text !== '' && piece.kind !== pieces[i + 1]?.kind)).toBe(true)
    })
  )
})

test('a long text that was written anew is one change, and takes no time to speak of', () => {
  const text = (seed: number): string => Array.from({ length: 4000 }, (_, i) => `ord${(i * seed) % 7919}`).join(' ')
  expect(wordDiff(text(3), text(5)).filter(piece => piece.kind !== 'same').length).toBeGreaterThan(0)
})
