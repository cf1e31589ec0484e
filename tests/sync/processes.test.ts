import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { StorageOptions } from '../../server/storage/storage.ts'
import { testDatabases } from '../helpers/databases.ts'
import type { SyncClient } from '../helpers/sync-client.ts'
import { createTestDocument, startSync, type TestSync } from '../helpers/sync-server.ts'

describe('two servers on one PostgreSQL', () => {
  const databases = testDatabases('postgres')
  let where: StorageOptions
  let one: TestSync
  let other: TestSync

  beforeEach(async () => {
    where = await databases.fresh()
    one = await startSync(await databases.open(where), { times: { unload: 50 } })
    other = await startSync(await databases.open(where), { times: { unload: 50 } })
    await createTestDocument(one.log, 'a')
  })
  afterEach(async () => {
    await one.stop()
    await other.stop()
  })

  const converged = (clients: readonly SyncClient[]): boolean => {
    const [first, ...rest] = clients.map(c => Buffer.from(Y.encodeStateAsUpdate(c.doc)))
    return rest.every(state => first?.equals(state))
  }

  test('people on different servers converge, writing at once, and the log has no gaps', async () => {
    const clients = await Promise.all(
      ['anna', 'bo', 'cia', 'dan'].map((person, i) => (i % 2 ? other : one).connect(person, 'a').ready())
    )
    for (let round = 0; round < 40; round++) {
      for (const client of clients) client.type('abcd'[clients.indexOf(client)] ?? '')
      await new Promise(resolve => setTimeout(resolve, round % 5))
    }
    await Promise.all(clients.map(c => c.allStored()))
    const [first] = clients
    await Promise.all(clients.map(c => c.until(() => c.text().length === 160)))
    await first?.until(() => converged(clients))
    expect([...(first?.text() ?? '')].sort().join('')).toBe(['a', 'b', 'c', 'd'].map(c => c.repeat(40)).join(''))
    const stored = await one.log.load('a')
    expect(stored?.updates.length).toBe(stored?.sequence)
    for (const server of [one, other]) {
      expect(server.logged).toEqual([])
      const read = await server.sync.readDocument('a')
      expect(Buffer.from(Y.encodeStateAsUpdate(read ?? new Y.Doc()))).toEqual(
        Buffer.from(Y.encodeStateAsUpdate(first?.doc ?? new Y.Doc()))
      )
    }
  })

  test('a server that was behind a snapshot of the other takes it in', async () => {
    const [anna, bo] = [await one.connect('anna', 'a').ready(), await other.connect('bo', 'a').ready()]
    const { db } = one.log.storage
    // The other hears nothing for a while: its line is cut, and what it missed becomes a snapshot.
    const { sql } = await import('kysely')
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'`.execute(db)
    for (let i = 0; i < 30; i++) anna.type('x')
    await anna.allStored()
    expect(await one.log.compact('a')).toBeGreaterThan(0)
    await bo.until(() => bo.text() === 'x'.repeat(30))
    bo.type('y')
    await anna.until(() => anna.text() === `${'x'.repeat(30)}y`)
  })

  test('what the server itself writes is heard by the other, and a client id has one owner for both', async () => {
    const [anna, bo] = [await one.connect('anna', 'a').ready(), await other.connect('bo', 'a').ready()]
    await one.sync.change('a', 'anna', doc => doc.getText('t:m:titel').insert(0, 'Nytt '))
    await bo.until(() => bo.text('t:m:titel').startsWith('Nytt '))
    anna.type('x')
    await bo.until(() => bo.text() === 'x')
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(bo.doc))
    forged.clientID = anna.doc.clientID
    const before = Y.encodeStateVector(forged)
    forged.getText('t:I1:text').insert(0, 'false')
    bo.sendUpdate(Y.encodeStateAsUpdate(forged, before))
    expect((await bo.closed).reason).toBe('avvisad-andring')
  })

  test('the same client id claimed on both at once belongs to one person; the other starts again', async () => {
    const [anna, bo] = [await one.connect('anna', 'a').ready(), await other.connect('bo', 'a').ready()]
    anna.doc.clientID = bo.doc.clientID = 4711
    anna.type('a')
    bo.type('b')
    const lost = await Promise.race([anna.closed, bo.closed])
    expect(lost.reason).toBe('lagring-misslyckades')
    const stored = await one.log.load('a')
    expect(stored?.sequence).toBe(2)
    expect(['anna', 'bo']).toContain(stored?.owners.get(4711))
  })

  test('a changed right reaches the connections of the other server', async () => {
    const bo = await other.connect('bo', 'a').ready()
    other.setRole('bo', 'inte-behorig')
    await one.sync.kick('a', 'bo')
    expect((await bo.closed).reason).toBe('inte-behorig')
  })

  test('somebody who moves from one server to the other loses nothing on the way', async () => {
    let anna = await one.connect('anna', 'a').ready()
    for (let i = 0; i < 10; i++) {
      anna.type(String(i))
      anna.type('-')
      // Not waiting for anything to be stored.
      anna.close()
      await anna.closed
      anna = await (i % 2 ? one : other).connect('anna', 'a', { doc: anna.doc }).ready()
    }
    await anna.allStored()
    expect((await one.connect('bo', 'a').ready()).text()).toBe('0-1-2-3-4-5-6-7-8-9-')
  })
})
