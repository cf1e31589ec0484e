import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { receiveQuietly } from './quiet.ts'

/** Two people make the same words bold at the same time; a third document receives both changes, one after the other. */
function receiveBoth(prepare: (doc: Y.Doc) => void): { doc: Y.Doc; written: number; deleted: number } {
  const base = new Y.Doc()
  base.clientID = 1
  base.getText('t:a:text').insert(0, 'Bygga broar')
  const start = Y.encodeStateAsUpdate(base)
  const changes = [2, 3].map(client => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, start)
    doc.clientID = client
    const before = Y.encodeStateVector(doc)
    doc.getText('t:a:text').format(0, 5, { bold: true })
    return Y.encodeStateAsUpdate(doc, before)
  })
  const doc = new Y.Doc()
  doc.clientID = 4
  prepare(doc)
  doc.getText('t:a:text')
  Y.applyUpdate(doc, start)
  let written = 0
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== 'net') written++
  })
  for (const change of changes) Y.applyUpdate(doc, change, 'net')
  const { ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc))
  return { doc, written, deleted: [...ds.clients.values()].flat().length }
}

describe('receiving', () => {
  test('writes nothing: no update of its own, and nothing deleted', () => {
    const { written, deleted } = receiveBoth(receiveQuietly)
    expect([written, deleted]).toEqual([0, 0])
  })

  test('would write without this, in the version of yjs that is installed', () => {
    const { written, deleted } = receiveBoth(() => {})
    expect(written + deleted).toBeGreaterThan(0)
  })

  test('shows the same text either way', () => {
    const delta = (prepare: (doc: Y.Doc) => void): unknown =>
      (receiveBoth(prepare).doc.getText('t:a:text').toDelta() as { insert: string; attributes?: object }[]).flatMap(
        op => [...op.insert].map(letter => [letter, op.attributes ?? {}])
      )
    expect(delta(receiveQuietly)).toEqual(delta(() => {}))
  })

  test('leaves what this side does itself alone', () => {
    const { doc } = receiveBoth(receiveQuietly)
    const text = doc.getText('t:a:text')
    let updates = 0
    doc.on('update', () => updates++)
    text.format(0, text.length, { bold: null })
    expect(updates).toBe(1)
    expect(text.toDelta()).toEqual([{ insert: 'Bygga broar' }])
  })
})
