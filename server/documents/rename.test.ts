import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { renameIn } from './rename.ts'

const titled = (title: string): Y.Doc => {
  const doc = new Y.Doc()
  doc.getText('t:m:titel').insert(0, title)
  return doc
}
const title = (doc: Y.Doc): string => doc.getText('t:m:titel').toString()

test.each([
  ['', 'Program'],
  ['Program', ''],
  ['Program för trygghet', 'Program för trygghet och säkerhet'],
  ['Program', 'Handlingsplan'],
  ['aaa', 'aa'],
  ['Samma', 'Samma'],
  ['😀😃', '😀😄'],
  ['😃', '🙃']
])('%j becomes %j', (before, after) => {
  const doc = titled(before)
  renameIn(doc, after)
  expect(title(doc)).toBe(after)
})

test('what somebody types at the same moment stays', () => {
  const here = titled('Program för trygghet')
  const there = new Y.Doc()
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
  there.getText('t:m:titel').insert(7, 'met')
  renameIn(here, 'Program för trygghet 2026')
  Y.applyUpdate(here, Y.encodeStateAsUpdate(there))
  expect(title(here)).toBe('Programmet för trygghet 2026')
})

test('a title that holds something else than text is replaced', () => {
  const doc = titled('Program')
  doc.getText('t:m:titel').insertEmbed(3, { br: true })
  renameIn(doc, 'Plan')
  expect(title(doc)).toBe('Plan')
  expect(doc.getText('t:m:titel').length).toBe(4)
})
