import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { INDEX } from '../document/ids.ts'
import { anyEntry, anyText, testDoc } from '../document/testing.ts'
import { ROLES } from '../policy/roles.ts'
import { Gate } from './gate.ts'

const state = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')

/** An update of somebody who has the document as the gate has accepted it. */
function updateOf(gate: Gate, client: number, work: (doc: Y.Doc) => void): Uint8Array {
  const doc = gate.draft()
  doc.clientID = client
  const before = Y.encodeStateVector(doc)
  doc.transact(() => work(doc))
  return Y.encodeStateAsUpdate(doc, before)
}

/** Changes of all kinds: mostly nonsense, and some that are allowed. */
const anyChange: fc.Arbitrary<(doc: Y.Doc) => void> = fc.oneof(
  fc.array(anyEntry, { minLength: 1, maxLength: 3 }).map(entries => (doc: Y.Doc) => {
    for (const [key, value] of entries) doc.getMap(INDEX).set(key, value)
  }),
  anyText.map(
    ([[record, field], delta]) =>
      (doc: Y.Doc) =>
        doc.getText(`t:${record}:${field}`).applyDelta(delta)
  ),
  fc.nat(20).map(at => (doc: Y.Doc) => {
    const text = doc.getText('t:m:titel')
    if (at < text.length) text.delete(at, 1)
    else text.insert(0, 'å')
  })
)

describe('whatever comes', () => {
  test('a refusal changes nothing, an acceptance changes exactly what was sent, and nobody else notices either', () => {
    let [accepted, refused] = [0, 0]
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyChange, fc.constantFrom(...ROLES), fc.constantFrom('anna', 'bo')), { maxLength: 12 }),
        changes => {
          const gate = new Gate(testDoc())
          changes.forEach(([work, role, person], i) => {
            const update = updateOf(gate, person === 'anna' ? 50 : 60, work)
            const before = state(gate.draft())
            const verdict = gate.judge(update, { person, role })
            if (!verdict.ok) {
              refused++
              expect(state(gate.draft())).toBe(before)
              expect(gate.owners.get(person === 'anna' ? 60 : 50) ?? 'nobody').not.toBe(person)
            } else if (verdict.update) {
              accepted++
              expect(role).not.toBe('lasare')
              const expected = new Y.Doc()
              Y.applyUpdate(expected, Buffer.from(before, 'base64'))
              Y.applyUpdate(expected, verdict.update)
              expect(state(gate.draft())).toBe(state(expected))
            }
            if (i % 3 === 0) gate.settle(gate.waiting)
          })
          const ahead = state(gate.draft())
          gate.settle(gate.waiting)
          expect(state(gate.good)).toBe(ahead)
          const honest = updateOf(gate, 70, doc => doc.getText('t:m:titel').insert(0, 'ö'))
          expect(gate.receive(honest, { person: 'ceasar', role: 'forfattare' }).ok).toBe(true)
        }
      ),
      { numRuns: 150 }
    )
    expect(accepted).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(200)
  })

  test('bytes that were changed on the way never throw, and never change what is stored without a verdict', () => {
    const gate = new Gate(testDoc())
    const whole = updateOf(gate, 50, doc => doc.getText('t:p-mal:text').insert(0, 'Bygga broar', { bold: true }))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 }),
        changes => {
          const bytes = Uint8Array.from(whole)
          for (const [at, value] of changes) bytes[at] = value
          const before = state(gate.good)
          const waiting = gate.waiting
          const verdict = gate.judge(bytes, { person: 'anna', role: 'agare' })
          expect(state(gate.good)).toBe(before)
          expect(gate.waiting).toBe(waiting + (verdict.ok && verdict.update ? 1 : 0))
        }
      ),
      { numRuns: 600 }
    )
  })
})

describe('client ids', () => {
  test('belong to whoever used them first, in an accepted update alone', () => {
    const gate = new Gate(testDoc())
    const forged = updateOf(gate, 50, doc => doc.getText('evil').insert(0, 'x'))
    expect(gate.judge(forged, { person: 'bo', role: 'agare' }).ok).toBe(false)
    const honest = updateOf(gate, 50, doc => doc.getText('t:m:titel').insert(0, 'a'))
    expect(gate.judge(honest, { person: 'anna', role: 'agare' })).toMatchObject({ ok: true, clientIds: [50] })
    const again = updateOf(gate, 50, doc => doc.getText('t:m:titel').insert(0, 'b'))
    expect(gate.judge(again, { person: 'bo', role: 'agare' })).toMatchObject({ ok: false, kind: 'client-id' })
    expect(gate.judge(again, { person: 'anna', role: 'forfattare' })).toMatchObject({ ok: true, clientIds: [] })
    expect([...gate.owners]).toEqual([[50, 'anna']])
  })
})

describe('what it costs', () => {
  const large = testDoc()
  large.transact(() => {
    for (let i = 0; i < 1500; i++) {
      large.getMap(INDEX).set(`P${i}|t`, 'prose')
      large.getText(`t:P${i}:text`).insert(0, 'ord '.repeat(40))
    }
  })

  /** Milliseconds of the quickest of many: what else the machine does meanwhile does not count. */
  const quickest = (times: number, work: () => void): number => {
    let best = Number.POSITIVE_INFINITY
    for (let i = 0; i < times; i++) {
      const start = performance.now()
      work()
      best = Math.min(best, performance.now() - start)
    }
    return best
  }

  test('a key press costs the same in a large document as in a small one', () => {
    const ofKey = (doc: Y.Doc): number => {
      const gate = new Gate(doc)
      const source = gate.draft()
      source.clientID = 50
      const updates: Uint8Array[] = []
      source.on('update', update => updates.push(update))
      for (let i = 0; i < 200; i++) source.getText('t:p-mal:text').insert(i, 'å')
      const judge = (): boolean => gate.judge(updates.shift() as Uint8Array, { person: 'anna', role: 'agare' }).ok
      // The first one makes the shadow.
      expect(judge()).toBe(true)
      return quickest(199, () => expect(judge()).toBe(true))
    }
    ofKey(testDoc())
    expect(ofKey(large)).toBeLessThan(Math.max(ofKey(testDoc()) * 5, 0.5))
  })

  test('a refusal costs a new shadow and no more', () => {
    const gate = new Gate(large)
    const refused = updateOf(gate, 66, doc => doc.getText('evil').insert(0, 'x'))
    const refusal = quickest(5, () => expect(gate.judge(refused, { person: 'bo', role: 'agare' }).ok).toBe(false))
    const shadow = quickest(5, () => Y.applyUpdate(new Y.Doc(), Y.encodeStateAsUpdate(large)))
    expect(refusal).toBeLessThan(shadow * 4)
  })
})
