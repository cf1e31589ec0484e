import { describe, expect, test } from 'vitest'
import type { PastedBlock } from './blocks.ts'
import { writeBlocks } from './write-blocks.ts'

const run = (text: string) => ({ text, bold: false, italic: false, href: '' })
const p = (text: string, heading = 0): PastedBlock => ({ heading, item: null, runs: [run(text)] })
const li = (text: string, level = 0, ordered = false, first = true): PastedBlock => ({
  heading: 0,
  item: { ordered, level, first },
  runs: [run(text)]
})

describe('writeBlocks', () => {
  test('paragraphs and headings', () => {
    expect(writeBlocks([p('Mål', 1), p('text')])).toBe('<h1>Mål</h1><p>text</p>')
  })

  test('items become lists, and deeper ones lists inside the item above', () => {
    expect(writeBlocks([li('a'), li('b', 1), li('c', 2), li('d', 0)])).toBe(
      '<ul><li><p>a</p><ul><li><p>b</p><ul><li><p>c</p></li></ul></li></ul></li><li><p>d</p></li></ul>'
    )
  })

  test('a list of another kind begins at the same level', () => {
    expect(writeBlocks([li('a'), li('1', 0, true), li('x', 1), li('y', 1, true)])).toBe(
      '<ul><li><p>a</p></li></ul><ol><li><p>1</p><ul><li><p>x</p></li></ul><ol><li><p>y</p></li></ol></li></ol>'
    )
  })

  test('a level that jumps is one deeper than what stands above', () => {
    expect(writeBlocks([li('a', 3), li('b', 0), li('c', 4), li('d', 4)])).toBe(
      '<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li><li><p>d</p></li></ul></li></ul>'
    )
  })

  test('a paragraph that continues an item stands in it', () => {
    expect(writeBlocks([li('a'), li('mer', 0, false, false), li('b')])).toBe(
      '<ul><li><p>a</p><p>mer</p></li><li><p>b</p></li></ul>'
    )
  })

  test('text between lists ends them', () => {
    expect(writeBlocks([li('a'), p('mellan'), li('b')])).toBe(
      '<ul><li><p>a</p></li></ul><p>mellan</p><ul><li><p>b</p></li></ul>'
    )
  })

  test('what looks like markup is text', () => {
    const runs = [{ text: '<b>&"', bold: true, italic: true, href: 'https://a.se/?b="&c' }]
    expect(writeBlocks([{ heading: 0, item: null, runs }])).toBe(
      '<p><a href="https://a.se/?b=&quot;&amp;c"><strong><em>&lt;b&gt;&amp;&quot;</em></strong></a></p>'
    )
  })
})
