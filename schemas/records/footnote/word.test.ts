import { expect, test } from 'vitest'
import { contextOf, documentOf, record, say, written } from '../../word/in-tests.ts'
import { footnoteContent } from './word.ts'

const note = (id: string, ...runs: Parameters<typeof say>) => record(id, 'footnote', { fields: { text: say(...runs) } })
const notes = [note('n1', 'Ett'), note('n2', 'Två, se ', { footnote: 'n1' }, { footnote: 'n3' }), note('n3', 'Tre')]
const text = say('a', { footnote: 'n2' }, 'b', { footnote: 'n1' }, 'c', { footnote: 'n2' }, { footnote: 'borta' })
const section = record('s', 'section', {
  data: { key: 'noter' },
  children: [record('p', 'prose', { fields: { text } }), ...notes]
})

test('references are counted in the order of the text; a second one is the number of the first', async () => {
  const context = contextOf(documentOf([section]))
  expect((await written([section], context)).at(-1)).toBe('Normal: a[^1]b[^2]c1[fotnoten saknas]')
  expect(context.footnotes.referenced.map(({ number, post }) => [number, post.id])).toEqual([
    [1, 'n2'],
    [2, 'n1']
  ])
})

test('what nothing refers to is left over, and can be written as a paragraph; notes refer to notes by number alone', async () => {
  const context = contextOf(documentOf([section]))
  await written([section], context)
  expect(context.footnotes.unreferenced.map(p => p.id)).toEqual(['n3'])
  expect(await written(context.footnotes.unreferenced, context)).toEqual(['FootnoteText: Tre'])
  expect(footnoteContent(notes[1]!, context)).toHaveLength(1)
  expect(await written([notes[1]!], context)).toEqual(['FootnoteText: Två, se 2[fotnoten saknas]'])
})
