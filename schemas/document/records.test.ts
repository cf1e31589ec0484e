import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { receiveQuietly } from '../text/quiet.ts'
import { BIRTH, Records, type RecordsOptions } from './records.ts'
import { testDoc } from './testing.ts'

/** Somebody's copy of one document. */
function person(doc: Y.Doc, options: RecordsOptions = {}): Records {
  const copy = new Y.Doc()
  receiveQuietly(copy)
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return new Records(copy, { person: 'anna', now: () => 1000, origin: {}, ...options })
}

const records = (options?: RecordsOptions): Records => person(testDoc(), options)

/** Everybody hears everything. */
function exchange(...people: Records[]): void {
  const updates = people.map(p => Y.encodeStateAsUpdate(p.doc))
  for (const p of people) for (const update of updates) Y.applyUpdate(p.doc, update)
}

const under = (r: Records, parent: string): string[] => (r.read().live.get(parent)?.children ?? []).map(c => c.id)
const text = (r: Records, record: string, field: string): string => r.field(record, field).toString()

describe('adding', () => {
  test('puts a record before the sibling that stands there, with its data, members and texts', () => {
    const r = records()
    const [a, b] = [r.add('fokusomrade', 's-omraden', 0), r.add('fokusomrade', 's-omraden', 0)]
    const c = r.add('insats', b, 0, {
      data: { ansvarsform: 'samverkan' },
      sets: { lead: ['ks', 'soc'], partner: [] },
      texts: { text: [{ runs: [{ text: 'Bygga' }] }], tidplan: [{ runs: [{ text: '2027' }] }] }
    })
    expect(under(r, 's-omraden')).toEqual([b, a])
    const { data, sets } = r.read().live.get(c)!
    expect([data, sets]).toEqual([{ ansvarsform: 'samverkan' }, { lead: ['ks', 'soc'], partner: [] }])
    expect([text(r, c, 'text'), text(r, c, 'tidplan')]).toEqual(['Bygga\n', '2027'])
  })

  test('beyond the last place is last, and before the first is first', () => {
    const r = records()
    const ids = [r.add('bilaga', 's-bilagor', 99), r.add('bilaga', 's-bilagor', 99), r.add('bilaga', 's-bilagor', -1)]
    expect(under(r, 's-bilagor')).toEqual([ids[2], ids[0], ids[1]])
  })

  test('two people who add at the same place both succeed, in one order', () => {
    const doc = testDoc()
    const people = [person(doc), person(doc)]
    for (const p of people) p.add('definition', 's-definitioner', 0)
    exchange(...people)
    expect(under(people[0]!, 's-definitioner')).toHaveLength(2)
    expect(under(people[0]!, 's-definitioner')).toEqual(under(people[1]!, 's-definitioner'))
  })

  test('two records with the same order key stand in the order of their ids, for everybody', () => {
    const doc = testDoc()
    const people = ['Zeta', 'Alfa'].map(id => person(doc, { random: () => 0, newId: () => id }))
    for (const p of people) p.add('definition', 's-definitioner', 0)
    exchange(...people)
    const keys = ['Zeta', 'Alfa'].map(id => (people[0]!.index.get(`${id}|p`) as { o: string }).o)
    expect(keys[0]).toBe(keys[1])
    for (const p of people) {
      expect(under(p, 's-definitioner')).toEqual(['Alfa', 'Zeta'])
      // There is no key between two equal ones: what is put between them stands after both, and nothing is lost.
      p.add('definition', 's-definitioner', 1, { id: 'Mitt' })
      expect(under(p, 's-definitioner')).toEqual(['Alfa', 'Zeta', 'Mitt'])
    }
  })

  test('rows and columns of a table are ordered apart', () => {
    const r = records()
    const table = r.add('table', 's-mal', 1)
    const [c1, r1] = [r.add('tablecolumn', table, 0), r.add('tablerow', table, 0)]
    const [c2, r2] = [r.add('tablecolumn', table, 1), r.add('tablerow', table, 1)]
    expect(r.siblings('tablecolumn', table).map(p => p.id)).toEqual([c1, c2])
    expect(r.siblings('tablerow', table).map(p => p.id)).toEqual([r1, r2])
  })
})

describe('birth stands outside of the undo history', () => {
  test('undoing an addition moves the record to the trash, with what others wrote in it meanwhile', () => {
    const doc = testDoc()
    const [anna, bo] = [person(doc), person(doc)] as const
    const undo = new Y.UndoManager(anna.doc, { trackedOrigins: new Set([anna.origin]) })
    const id = anna.add('insats', 's-insatser', 0)
    exchange(anna, bo)
    bo.field(id, 'text').insert(0, 'Bos ord')
    exchange(anna, bo)
    undo.undo()
    exchange(anna, bo)
    for (const p of [anna, bo]) {
      expect(under(p, 's-insatser')).toEqual([])
      expect(p.read().trash.map(t => t.id)).toEqual([id])
      expect(text(p, id, 'text')).toBe('Bos ord')
    }
    undo.redo()
    expect(under(anna, 's-insatser')).toEqual([id])
  })

  test('until it is brought to life, the record lies in the trash', () => {
    const r = records()
    const seen: string[][] = []
    r.doc.on('afterTransaction', transaction => {
      if (transaction.origin === BIRTH) seen.push(under(r, 's-insatser'))
    })
    const id = r.add('insats', 's-insatser', 0)
    expect(seen).toEqual([[]])
    expect(under(r, 's-insatser')).toEqual([id])
  })
})

describe('moving', () => {
  test('sets one key, and what stands under the record comes along', () => {
    const r = records()
    const [a, b] = [r.add('fokusomrade', 's-omraden', 0), r.add('fokusomrade', 's-omraden', 1)]
    const insats = r.add('insats', a, 0)
    const changed: string[] = []
    r.index.observe(event => changed.push(...event.keysChanged))
    r.move(insats, b, 0)
    r.move(b, 's-omraden', 0)
    expect(changed).toEqual([`${insats}|p`, `${b}|p`])
    expect([under(r, 's-omraden'), under(r, b)]).toEqual([[b, a], [insats]])
  })

  test('counts places without the record itself', () => {
    const r = records()
    const ids = [0, 1, 2, 3].map(i => r.add('bilaga', 's-bilagor', i))
    r.move(ids[0]!, 's-bilagor', 2)
    expect(under(r, 's-bilagor')).toEqual([ids[1], ids[2], ids[0], ids[3]])
    r.move(ids[3]!, 's-bilagor', 0)
    expect(under(r, 's-bilagor')).toEqual([ids[3], ids[1], ids[2], ids[0]])
  })

  test('two people who move the same record leave it in one place, with its text', () => {
    const doc = testDoc()
    const anna = person(doc)
    const omraden = [0, 1, 2].map(i => anna.add('fokusomrade', 's-omraden', i))
    const insats = anna.add('insats', omraden[0]!, 0, { texts: { text: [{ runs: [{ text: 'ord' }] }] } })
    const bo = person(anna.doc)
    anna.move(insats, omraden[1]!, 0)
    bo.move(insats, omraden[2]!, 0)
    bo.field(insats, 'text').insert(3, 'en')
    exchange(anna, bo)
    for (const p of [anna, bo]) {
      expect(omraden.flatMap(o => under(p, o))).toEqual([insats])
      expect(text(p, insats, 'text')).toBe('orden\n')
    }
    expect(anna.read()).toEqual(bo.read())
  })

  test('fits says whether a record may stand under another', () => {
    const r = records()
    const [omrade, table] = [r.add('fokusomrade', 's-omraden', 0), r.add('table', 's-mal', 0)]
    const insats = r.add('insats', omrade, 0)
    expect([r.fits(insats, 's-insatser'), r.fits(insats, table), r.fits(insats, null)]).toEqual([true, false, false])
    expect([r.fits('s-mal', null), r.fits('s-mal', 's-omraden')]).toEqual([true, false])
  })
})

describe('removing', () => {
  test('takes along what stands under the record, says who and when, and is taken back by restore', () => {
    const r = records({ person: 'bo', now: () => 77 })
    const omrade = r.add('fokusomrade', 's-omraden', 0)
    const insats = r.add('insats', omrade, 0, { texts: { text: [{ runs: [{ text: 'ord' }] }] } })
    r.remove(omrade)
    const { trash, live } = r.read()
    expect(trash.map(t => [t.id, t.deleted, t.children.map(c => c.id)])).toEqual([
      [omrade, { by: 'bo', at: 77 }, [insats]]
    ])
    expect([live.has(omrade), live.has(insats)]).toEqual([false, false])
    r.restore(omrade)
    expect([under(r, 's-omraden'), under(r, omrade), text(r, insats, 'text')]).toEqual([[omrade], [insats], 'ord\n'])
  })

  test('what somebody writes in a record while another removes it is there when it comes back', () => {
    const doc = testDoc()
    const [anna, bo] = [person(doc), person(doc)] as const
    anna.remove('p-mal')
    bo.field('p-mal', 'text').insert(0, 'nytt')
    exchange(anna, bo)
    expect(anna.read().trash.map(t => t.id)).toEqual(['p-mal'])
    anna.restore('p-mal')
    expect(text(anna, 'p-mal', 'text')).toBe('nytt\n')
  })
})

describe('values', () => {
  test('a scalar is set, and emptied with undefined', () => {
    const r = records()
    const table = r.add('table', 's-mal', 0, { data: { header: true } })
    r.set(table, 'header', false)
    expect(r.read().live.get(table)?.data).toEqual({ header: false })
    r.set(table, 'header', undefined)
    expect([r.read().live.get(table)?.data, r.index.has(`${table}|d|header`)]).toEqual([{}, false])
  })

  test('members are added last, stay where they are when they are there, and leave one by one', () => {
    const r = records()
    const insats = r.add('insats', 's-insatser', 0, { sets: { lead: ['ks'] } })
    r.addMembers(insats, 'lead', ['soc', 'ks', 'bo'])
    r.addMembers(insats, 'lead', ['fri:Kyrkan'])
    expect(r.read().live.get(insats)?.sets.lead).toEqual(['ks', 'soc', 'bo', 'fri:Kyrkan'])
    r.removeMember(insats, 'lead', 'soc')
    expect(r.read().live.get(insats)?.sets).toEqual({ lead: ['ks', 'bo', 'fri:Kyrkan'], partner: [] })
  })

  test('two people who add different members both succeed, and who removes one removes nothing else', () => {
    const doc = testDoc()
    const anna = person(doc)
    const insats = anna.add('insats', 's-insatser', 0, { sets: { lead: ['ks'] } })
    const bo = person(anna.doc)
    anna.addMembers(insats, 'lead', ['soc'])
    bo.addMembers(insats, 'lead', ['kof'])
    bo.removeMember(insats, 'lead', 'ks')
    exchange(anna, bo)
    expect(anna.read().live.get(insats)?.sets.lead?.toSorted()).toEqual(['kof', 'soc'])
    expect(anna.read()).toEqual(bo.read())
  })
})

describe('reading', () => {
  test('gives one object for a state, also after a change of text alone', () => {
    const r = records()
    const before = r.read()
    r.field('p-mal', 'text').insert(0, 'x')
    expect(r.read()).toBe(before)
    r.add('bilaga', 's-bilagor', 0)
    expect(r.read()).not.toBe(before)
    expect(r.read().live.get('s-mal')).toBe(before.live.get('s-mal'))
  })

  test('inside a change sees what was done in it so far', () => {
    const r = records()
    const seen: string[][] = []
    r.change(() => {
      for (let i = 0; i < 3; i++) {
        r.index.set(`B${i}|t`, 'bilaga')
        r.index.set(`B${i}|p`, { a: 's-bilagor', o: `a${i}` })
        seen.push(under(r, 's-bilagor'))
      }
    })
    expect(seen).toEqual([['B0'], ['B0', 'B1'], ['B0', 'B1', 'B2']])
  })
})
