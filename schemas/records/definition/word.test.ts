import { expect, test } from 'vitest'
import { contextOf, documentOf, record, say, written } from '../../word/in-tests.ts'

test('the term, and what it means under it; nothing at all for one without words', async () => {
  const text = [...say('Vad det är:'), { form: 'li' as const, runs: [{ text: 'ett' }] }]
  const posts = [record('d1', 'definition', { fields: { term: say('Våld'), text } }), record('d2', 'definition')]
  expect(await written(posts, contextOf(documentOf([])))).toEqual([
    'Term: Våld',
    'Definition: Vad det är:',
    'ListParagraph 0: ett'
  ])
})
