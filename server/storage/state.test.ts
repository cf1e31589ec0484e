import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { buildDoc, clientsOf, difference } from './state.ts'

function textDoc(client: number, work: (text: Y.Text) => void, base?: Y.Doc): Y.Doc {
  const doc = new Y.Doc()
  if (base) Y.applyUpdate(doc, Y.encodeStateAsUpdate(base))
  doc.clientID = client
  work(doc.getText('t:m:titel'))
  return doc
}
const stateOf = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc)

describe('building', () => {
  test('the document writes nothing of its own when it receives more, also where two people have given the same words the same formatting', () => {
    const base = textDoc(1, text => text.insert(0, 'Bygga broar'))
    const bold = [2, 3].map(client => stateOf(textDoc(client, text => text.format(0, 5, { bold: true }), base)))
    const doc = buildDoc({ snapshot: stateOf(base), updates: bold.slice(0, 1) })
    doc.getText('t:m:titel')
    Y.applyUpdate(doc, bold[1] as Uint8Array)
    expect(Y.decodeUpdate(stateOf(doc)).ds.clients.size).toBe(0)
  })

  test('refuses bytes that cannot be read, and updates that build on what is not there', () => {
    const base = textDoc(1, text => text.insert(0, 'a'))
    const next = textDoc(2, text => text.insert(1, 'b'), base)
    const after = Y.encodeStateAsUpdate(next, Y.encodeStateVector(base))
    expect(() => buildDoc({ snapshot: null, updates: [after] })).toThrow('not stored')
    expect(() => buildDoc({ snapshot: Buffer.from('rubbish'), updates: [] })).toThrow()
  })
})

describe('difference', () => {
  test('is null for the same history that arrived in another way', () => {
    const a = textDoc(1, text => text.insert(0, 'å'))
    a.getText('t:m:titel').insert(1, 'ä')
    a.getText('t:m:titel').insert(2, 'ö')
    a.getMap('idx').set('m|t', 'metadata')
    a.getText('t:m:titel').delete(1, 1)
    expect(difference(a, buildDoc({ snapshot: stateOf(a), updates: [] }))).toBeNull()
  })

  test.each<[string, (doc: Y.Doc) => void]>([
    ['a letter', doc => doc.getText('t:m:titel').insert(0, 'x')],
    ['a formatting', doc => doc.getText('t:m:titel').insert(0, 'a', { italic: true })],
    ['an embed', doc => doc.getText('t:m:titel').insertEmbed(0, { fn: 'b' })],
    ['a key', doc => doc.getMap('idx').set('m|t', 'metadata')]
  ])('finds %s that differs under the same history', (_, work) => {
    const history = (fill: (doc: Y.Doc) => void): Y.Doc => {
      const doc = new Y.Doc()
      doc.clientID = 1
      fill(doc)
      return doc
    }
    const a = history(work)
    const length = Y.getState(a.store, 1)
    const b = history(doc => doc.getText('t:m:titel').insert(0, '?'.repeat(length)))
    expect(Y.equalSnapshots(Y.snapshot(a), Y.snapshot(b))).toBe(true)
    expect(difference(a, b)).toMatch(/^the contents of .* differ$/)
  })
})

test('the client ids that an update brings', () => {
  const base = textDoc(1, text => text.insert(0, 'a'))
  expect(clientsOf(stateOf(textDoc(2, text => text.insert(1, 'b'), base))).sort()).toEqual([1, 2])
})
