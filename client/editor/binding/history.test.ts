import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Records } from '../../../schemas/document/records.ts'
import { receiveQuietly } from '../../../schemas/text/quiet.ts'
import { History } from './history.ts'

interface Person {
  records: Records
  history: History
  text(record: string): Y.Text
}

/** Some people with the same document: two sections, with an insats in the first. Client ids say whose move prevails. */
function people(...clients: number[]): Person[] {
  const base = new Y.Doc()
  const first = new Records(base)
  for (const id of ['A', 'B', 'C']) first.add('section', null, 99, { id, data: { key: 'mal' } })
  first.add('insats', 'A', 0, { id: 'I', texts: { text: [{ runs: [{ text: 'Bygga broar' }] }] } })
  return clients.map(client => {
    const doc = new Y.Doc()
    receiveQuietly(doc)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
    doc.clientID = client
    const records = new Records(doc, { origin: {} })
    return { records, history: new History(records, { captureTimeout: 0 }), text: id => records.field(id, 'text') }
  })
}

function exchange(all: readonly Person[]): void {
  const updates = all.map(p => Y.encodeStateAsUpdate(p.records.doc))
  for (const p of all) for (const update of updates) Y.applyUpdate(p.records.doc, update)
}

const parentOf = (p: Person): string | null | undefined => p.records.read().live.get('I')?.place?.a

describe('undo is per person', () => {
  test('and takes nobody else’s text with it', () => {
    const all = people(10, 20)
    const [anna, bo] = all as [Person, Person]
    anna.text('I').insert(0, 'Annas ')
    anna.records.change(() => anna.text('I').insert(0, 'mer '))
    exchange(all)
    bo.records.change(() => bo.text('I').insert(4, 'BO '))
    exchange(all)
    anna.history.undo()
    exchange(all)
    for (const p of all) expect(p.text('I').toString()).toBe('BO Annas Bygga broar\n')
    expect([anna.history.canRedo, bo.history.canRedo, bo.history.canUndo]).toEqual([true, false, true])
    anna.history.redo()
    expect(anna.text('I').toString()).toContain('mer ')
  })
})

describe('undoing a move', () => {
  test('goes back when nobody else moved the record', () => {
    const all = people(10, 20)
    const [anna] = all as [Person, Person]
    anna.records.move('I', 'B', 0)
    exchange(all)
    anna.history.undo()
    exchange(all)
    expect(all.map(parentOf)).toEqual(['A', 'A'])
    anna.history.redo()
    expect(parentOf(anna)).toBe('B')
  })

  test.each([
    [10, 20],
    [20, 10]
  ])(
    'that met somebody else’s leaves the record in a place, and the same one for all (clients %i and %i)',
    (...ids) => {
      const all = people(...ids)
      const [anna, bo] = all as [Person, Person]
      anna.records.move('I', 'B', 0)
      bo.records.move('I', 'C', 0)
      exchange(all)
      const met = parentOf(anna)
      expect(['B', 'C']).toContain(met)
      for (const [i, p] of all.entries()) {
        p.history.undo()
        exchange(all)
        expect(all.map(parentOf), `after undo ${i + 1}`).toEqual([parentOf(anna), parentOf(anna)])
        expect(['A', 'B', 'C']).toContain(parentOf(anna))
        expect(anna.records.read().unplaced).toEqual([])
      }
    }
  )

  test('would leave it without a place, were it not mended', () => {
    const lost = [0, 1].map(undoing => {
      const all = people(20, 10) as [Person, Person]
      all[0].records.move('I', 'B', 0)
      all[1].records.move('I', 'C', 0)
      exchange(all)
      const { history, records } = all[undoing]!
      history.manager.undo()
      return records.index.get('I|p') === undefined
    })
    expect(lost).toContain(true)
  })
})

test('known limit (docs/decisions/0009): two who delete the same letters and both undo get them twice', () => {
  const all = people(10, 20)
  for (const p of all) p.records.change(() => p.text('I').delete(0, 6))
  exchange(all)
  expect(all.map(p => p.text('I').toString())).toEqual(['broar\n', 'broar\n'])
  for (const p of all) p.history.undo()
  exchange(all)
  for (const p of all) expect(p.text('I').toString()).toBe('Bygga Bygga broar\n')
})

test('for records it is no limit: two who delete the same one and both undo have it once', () => {
  const all = people(10, 20)
  for (const p of all) p.records.remove('I')
  exchange(all)
  for (const p of all) p.history.undo()
  exchange(all)
  for (const p of all) {
    expect(
      p.records
        .read()
        .live.get('A')
        ?.children.map(c => c.id)
    ).toEqual(['I'])
    expect(p.text('I').toString()).toBe('Bygga broar\n')
  }
})
