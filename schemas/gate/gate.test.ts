import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Records } from '../document/records.ts'
import { receiveQuietly } from '../text/quiet.ts'
import { Gate, type Refusal, type Sender, type Verdict } from './gate.ts'

const ANNA: Sender = { person: 'anna', role: 'forfattare' }
const BO: Sender = { person: 'bo', role: 'agare' }
const READER: Sender = { person: 'rut', role: 'lasare' }

/** A document with metadata, a fixed section and an insats, as the server makes it. */
function serverDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  const index = doc.getMap('idx')
  doc.transact(() => {
    for (const [id, type] of Object.entries({ m: 'metadata', 's-insatser': 'section', I1: 'insats' }))
      index.set(`${id}|t`, type)
    index.set('s-insatser|p', { a: null, o: 'a0' })
    index.set('s-insatser|d|key', 'insatser')
    index.set('I1|p', { a: 's-insatser', o: 'a0' })
    doc.getText('t:m:titel').insert(0, 'Program')
    doc.getText('t:I1:text').insert(0, 'Bygga broar')
  })
  return doc
}

const gateOn = (good = serverDoc()): Gate =>
  new Gate(good, { owners: new Map([[1, 'server']]), protectedIds: new Set(['s-insatser']) })

/** Somebody's copy of a document; `write` returns the update of one change. */
function peer(gate: Gate, clientId: number): { doc: Y.Doc; records: Records; write(work: () => void): Uint8Array } {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(gate.good))
  // Last: Yjs takes another id when it hears its own from somebody else.
  doc.clientID = clientId
  return {
    doc,
    records: new Records(doc, { person: 'anna' }),
    write(work) {
      const before = Y.encodeStateVector(doc)
      doc.transact(work)
      return Y.encodeStateAsUpdate(doc, before)
    }
  }
}

const refusal = (verdict: Verdict): Refusal['kind'] | 'accepted' => (verdict.ok ? 'accepted' : verdict.kind)
const state = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')

describe('what is refused', () => {
  const cases: [string, Refusal['kind'], (doc: Y.Doc) => void][] = [
    ['an unknown root', 'content', doc => doc.getText('evil').insert(0, 'x')],
    ['an array as a root', 'content', doc => doc.getArray('list').push([1])],
    ['a nested type in a text', 'content', doc => doc.getText('t:I1:text').insertEmbed(0, new Y.XmlElement('p'))],
    ['a nested type in the index', 'content', doc => doc.getMap('idx').set('I1|d|ansvarsform', new Y.Map())],
    ['a subdocument', 'content', doc => doc.getMap('idx').set('I1|d|ansvarsform', new Y.Doc())],
    ['bytes as a value', 'content', doc => doc.getMap('idx').set('I1|d|ansvarsform', new Uint8Array([1]))],
    ['a bad value', 'content', doc => doc.getMap('idx').set('I1|d|ansvarsform', 'nonsense')],
    ['a bad place', 'content', doc => doc.getMap('idx').set('I1|p', 7)],
    ['an unknown type of record', 'content', doc => doc.getMap('idx').set('Q1|t', 'zzz')],
    ['a record that only the server makes', 'content', doc => doc.getMap('idx').set('s-egen|t', 'section')],
    ['a change of type', 'content', doc => doc.getMap('idx').set('I1|t', 'prose')],
    ['the removal of a type', 'content', doc => doc.getMap('idx').delete('I1|t')],
    ['a change of the key of a section', 'content', doc => doc.getMap('idx').set('s-insatser|d|key', 'annat')],
    ['the removal of a key of a section', 'content', doc => doc.getMap('idx').delete('s-insatser|d|key')],
    [
      'the deletion of a demanded section',
      'content',
      doc => doc.getMap('idx').set('s-insatser|x', { by: 'anna', at: 1 })
    ],
    ['the text of a record that is not there', 'content', doc => doc.getText('t:nope:text').insert(0, 'x')],
    ['a field that the type does not have', 'content', doc => doc.getText('t:I1:Bad field').insert(0, 'x')],
    ['a dangerous link', 'content', doc => doc.getText('t:I1:text').format(0, 3, { link: { href: 'javascript:x' } })],
    ['an unknown formatting', 'content', doc => doc.getText('t:I1:text').format(0, 3, { script: true })],
    ['a scalar with the name of a built-in', 'content', doc => doc.getMap('idx').set('I1|d|constructor', 1)],
    ['a set with the name of a built-in', 'content', doc => doc.getMap('idx').set('I1|d|toString|a', 'a0')],
    [
      'a formatting with the name of a built-in',
      'content',
      doc => doc.getText('t:I1:text').format(0, 3, Object.fromEntries([['toString', true]]))
    ],
    ['a formatting of the prototype', 'content', doc => doc.getText('t:I1:text').format(0, 3, { ['__proto__']: 1 })],
    ['an unknown embed', 'content', doc => doc.getText('t:I1:text').insertEmbed(0, { iframe: 'x' })],
    ['a key on a text', 'content', doc => doc.getText('t:I1:text').setAttribute('x', 'y')]
  ]
  test.each(cases)('%s', (_, kind, work) => {
    const gate = gateOn()
    const before = state(gate.good)
    const mallory = peer(gate, 66)
    const update = mallory.write(() => work(mallory.doc))
    expect(refusal(gate.receive(update, ANNA))).toBe(kind)
    expect(state(gate.good)).toBe(before)
    expect(gate.waiting).toBe(0)
    // Nobody is disturbed: the next honest change is accepted.
    const anna = peer(gate, 50)
    expect(
      refusal(
        gate.receive(
          anna.write(() => anna.doc.getText('t:I1:text').insert(0, 'å')),
          ANNA
        )
      )
    ).toBe('accepted')
    expect(gate.good.getText('t:I1:text').toString()).toBe('åBygga broar')
  })

  test('bytes that are no update', () => {
    const gate = gateOn()
    const before = state(gate.good)
    for (const bytes of [[], [1], [255, 255, 255], [1, 1, 66, 0, 4, 9]])
      expect(refusal(gate.receive(Uint8Array.from(bytes), ANNA))).toBe('malformed')
    expect(state(gate.good)).toBe(before)
  })

  test('a client id of somebody else, known from the log or from an accepted update', () => {
    const gate = gateOn()
    const [anna, mallory] = [peer(gate, 50), peer(gate, 50)]
    gate.receive(
      anna.write(() => anna.doc.getText('t:I1:text').insert(0, 'a')),
      ANNA
    )
    Y.applyUpdate(mallory.doc, Y.encodeStateAsUpdate(anna.doc))
    mallory.doc.clientID = 50
    const forged = mallory.write(() => mallory.doc.getText('t:I1:text').insert(0, 'b'))
    expect(refusal(gate.receive(forged, BO))).toBe('client-id')
    const asServer = peer(gate, 1)
    const posing = asServer.write(() => asServer.doc.getText('t:I1:text').insert(0, 'c'))
    expect(refusal(gate.receive(posing, BO))).toBe('client-id')
    expect(refusal(gate.receive(forged, ANNA))).toBe('accepted')
  })

  test('what builds on something that was never received', () => {
    const gate = gateOn()
    const anna = peer(gate, 50)
    anna.write(() => anna.doc.getText('t:I1:text').insert(0, 'a'))
    const second = anna.write(() => anna.doc.getText('t:I1:text').insert(1, 'b'))
    expect(refusal(gate.receive(second, ANNA))).toBe('causal')
    const removal = anna.write(() => anna.doc.getText('t:I1:text').delete(0, 1))
    expect(refusal(gate.receive(removal, ANNA))).toBe('causal')
    expect(gate.good.store.pendingStructs).toBeNull()
    expect(refusal(gate.receive(Y.encodeStateAsUpdate(anna.doc), ANNA))).toBe('accepted')
  })
})

describe('readers', () => {
  test('change nothing: not by writing, not by deleting alone', () => {
    const gate = gateOn()
    const before = state(gate.good)
    const rut = peer(gate, 70)
    const written = rut.write(() => rut.doc.getText('t:I1:text').insert(0, 'x'))
    expect(refusal(gate.receive(written, READER))).toBe('forbidden')
    const other = peer(gate, 71)
    const deleted = other.write(() => other.doc.getText('t:I1:text').delete(0, 4))
    expect(Y.decodeUpdate(deleted).structs).toEqual([])
    expect(refusal(gate.receive(deleted, READER))).toBe('forbidden')
    expect(state(gate.good)).toBe(before)
    expect(gate.owners.has(70)).toBe(false)
  })

  test('may send what is known already: the whole document with all its deletions', () => {
    const gate = gateOn()
    const anna = peer(gate, 50)
    gate.receive(
      anna.write(() => anna.doc.getText('t:I1:text').delete(0, 4)),
      ANNA
    )
    const rut = peer(gate, 70)
    const verdict = gate.receive(Y.encodeStateAsUpdate(rut.doc), READER)
    expect(verdict).toEqual({ ok: true, touched: [], update: null, clientIds: [] })
  })
})

describe('accepted before it is stored', () => {
  test('the shadow runs ahead: what builds on an accepted update is accepted, and good waits for settle', () => {
    const gate = gateOn()
    const anna = peer(gate, 50)
    const before = state(gate.good)
    const first = anna.write(() => anna.doc.getText('t:I1:text').insert(0, 'a'))
    const second = anna.write(() => anna.doc.getText('t:I1:text').insert(1, 'b'))
    const verdict = gate.judge(first, ANNA)
    expect(verdict).toMatchObject({ ok: true, clientIds: [50] })
    expect(gate.judge(second, ANNA)).toMatchObject({ ok: true, clientIds: [] })
    expect([gate.waiting, state(gate.good)]).toEqual([2, before])
    gate.settle(1)
    expect(gate.good.getText('t:I1:text').toString()).toBe('aBygga broar')
    gate.settle(1)
    expect(state(gate.good)).toBe(state(anna.doc))
  })

  test('a refusal forgets nothing that was accepted', () => {
    const gate = gateOn()
    const [anna, mallory] = [peer(gate, 50), peer(gate, 66)]
    gate.judge(
      anna.write(() => anna.doc.getText('t:I1:text').insert(0, 'a')),
      ANNA
    )
    expect(refusal(gate.judge(mallory.write(() => mallory.doc.getText('evil').insert(0, 'x')), BO))).toBe('content') // biome-ignore format: one thought
    const second = gate.judge(
      anna.write(() => anna.doc.getText('t:I1:text').insert(1, 'b')),
      ANNA
    )
    expect(refusal(second)).toBe('accepted')
    gate.settle(gate.waiting)
    expect(gate.good.getText('t:I1:text').toString()).toBe('abBygga broar')
  })

  test('the type of a record that is not stored yet cannot be changed either', () => {
    const gate = gateOn()
    const anna = peer(gate, 50)
    gate.judge(
      anna.write(() => anna.records.add('insats', 's-insatser', 1, { id: 'Ny1' })),
      ANNA
    )
    const change = anna.write(() => anna.doc.getMap('idx').set('Ny1|t', 'prose'))
    expect(refusal(gate.judge(change, ANNA))).toBe('content')
  })

  test('the same update again changes nothing, and is told so', () => {
    const gate = gateOn()
    const anna = peer(gate, 50)
    const update = anna.write(() => anna.doc.getText('t:I1:text').insert(0, 'a'))
    gate.judge(update, ANNA)
    expect(gate.judge(update, ANNA)).toEqual({ ok: true, touched: [], update: null, clientIds: [] })
    expect(gate.waiting).toBe(1)
  })

  test('only what an update really changes is passed on: surplus bytes and known content are not', () => {
    const gate = gateOn()
    const anna = peer(gate, 50)
    const update = anna.write(() => anna.doc.getText('t:I1:text').insert(0, 'a'))
    const padded = Buffer.concat([update, Buffer.from('smuggled')])
    const verdict = gate.judge(padded, ANNA)
    expect(verdict.ok && Buffer.from(verdict.update ?? []).includes('smuggled')).toBe(false)
    gate.settle(1)
    anna.write(() => anna.doc.getText('t:I1:text').insert(0, 'b'))
    const whole = gate.judge(Y.encodeStateAsUpdate(anna.doc), ANNA)
    expect(whole.ok && (whole.update?.byteLength ?? 999)).toBeLessThan(40)
  })

  test('what another process stored is taken in beside what waits here', () => {
    const gate = gateOn()
    const [anna, bo] = [peer(gate, 50), peer(gate, 60)]
    gate.judge(
      anna.write(() => anna.doc.getText('t:I1:text').insert(0, 'a')),
      ANNA
    )
    const elsewhere = bo.write(() => bo.doc.getText('t:m:titel').insert(0, 'Nytt '))
    gate.adopt([elsewhere])
    expect(gate.good.getText('t:m:titel').toString()).toBe('Nytt Program')
    expect(gate.good.getText('t:I1:text').toString()).toBe('Bygga broar')
    gate.settle(1)
    Y.applyUpdate(bo.doc, Y.encodeStateAsUpdate(anna.doc))
    expect(state(gate.good)).toBe(state(bo.doc))
  })

  test("a draft holds all that was accepted and is nobody else's", () => {
    const gate = gateOn()
    const anna = peer(gate, 50)
    gate.judge(
      anna.write(() => anna.doc.getText('t:m:titel').insert(0, 'Nytt ')),
      ANNA
    )
    const draft = gate.draft()
    expect(draft.getText('t:m:titel').toString()).toBe('Nytt Program')
    draft.getText('t:m:titel').insert(0, 'x')
    gate.settle(1)
    expect(gate.good.getText('t:m:titel').toString()).toBe('Nytt Program')
  })
})

test('settling writes nothing of its own, also where two people have given the same words the same formatting', () => {
  const good = serverDoc()
  receiveQuietly(good)
  const gate = gateOn(good)
  const [anna, bo] = [peer(gate, 50), peer(gate, 60)]
  const updates = [anna, bo].map(p => p.write(() => p.doc.getText('t:I1:text').format(0, 6, { bold: true })))
  updates.forEach((update, i) => {
    expect(refusal(gate.judge(update, i === 0 ? ANNA : BO))).toBe('accepted')
  })
  gate.settle(2)
  expect(Y.decodeUpdate(Y.encodeStateAsUpdate(good)).ds.clients.size).toBe(0)
})

test('what people do in the editor is accepted: add, fill, move, delete, restore', () => {
  const gate = gateOn()
  const anna = peer(gate, 50)
  const send = (work: () => void) => expect(gate.receive(anna.write(work), ANNA)).toMatchObject({ ok: true })
  let id = ''
  send(() => {
    id = anna.records.add('insats', 's-insatser', 1, { data: { ansvarsform: 'en' }, sets: { lead: ['ks'] } })
  })
  send(() => anna.records.field(id, 'text').insert(0, 'Plantera träd', { bold: true }))
  send(() => anna.records.move(id, 's-insatser', 0))
  send(() => anna.records.remove(id))
  send(() => anna.records.restore(id))
  expect(state(gate.good)).toBe(state(anna.doc))
})
