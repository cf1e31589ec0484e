import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DATABASES, testDatabases } from '../../tests/helpers/databases.ts'
import { documentRow } from '../../tests/helpers/rows.ts'
import { type LoggedUpdate, SERVER, UpdateLog } from './log.ts'
import { buildDoc } from './state.ts'
import type { Storage } from './storage.ts'

/** A document whose every key press is an update. */
function typist(client: number): { doc: Y.Doc; type(text: string): Uint8Array } {
  const doc = new Y.Doc()
  doc.clientID = client
  let update = new Uint8Array()
  doc.on('update', (u: Uint8Array) => {
    update = Uint8Array.from(u)
  })
  return {
    doc,
    type(text) {
      doc.getText('t:m:titel').insert(doc.getText('t:m:titel').length, text)
      return update
    }
  }
}

async function withDocument(storage: Storage, id = 'a'): Promise<UpdateLog> {
  await storage.db.insertInto('document').values(documentRow(id)).execute()
  return new UpdateLog(storage)
}

const textOf = (state: Uint8Array | null, updates: Uint8Array[]): string =>
  buildDoc({ snapshot: state, updates }).getText('t:m:titel').toString()

describe.each(DATABASES)('the log with %s', kind => {
  const databases = testDatabases(kind)

  test('appends with sequences from 1, and loads what was appended', async () => {
    const log = await withDocument(await databases.open())
    const anna = typist(1)
    expect(await log.append('a', [{ data: anna.type('a'), person: 'anna', clientIds: [1] }])).toEqual([1])
    const two = [
      { data: anna.type('b'), person: 'anna' },
      { data: anna.type('c'), person: 'bo' }
    ]
    expect(await log.append('a', two)).toEqual([2, 3])
    const stored = await log.load('a')
    expect(stored?.sequence).toBe(3)
    expect(stored?.updates.map(u => [u.sequence, u.person])).toEqual([
      [1, 'anna'],
      [2, 'anna'],
      [3, 'bo']
    ])
    expect(stored?.owners).toEqual(new Map([[1, 'anna']]))
    expect(textOf(null, stored?.updates.map(u => u.data) ?? [])).toBe('abc')
    expect(await log.since('a', 2)).toHaveLength(1)
    const row = await log.storage.db.selectFrom('document').selectAll().executeTakeFirstOrThrow()
    expect(row.changed_by).toBe('bo')
    expect(row.changed_at).toBeGreaterThan(1)
  })

  test('several documents in one batch; one that does not exist is left out', async () => {
    const storage = await databases.open()
    const log = await withDocument(storage, 'a')
    await withDocument(storage, 'b')
    const entry = (text: string) => [{ data: Buffer.from(text), person: 'p' }]
    const result = await log.appendAll(
      new Map([
        ['b', [...entry('1'), ...entry('2')]],
        ['saknas', entry('3')],
        ['a', entry('4')]
      ])
    )
    expect(result).toEqual(
      new Map([
        ['a', 1],
        ['b', 2]
      ])
    )
    expect(((await log.since('b', 0)) as LoggedUpdate[]).map(u => u.data.toString())).toEqual(['1', '2'])
    await expect(log.append('saknas', entry('x'))).rejects.toThrow('saknas')
    expect(await log.load('saknas')).toBeNull()
    expect(await log.since('saknas', 0)).toBeNull()
  })

  test('a client id that belongs to another owner fails the whole batch', async () => {
    const log = await withDocument(await databases.open())
    const data = Buffer.from('x')
    await log.append('a', [{ data, person: 'anna', clientIds: [4294967295, 2] }])
    await log.append('a', [{ data, person: 'anna', clientIds: [2] }])
    const stolen = [
      { data, person: 'bo', clientIds: [3] },
      { data, person: 'bo', clientIds: [2] }
    ]
    await expect(log.append('a', stolen)).rejects.toThrow()
    expect(await log.ownersOf('a', [2, 3])).toEqual(new Map([[2, 'anna']]))
    const stored = await log.load('a')
    expect(stored?.sequence).toBe(2)
    expect(stored?.owners).toEqual(
      new Map([
        [4294967295, 'anna'],
        [2, 'anna']
      ])
    )
  })

  test("what the server writes belongs to the server, and is shown as the person's change", async () => {
    const log = await withDocument(await databases.open())
    await log.append('a', [{ data: Buffer.from('x'), person: 'anna', clientIds: [9], owner: SERVER }])
    const stored = await log.load('a')
    expect([stored?.owners.get(9), stored?.updates[0]?.person]).toEqual([SERVER, 'anna'])
  })

  test('creates a document with its first content, or nothing', async () => {
    const storage = await databases.open()
    const log = new UpdateLog(storage)
    const doc = typist(77)
    doc.type('Titel')
    const state = Y.encodeStateAsUpdate(doc.doc)
    await log.create(documentRow('a'), state)
    const stored = await log.load('a')
    expect([stored?.sequence, stored?.owners.get(77)]).toEqual([1, SERVER])
    await expect(log.create(documentRow('a'), state)).rejects.toThrow()
    const failing = sql`insert into person (id) values (null)`.compile(storage.db)
    await expect(log.create(documentRow('b'), state, [failing])).rejects.toThrow()
    expect(await log.load('b')).toBeNull()
  })

  test('a snapshot replaces the updates that it holds, and nothing else', async () => {
    const log = await withDocument(await databases.open())
    const anna = typist(1)
    for (const letter of 'åäö') await log.append('a', [{ data: anna.type(letter), person: 'anna' }])
    const state = Y.encodeStateAsUpdate(anna.doc)
    await log.append('a', [{ data: anna.type('!'), person: 'anna' }])
    expect(await log.snapshot('a', 3, state)).toBeNull()
    const stored = await log.load('a')
    expect([stored?.snapshot?.sequence, stored?.updates.map(u => u.sequence)]).toEqual([3, [4]])
    expect(textOf(stored?.snapshot?.data ?? null, stored?.updates.map(u => u.data) ?? [])).toBe('åäö!')
    expect(await log.compact('a', 2)).toBeNull()
    expect(await log.compact('a')).toBeGreaterThan(0)
    const compacted = await log.load('a')
    expect([compacted?.snapshot?.sequence, compacted?.updates, compacted?.sequence]).toEqual([4, [], 4])
    expect(textOf(compacted?.snapshot?.data ?? null, [])).toBe('åäö!')
    expect([await log.since('a', 2), await log.since('a', 4)]).toEqual(['in-snapshot', []])
    expect(await log.append('a', [{ data: anna.type('?'), person: 'anna' }])).toEqual([5])
    expect([await log.since('a', 2), await log.since('a', 5)]).toEqual(['in-snapshot', []])
    expect(await log.since('a', 4)).toHaveLength(1)
    expect(await log.snapshot('a', 4, state)).toMatch(/not there/)
  })

  test('a snapshot that does not hold what it replaces is given up, and every update is kept', async () => {
    const log = await withDocument(await databases.open())
    const anna = typist(1)
    for (const letter of 'abc') await log.append('a', [{ data: anna.type(letter), person: 'anna' }])
    const short = new Y.Doc()
    short.clientID = 1
    short.getText('t:m:titel').insert(0, 'ab')
    const other = new Y.Doc()
    other.clientID = 1
    for (const letter of 'abX') other.getText('t:m:titel').insert(other.getText('t:m:titel').length, letter)
    expect(await log.snapshot('a', 3, Y.encodeStateAsUpdate(short))).toBe('the histories differ')
    expect(await log.snapshot('a', 3, Y.encodeStateAsUpdate(other))).toBe('the contents of t:m:titel differ')
    expect(await log.snapshot('a', 3, Buffer.from('rubbish'))).not.toBeNull()
    expect(await log.snapshot('a', 9, Y.encodeStateAsUpdate(anna.doc))).toMatch(/not there/)
    const stored = await log.load('a')
    expect([stored?.snapshot, stored?.updates.length]).toEqual([null, 3])
    expect(await log.storage.db.selectFrom('document_snapshot').selectAll().execute()).toEqual([])
  })

  test('a snapshot whose check never finished is not read', async () => {
    const log = await withDocument(await databases.open())
    await log.append('a', [{ data: typist(1).type('a'), person: 'anna' }])
    await log.storage.db
      .insertInto('document_snapshot')
      .values({ document: 'a', sequence: 1, data: Buffer.from('half'), stored_at: 1, verified: 0 })
      .execute()
    expect((await log.load('a'))?.snapshot).toBeNull()
    expect(await log.compact('a')).toBeGreaterThan(0)
    expect((await log.load('a'))?.snapshot?.sequence).toBe(1)
  })

  test('a gap in the stored updates is a fault that names it', async () => {
    const log = await withDocument(await databases.open())
    for (let i = 0; i < 3; i++) await log.append('a', [{ data: Buffer.from('x'), person: null }])
    await log.storage.db.deleteFrom('document_update').where('sequence', '=', 2).execute()
    await expect(log.load('a')).rejects.toThrow('update 2 is missing')
  })

  test('refused bytes are kept, the latest few and not the whole of a huge one', async () => {
    const log = await withDocument(await databases.open())
    for (let i = 0; i < 25; i++) await log.refuse('a', 'bo', `reason ${i}`, Buffer.alloc(10, i))
    await log.refuse('a', 'bo', 'huge', Buffer.alloc(3_000_000))
    const kept = await log.storage.db.selectFrom('refused_update').selectAll().orderBy('id').execute()
    expect(kept).toHaveLength(20)
    expect(kept[0]?.reason).toBe('reason 6')
    expect(kept.at(-1)?.data.byteLength).toBeLessThan(300_000)
  })

  test('two processes append to one document at once without gaps or twins', async () => {
    const where = await databases.fresh()
    const [one, other] = [await databases.open(where), await databases.open(where)]
    const log = await withDocument(one, 'a')
    await withDocument(one, 'b')
    const logs = [log, new UpdateLog(other)]
    await Promise.all(
      Array.from({ length: 40 }, (_, i) => {
        const entries = Array.from({ length: 1 + (i % 3) }, () => ({ data: Buffer.from(`${i}`), person: 'p' }))
        return logs[i % 2]?.appendAll(
          new Map(i % 4 < 2 ? [['a', entries], ['b', entries]] : [['b', entries], ['a', entries]]) // biome-ignore format: the two orders beside each other
        )
      })
    )
    for (const id of ['a', 'b']) {
      const stored = await log.load(id)
      expect(stored?.sequence).toBe(79)
      expect(stored?.updates).toHaveLength(79)
    }
  })
})
