import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { INDEX } from './ids.ts'
import { looseTexts, type Post, type Reading, readStructure, StructureReader, withDescendants } from './reading.ts'
import { anyEntry, indexOf } from './testing.ts'

const anyIndex = fc.array(anyEntry, { maxLength: 40 })

/** Every place in which a reading shows a record. */
const everywhere = ({ metadata, sections, unplaced, trash }: Reading): Post[] =>
  [metadata, ...sections, ...unplaced, ...trash].flatMap(post => [...withDescendants(post)])

const outline = (posts: readonly Post[]): unknown[] =>
  posts.map(p => (p.children.length > 0 ? [p.id, outline(p.children)] : p.id))

describe('any index at all', () => {
  test('gives a reading, and the same one to everybody whose keys are the same, in whatever order they came', () => {
    fc.assert(
      fc.property(anyIndex, fc.infiniteStream(fc.nat()), (entries, numbers) => {
        const last = [...new Map(entries)]
        const shuffled = last
          .map(entry => [numbers.next().value as number, entry] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, entry]) => entry)
        const reading = readStructure(indexOf(entries))
        expect(readStructure(indexOf(shuffled, 77))).toEqual(reading)
        expect(outline(readStructure(indexOf(shuffled, 77)).unplaced)).toEqual(outline(reading.unplaced))
      }),
      { numRuns: 400 }
    )
  })

  test('shows every record of a known type once: in its place, without a place, or in the trash', () => {
    fc.assert(
      fc.property(anyIndex, entries => {
        const index = indexOf(entries)
        const shown = everywhere(readStructure(index)).map(p => p.id)
        expect(new Set(shown).size).toBe(shown.length)
        const known = [...index.entries()].flatMap(([key, type]) =>
          key.endsWith('|t') &&
          key.indexOf('|') > 0 &&
          typeof type === 'string' &&
          type !== 'framtid' &&
          type !== 'metadata'
            ? [key.slice(0, -2)]
            : []
        )
        expect(shown.filter(id => id !== 'm').sort()).toEqual(known.filter(id => id !== 'm').sort())
      }),
      { numRuns: 400 }
    )
  })

  test('is not written to', () => {
    fc.assert(
      fc.property(anyIndex, entries => {
        const index = indexOf(entries)
        let updates = 0
        index.doc?.on('update', () => updates++)
        readStructure(index)
        new StructureReader(index).read()
        expect(updates).toBe(0)
      })
    )
  })

  test('read again and again is as if it were read anew, and what did not change is the same object', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyEntry, { maxLength: 6 }), { maxLength: 12 }), fc.boolean(), (rounds, remove) => {
        const index = indexOf([])
        const reader = new StructureReader(index)
        let before = reader.read()
        for (const entries of rounds) {
          index.doc?.transact(() => {
            for (const [key, value] of entries) {
              if (remove && value === null) index.delete(key)
              else index.set(key, value)
            }
          })
          const now = reader.read()
          expect(now).toEqual(readStructure(index))
          for (const [id, post] of now.live) {
            const old = before.live.get(id)
            if (old && sameContent(old, post)) expect(post).toBe(old)
          }
          expect(reader.read()).toBe(now)
          before = now
        }
      }),
      { numRuns: 300 }
    )
  })
})

/** The same record with the same records under it; `NaN` counts as equal to nothing, as it does for the reader. */
const sameContent = (a: Post, b: Post): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
          .sort(([x], [y]) => (x < y ? -1 : 1))
          .map(([key, v]) => [key, sorted(v)])
      : value

describe('order', () => {
  test('follows the keys, and equal keys the ids', () => {
    const section = (id: string, o: string): [string, unknown][] => [
      [`${id}|t`, 'section'],
      [`${id}|p`, { a: null, o }]
    ]
    const reading = readStructure(
      indexOf([...section('C', 'a1'), ...section('B', 'a1'), ...section('A', 'a2'), ...section('D', 'Zz')])
    )
    expect(reading.sections.map(p => p.id)).toEqual(['D', 'B', 'C', 'A'])
  })

  test('of members is that of their keys, and equal keys follow the members', () => {
    const { live } = readStructure(
      indexOf([
        ['s-mal|t', 'section'],
        ['A|t', 'insats'],
        ['A|p', { a: 's-mal', o: 'a0' }],
        ['A|d|lead|c', 'a2'],
        ['A|d|lead|b', 'a1'],
        ['A|d|lead|a', 'a1'],
        ['A|d|lead|Å', 'a0'],
        ['A|d|partner|x', null]
      ])
    )
    expect(live.get('A')?.sets).toEqual({ lead: ['a', 'b', 'c'], partner: [] })
  })
})

test('the trash is in order of time, latest first, also where a time is none', () => {
  const record = (id: string, at: unknown): [string, unknown][] => [
    [`${id}|t`, 'prose'],
    [`${id}|x`, { by: 'anna', at }]
  ]
  const entries = [record('A', 1), record('B', Number.NaN), record('C', 2), record('D', 'igår')]
  for (const order of [
    [0, 1, 2, 3],
    [2, 1, 3, 0],
    [3, 2, 1, 0],
    [1, 3, 0, 2]
  ]) {
    const { trash } = readStructure(indexOf(order.flatMap(i => entries[i]!)))
    expect(trash.map(p => p.id)).toEqual(['C', 'A', 'B', 'D'])
  }
})

describe('places', () => {
  const base: [string, unknown][] = [
    ['S|t', 'section'],
    ['S|p', { a: null, o: 'a0' }],
    ['O|t', 'fokusomrade'],
    ['O|p', { a: 'S', o: 'a0' }],
    ['I|t', 'insats'],
    ['I|p', { a: 'O', o: 'a0' }]
  ]

  test.each<[string, [string, unknown][], { unplaced: unknown[]; trash: unknown[] }]>([
    [
      'a deleted record takes with it what stands under it',
      [['O|x', { by: 'anna', at: 1 }]],
      { unplaced: [], trash: [['O', ['I']]] }
    ],
    [
      'a parent that was never received leaves its records without a place',
      [['O|t', 'framtid']],
      { unplaced: ['I'], trash: [] }
    ],
    [
      'a parent of a type that cannot hold it too',
      [
        ['I|p', { a: 'I2', o: 'a0' }],
        ['I2|t', 'prose'],
        ['I2|p', { a: 'S', o: 'a0' }]
      ],
      { unplaced: ['I'], trash: [] }
    ],
    ['a record under itself', [['I|p', { a: 'I', o: 'a0' }]], { unplaced: ['I'], trash: [] }],
    ['a place that is none', [['I|p', 'x']], { unplaced: ['I'], trash: [] }],
    [
      'a section inside another',
      [
        ['S2|t', 'section'],
        ['S2|p', { a: 'S', o: 'a0' }]
      ],
      { unplaced: ['S2'], trash: [] }
    ],
    [
      'what was deleted inside something deleted stands by itself',
      [
        ['O|x', { by: 'anna', at: 1 }],
        ['I|x', { by: 'bo', at: 2 }]
      ],
      { unplaced: [], trash: ['I', 'O'] }
    ]
  ])('%s', (_, more, expected) => {
    const { unplaced, trash } = readStructure(indexOf([...base, ...more]))
    expect({ unplaced: outline(unplaced), trash: outline(trash) }).toEqual(expected)
  })

  test('there is always one metadata record, and it can be neither moved nor deleted nor doubled', () => {
    const { metadata, unplaced, trash, live } = readStructure(
      indexOf([
        ['m|t', 'metadata'],
        ['m|p', { a: 'S', o: 'a0' }],
        ['m|x', { by: 'anna', at: 1 }],
        ['A|t', 'metadata']
      ])
    )
    expect([metadata.id, unplaced, trash, [...live.keys()]]).toEqual(['m', [], [], ['m']])
    expect(readStructure(indexOf([['m|t', 'insats']])).metadata.type).toBe('metadata')
    expect(readStructure(indexOf([])).metadata.id).toBe('m')
  })
})

test('values that a type cannot hold are left out of the reading, and stay in the document', () => {
  const index = indexOf([
    ['S|t', 'section'],
    ['S|d|key', 'mal'],
    ['S|d|farg', 'bla'],
    ['T|t', 'table'],
    ['T|d|header', 'ja']
  ])
  const { live } = readStructure(index)
  expect([live.get('S')?.data, live.get('T')?.data]).toEqual([{ key: 'mal' }, {}])
  expect([index.get('S|d|farg'), index.get('T|d|header')]).toEqual(['bla', 'ja'])
})

test('looseTexts finds words that no record shows, in the order of their names', () => {
  const doc = new Y.Doc()
  doc.getMap(INDEX).set('A|t', 'prose')
  doc.getText('t:Z:text').insert(0, 'utan typ')
  doc.getText('t:A:text').insert(0, 'visas')
  doc.getText('t:A:annat').insert(0, 'okänt fält')
  doc.getText('t:B:text').insert(0, ' \n')
  doc.getText('annat').insert(0, 'inte ett fält')
  const shown = (record: string, field: string): boolean => record === 'A' && field === 'text'
  expect(looseTexts(doc, shown)).toEqual([
    { record: 'A', field: 'annat', text: 'okänt fält' },
    { record: 'Z', field: 'text', text: 'utan typ' }
  ])
})
