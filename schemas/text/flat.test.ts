import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type FieldKind, readStycken, writeStycken } from './flat.ts'
import { receiveQuietly } from './quiet.ts'
import { flatText, OBJECT_CHARACTER, type Stycke } from './stycke.ts'
import { anyDelta, anyStycken } from './testing.ts'

const KINDS: readonly FieldKind[] = ['line', 'rich', 'block']

function textOf(work: (text: Y.Text) => void): Y.Text {
  const text = new Y.Doc().getText('t:a:text')
  work(text)
  return text
}

const written = (stycken: readonly Stycke[], kind: FieldKind): Y.Text => textOf(t => writeStycken(t, stycken, kind))
const updates = (doc: Y.Doc | null): number => {
  let count = 0
  doc?.on('update', () => count++)
  return count
}

describe('reading', () => {
  test.each(KINDS)('an empty %s field is one empty paragraph', kind => {
    expect(readStycken(new Y.Doc().getText('t'), kind)).toEqual([{ runs: [] }])
  })

  test('a newline ends a paragraph and carries its form and level', () => {
    const text = textOf(t =>
      t.applyDelta([
        { insert: 'Mål' },
        { insert: '\n', attributes: { b: 'h3' } },
        { insert: 'ett' },
        { insert: '\n', attributes: { b: 'li', i: 2 } },
        { insert: 'sist' }
      ])
    )
    expect(readStycken(text, 'block')).toEqual([
      { runs: [{ text: 'Mål' }], form: 'h3' },
      { runs: [{ text: 'ett' }], form: 'li', level: 2 },
      { runs: [{ text: 'sist' }] }
    ])
  })

  test('a text that ends with a newline has no empty paragraph after it', () => {
    expect(readStycken(written([{ runs: [{ text: 'a' }] }], 'block'), 'block')).toEqual([{ runs: [{ text: 'a' }] }])
  })

  test('several newlines in one insertion are so many paragraphs', () => {
    expect(
      readStycken(
        textOf(t => t.insert(0, 'a\n\nb\n')),
        'block'
      )
    ).toEqual([{ runs: [{ text: 'a' }] }, { runs: [] }, { runs: [{ text: 'b' }] }])
  })

  test('a field of one line shows a newline as a space, and marks as something it does not understand', () => {
    const text = textOf(t => t.insert(0, 'a\nb', { bold: true }))
    expect(readStycken(text, 'line')).toEqual([{ runs: [{ text: 'a b', rest: { bold: true } }] }])
    expect(readStycken(text, 'rich')).toEqual([{ runs: [{ text: 'a b', bold: true }] }])
  })

  test('formatting, links, references and breaks', () => {
    const text = textOf(t => {
      t.insert(0, 'fet', { bold: true })
      t.insert(3, 'länk', { link: { href: 'https://exempel.se' }, bold: null })
      t.insertEmbed(7, { fn: 'F1' }, { link: null })
      t.insertEmbed(8, { br: true })
    })
    expect(readStycken(text, 'rich')).toEqual([
      {
        runs: [
          { text: 'fet', bold: true },
          { text: 'länk', link: 'https://exempel.se' },
          { footnote: 'F1' },
          { br: true }
        ]
      }
    ])
  })

  test.each<[string, Record<string, unknown>, Stycke]>([
    [
      'a dangerous link stays data',
      { link: { href: 'javascript:x' } },
      { runs: [{ text: 'a', rest: { link: { href: 'javascript:x' } } }] }
    ],
    ['an unknown formatting', { farg: 'bla' }, { runs: [{ text: 'a', rest: { farg: 'bla' } }] }],
    ['a formatting with a value that it cannot have', { bold: 1 }, { runs: [{ text: 'a', rest: { bold: 1 } }] }],
    ['a block attribute on letters means nothing', { b: 'li' }, { runs: [{ text: 'a' }] }]
  ])('%s', (_, attributes, expected) => {
    const text = textOf(t => t.insert(0, 'a', attributes))
    expect(readStycken(text, 'rich')).toEqual([expected])
  })

  test.each<[string, Record<string, unknown>, Partial<Stycke>]>([
    ['an unknown form', { b: 'citat' }, { rest: { b: 'citat' } }],
    ['a level beyond the deepest is the deepest', { b: 'li', i: 40 }, { form: 'li', level: 8 }],
    ['a level below the first is the first', { b: 'li', i: -2 }, { form: 'li' }],
    ['a level that is no number', { b: 'ol', i: 'x' }, { form: 'ol', rest: { i: 'x' } }],
    ['formatting on the newline itself means nothing', { bold: true }, {}]
  ])('%s', (_, attributes, expected) => {
    const text = textOf(t => t.applyDelta([{ insert: 'a' }, { insert: '\n', attributes }]))
    expect(readStycken(text, 'block')).toEqual([{ runs: [{ text: 'a' }], ...expected }])
  })

  test('an embed that is not understood is kept whole, and a shared type in the text by the name of its kind', () => {
    const text = textOf(t => {
      t.insertEmbed(0, { karta: [1, 2] }, { farg: 'bla' })
      t.insertEmbed(1, new Y.XmlElement('p'))
    })
    expect(readStycken(text, 'block')[0]?.runs).toEqual([
      { unknown: { karta: [1, 2] }, rest: { farg: 'bla' } },
      { unknown: { type: 'YXmlElement' } }
    ])
  })

  test('runs of the same look are one, in whatever order their attributes came', () => {
    const docs = [1, 2].map(() => new Y.Doc())
    const [anna, bo] = docs.map(doc => doc.getText('t:a:text')) as [Y.Text, Y.Text]
    const exchange = (): void => {
      for (const [i, doc] of docs.entries()) Y.applyUpdate(docs[1 - i]!, Y.encodeStateAsUpdate(doc))
    }
    docs.forEach((doc, i) => {
      receiveQuietly(doc)
      doc.clientID = i + 1
    })
    anna.insert(0, 'ab', { bold: true })
    exchange()
    anna.format(0, 1, { italic: true })
    bo.format(1, 1, { italic: true })
    exchange()
    expect(anna.toDelta().map((op: { attributes: object }) => Object.keys(op.attributes))).toEqual([
      ['italic', 'bold'],
      ['bold', 'italic']
    ])
    expect(readStycken(anna, 'rich')).toEqual([{ runs: [{ text: 'ab', bold: true, italic: true }] }])
    expect(readStycken(bo, 'rich')).toEqual(readStycken(anna, 'rich'))
  })

  test('writes nothing', () => {
    fc.assert(
      fc.property(anyDelta, fc.constantFrom(...KINDS), (delta, kind) => {
        const text = textOf(t => t.applyDelta(delta))
        const before = Y.encodeStateAsUpdate(text.doc!)
        readStycken(text, kind)
        expect(updates(text.doc)).toBe(0)
        expect(Y.encodeStateAsUpdate(text.doc!)).toEqual(before)
      })
    )
  })
})

describe('there and back', () => {
  test.each(KINDS)('what a %s field may hold is written and read as it was', kind => {
    fc.assert(
      fc.property(anyStycken(kind), stycken => {
        expect(readStycken(written(stycken, kind), kind)).toEqual(stycken)
      }),
      { numRuns: 300 }
    )
  })

  test.each(KINDS)('what is read of any text at all as a %s field does not change on its second way', kind => {
    fc.assert(
      fc.property(anyDelta, delta => {
        const once = readStycken(
          textOf(t => t.applyDelta(delta)),
          kind
        )
        expect(readStycken(written(once, kind), kind)).toEqual(once)
      }),
      { numRuns: 500 }
    )
  })

  test('flatText has the offsets of the shared text', () => {
    fc.assert(
      fc.property(anyStycken('block'), stycken => {
        const text = written(stycken, 'block')
        const characters = (text.toDelta() as { insert: unknown }[])
          .map(op => (typeof op.insert === 'string' ? op.insert : OBJECT_CHARACTER))
          .join('')
        expect(`${flatText(stycken)}\n`).toBe(characters)
        expect(text.length).toBe(flatText(stycken).length + 1)
      })
    )
  })
})

describe('writing', () => {
  test('a block field always ends with a newline, also an empty one; a field of one line never does', () => {
    expect(written([], 'block').toString()).toBe('\n')
    expect(written([{ runs: [{ text: 'a' }] }], 'block').toString()).toBe('a\n')
    expect(written([], 'line').toString()).toBe('')
    expect(written([{ runs: [{ text: 'a' }] }], 'line').toString()).toBe('a')
  })

  test('several paragraphs become one line with spaces between where a field has one line', () => {
    expect(written([{ runs: [{ text: 'a' }] }, { runs: [{ text: 'b' }] }], 'rich').toString()).toBe('a b')
  })

  test('formatting does not run on into what follows', () => {
    const stycken: Stycke[] = [{ runs: [{ text: 'fet', bold: true }], form: 'li' }, { runs: [{ text: 'mager' }] }]
    expect(written(stycken, 'block').toDelta()).toEqual([
      { insert: 'fet', attributes: { bold: true } },
      { insert: '\n', attributes: { b: 'li' } },
      { insert: 'mager\n' }
    ])
  })
})
