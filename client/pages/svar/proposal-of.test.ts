import { expect, test } from 'vitest'
import type { AnswerPart } from '../../../schemas/remiss/answer.ts'
import { changeBetween, proposalFor, wantedWords } from './proposal-of.ts'

const WORDS = 'erbjuda skyddat boende samma dag som behovet uppstår'

test.each([
  ['a word is replaced', 'ge skyddat boende samma dag som behovet uppstår', ['erbjuda', 'ge']],
  ['a letter changes its whole word', 'erbjuda skyddade boende samma dag som behovet uppstår', ['skyddat', 'skyddade']],
  ['words are put in', 'erbjuda tryggt skyddat boende samma dag som behovet uppstår', ['', 'tryggt ']],
  ['words go', 'erbjuda skyddat boende som behovet uppstår', ['samma dag ', '']],
  ['something is added at the end', `${WORDS}, utan kostnad`, ['', ', utan kostnad']],
  ['everything goes', '', [WORDS, '']]
])('%s', (_what, wanted, [before, after]) => {
  const { from, to, text } = changeBetween(WORDS, wanted)
  expect([WORDS.slice(from, to), text]).toEqual([before, after])
  expect(WORDS.slice(0, from) + text + WORDS.slice(to)).toBe(wanted)
})

test('a proposal is the smallest change by words, and gives the wanted words back', () => {
  const empty = {
    kind: 'andringsforslag',
    place: { kind: 'text', record: 'r', field: 'text', from: 0, to: 0, quote: '' },
    replacement: [],
    motivation: ''
  } as const satisfies AnswerPart
  const wanted = WORDS.replace('samma dag', 'inom ett dygn')
  const proposal = proposalFor({ ...empty, replacement: [] }, WORDS, wanted)!
  expect(proposal).toMatchObject({ place: { quote: 'samma dag' }, replacement: [{ text: 'inom ett dygn' }] })
  expect(wantedWords(proposal, WORDS)).toBe(wanted)
  expect(wantedWords(proposalFor(proposal, WORDS, WORDS)!, WORDS)).toBe(WORDS)
  expect(proposalFor({ ...empty, replacement: [] }, WORDS, 'x'.repeat(6000))).toBeNull()
})
