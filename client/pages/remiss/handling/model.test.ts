import { expect, test } from 'vitest'
import type { FrozenText, HandlingTable, SynpunktRow } from '../../../../schemas/api/handling.ts'
import { mergeRows, mergeTables, optimistic } from './merge.ts'
import { filtered, indexText, linesOf, NO_FILTERS, NONE, rowsOf, sorted, WHOLE } from './model.ts'

const record = (id: string, type: string, under: string | null, label: string | null, name = type) => ({
  record: id,
  type,
  under,
  depth: 0,
  label,
  name,
  fields: [],
  ansvar: ''
})
const text = indexText({
  title: 'Prov',
  frozenAt: '2026-01-01T00:00:00Z',
  records: [
    record('s1', 'section', null, null, 'Inledning'),
    record('p1', 'prose', 's1', null, 'Text'),
    record('F', 'fokusomrade', null, '1', 'Fokusområde'),
    record('I1', 'insats', 'F', '1.1', 'Insats'),
    record('I2', 'insats', 'F', '1.2', 'Insats')
  ]
} satisfies FrozenText)

const synpunkt = (number: number, given: Partial<SynpunktRow> = {}): SynpunktRow => ({
  id: `S${number}`,
  number,
  submission: 'a1',
  source: { part: 'd1', paragraph: null, from: null, to: null },
  said: `Nummer ${number}.`,
  kind: 'synpunkt',
  place: { kind: 'document' },
  tags: [],
  group: null,
  personal: false,
  thread: null,
  cut: false,
  removed: false,
  outcome: null,
  motivation: '',
  changes: [],
  handler: null,
  formerHandler: null,
  lastDay: null,
  changedBy: null,
  changedAt: null,
  revision: number,
  ...given
})

const at = (id: string): SynpunktRow['place'] => ({ kind: 'record', record: id })
const body = (
  id: string,
  name: string,
  position: string | null,
  submission: string
): HandlingTable['bodies'][number] => ({
  id,
  name,
  unit: null,
  origin: 'inbjuden',
  state: 'inlamnad',
  lastDay: null,
  extendedTo: null,
  position,
  submissions: [
    {
      id: submission,
      number: 1,
      at: '2026-01-02T00:00:00Z',
      abstains: false,
      supplement: false,
      asked: [{ part: 'fraga', question: 'Räcker tiden?' }]
    }
  ]
})
const table = (synpunkter: SynpunktRow[]): HandlingTable => ({
  remiss: {
    id: 'R',
    number: 1,
    kind: 'remiss',
    state: 'skickad',
    lastDay: null,
    handlingDay: null,
    sentAt: null,
    synpunkter: 0,
    handled: 0
  },
  today: '2026-06-10',
  synpunkter,
  bodies: [body('M1', 'Ågruppen', 'Tillstyrker', 'a1'), body('M2', 'Berget', null, 'a2')],
  groups: [],
  people: [{ id: 'p', name: 'Pia', mayHandle: true }],
  revision: 9,
  may: { handle: true, lead: true, accept: true }
})

const rows = rowsOf(
  table([
    synpunkt(1, { place: at('I2'), outcome: 'beaktas', tags: ['tid'] }),
    synpunkt(2, { place: at('p1'), submission: 'a2', handler: 'p', lastDay: '2026-06-09' }),
    synpunkt(3, { place: at('I1'), said: 'Skriv tydligare.' }),
    synpunkt(4, { said: 'Bra.' }),
    synpunkt(5, { removed: true }),
    synpunkt(6, { place: at('I1'), said: 'skriv  TYDLIGARE', submission: 'a2' })
  ]),
  text
)
const numbers = (list: readonly { s: SynpunktRow }[]): number[] => list.map(row => row.s.number)

test('rows stand in the order of the text, the whole first, without what was taken away', () => {
  expect(numbers(rows)).toEqual([4, 2, 3, 6, 1])
  expect(rows.map(row => row.place)).toEqual([
    'Dokumentet i stort',
    'Inledning',
    'Insats 1.1',
    'Insats 1.1',
    'Insats 1.2'
  ])
})

test.each([
  [{ query: 'tydligare skriv' }, [3, 6]],
  [{ query: 'ågruppen 1.2' }, [1]],
  [{ at: WHOLE }, [4]],
  [{ at: 'I1' }, [3, 6]],
  [{ section: 'F' }, [3, 6, 1]],
  [{ body: 'M2' }, [2, 6]],
  [{ position: NONE }, [2, 6]],
  [{ state: 'ej' }, [4, 2, 3, 6]],
  [{ state: 'beaktas' }, [1]],
  [{ state: 'forsenad' }, [2]],
  [{ handler: 'p' }, [2]],
  [{ handler: NONE }, [4, 3, 6, 1]],
  [{ tag: 'tid' }, [1]],
  [{ section: 'F', body: 'M2' }, [6]]
])('filter %j', (given, wanted) => {
  expect(numbers(filtered(rows, { ...NO_FILTERS, ...given }))).toEqual(wanted)
})

test('sorted by a column, and what is equal stays in the order of the text', () => {
  expect(numbers(sorted(rows, { by: 'number', down: true }))).toEqual([6, 4, 3, 2, 1])
  expect(numbers(sorted(rows, { by: 'body', down: false }))).toEqual([2, 6, 4, 3, 1])
  expect(numbers(sorted(rows, { by: 'outcome', down: false }))).toEqual([4, 2, 3, 6, 1])
  expect(numbers(sorted(rows, { by: 'lastDay', down: false }))[0]).toBe(2)
  expect(sorted(rows, null)).toBe(rows)
})

test('equal ones at one place are one line, and groups are', () => {
  expect(linesOf(rows, true).map(line => numbers(line.all))).toEqual([[4], [2], [3, 6], [1]])
  const grouped = rowsOf(
    table([synpunkt(1, { group: 'g' }), synpunkt(2), synpunkt(3, { group: 'g', place: at('I1') })]),
    text
  )
  expect(linesOf(grouped, true).map(line => numbers(line.all))).toEqual([[1, 3], [2]])
  expect(linesOf(grouped, false)).toHaveLength(3)
})

test('what others changed is merged; a row that is older than the one shown is not', () => {
  const known = table([synpunkt(1, { revision: 5 }), synpunkt(2)])
  const next = { ...table([synpunkt(1, { revision: 4, motivation: 'Gammal' }), synpunkt(3)]), revision: 12 }
  const merged = mergeTables(known, next)
  expect(merged.synpunkter.map(s => [s.number, s.motivation])).toEqual([
    [1, ''],
    [2, ''],
    [3, '']
  ])
  expect(merged.revision).toBe(12)
  expect(mergeTables(known, { ...next, synpunkter: [] }).synpunkter).toBe(known.synpunkter)
})

test('a change is shown in advance, and taken back when it did not come to be', () => {
  const known = table([synpunkt(1, { tags: ['a'] }), synpunkt(2)])
  const shown = optimistic(known, [known.synpunkter[0]!], { outcome: 'noteras', addTags: ['b'], removeTags: ['a'] })
  expect(shown.synpunkter.map(s => [s.outcome, s.tags])).toEqual([
    ['noteras', ['b']],
    [null, []]
  ])
  const back = mergeRows(shown, [known.synpunkter[0]!], true)
  expect(back.synpunkter[0]).toEqual(known.synpunkter[0])
  expect(mergeRows(shown, [synpunkt(1, { outcome: 'beaktas' })], true).remiss).toMatchObject({
    synpunkter: 2,
    handled: 1
  })
})
