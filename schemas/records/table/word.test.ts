import { expect, test } from 'vitest'
import { contextOf, documentOf, record, say, written, xmlOf } from '../../word/in-tests.ts'
import { renderPosts } from '../words.ts'

const rows = [
  record('r1', 'tablerow', { fields: { 'c-a': say('Huvud A'), 'c-b': say('Huvud B') } }),
  record('r2', 'tablerow', { fields: { 'c-a': [...say('ett'), ...say('två')], 'c-borta': say('dold') } })
]
const table = record('t', 'table', {
  fields: { rubrik: say('Tabellens rubrik') },
  children: [record('a', 'tablecolumn'), ...rows, record('b', 'tablecolumn')]
})

test('caption, header row, and a paragraph in every cell', async () => {
  expect(await written([table], contextOf(documentOf([])))).toEqual([
    'Tabellrubrik: Tabellens rubrik',
    'Tabellhuvud: Huvud A¦',
    'Tabellhuvud: Huvud B¦',
    'Tabelltext: ett',
    'Tabelltext: två¦',
    'Tabelltext: ¦'
  ])
})

test('the header row is repeated, and no row is broken; without a header there is none', async () => {
  const write = (header: boolean): Promise<string> => {
    const context = contextOf(documentOf([]))
    return xmlOf(
      context,
      renderPosts([{ ...table, data: { header } }], context, { level: 0, parent: null, width: 9000 })
    )
  }
  const [yes, no] = await Promise.all([write(true), write(false)])
  expect(yes.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(yes.match(/<w:cantSplit\/>/g)).toHaveLength(2)
  expect(no).not.toContain('tblHeader')
})

test('without rows or columns only the caption; a row that has lost its table keeps its words', async () => {
  const context = contextOf(documentOf([]))
  expect(await written([{ ...table, children: rows }], context)).toEqual(['Tabellrubrik: Tabellens rubrik'])
  expect(await written([rows[1]!], context)).toEqual(['Normal: ett', 'Normal: två', 'Normal: dold'])
  expect(await written([record('k', 'tablecolumn')], context)).toEqual([])
})
