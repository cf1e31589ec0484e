import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { stallStorage } from '../helpers/stall.ts'
import { createTestDocument, startSync, type TestSync } from '../helpers/sync-server.ts'

describe.each(DATABASES)('sync with %s', kind => {
  const databases = testDatabases(kind)
  const servers: TestSync[] = []
  const start = async (options: Parameters<typeof startSync>[1] = {}) => {
    const where = await databases.fresh()
    const server = await startSync(await databases.open(where), options)
    servers.push(server)
    await createTestDocument(server.log, 'a')
    return { server, where }
  }
  const row = (server: TestSync) =>
    server.log.storage.db.selectFrom('document').selectAll().where('id', '=', 'a').executeTakeFirstOrThrow()
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop()
  })

  test('two people converge; what one is told is stored, is stored', async () => {
    const { server } = await start()
    const [anna, bo] = [await server.connect('anna', 'a').ready(), await server.connect('bo', 'a').ready()]
    for (const word of ['Bygga ', 'broar ', 'över ', 'ån']) anna.type(word)
    bo.type(' för alla', 't:m:titel')
    await Promise.all([anna.allStored(), bo.allStored()])
    const stored = await server.log.load('a')
    expect(stored?.sequence).toBeGreaterThan(1)
    expect(stored?.owners.get(anna.doc.clientID)).toBe('anna')
    await bo.until(() => bo.text() === 'Bygga broar över ån')
    await anna.until(() => anna.text('t:m:titel') === bo.text('t:m:titel'))
    expect(Y.encodeStateAsUpdate(anna.doc)).toEqual(Y.encodeStateAsUpdate(bo.doc))
    const read = await server.sync.readDocument('a')
    expect(read?.getText('t:I1:text').toString()).toBe('Bygga broar över ån')
    expect(await server.sync.readDocument('saknas')).toBeNull()
  })

  test('a stalled disk: nothing is acknowledged or shown that is not stored, and cursors go on', async () => {
    const { server, where } = await start()
    const [anna, bo] = [await server.connect('anna', 'a').ready(), await server.connect('bo', 'a').ready()]
    await anna.allStored()
    const before = { stored: anna.stored, updates: bo.received.update }
    const release = await stallStorage(where)
    for (let i = 0; i < 30; i++) anna.type('x')
    // The same again changes nothing, and is acknowledged no sooner than what it repeats.
    anna.sendUpdate(Y.encodeStateAsUpdate(anna.doc))
    anna.sendAwareness({ cursor: 1 })
    await bo.until(() => bo.awareness.has(anna.doc.clientID))
    const cia = server.connect('cia', 'a')
    // With SQLite, the one connection to the database waits too: who comes now waits for the disk.
    if (kind === 'postgres') await cia.ready()
    expect(cia.text()).toBe('')
    expect({ stored: anna.stored, updates: bo.received.update }).toEqual(before)
    const batches = (await server.registry.getSingleMetric('styrskrift_sync_batch_updates')?.get())?.values
    const committed = batches?.find(v => 'metricName' in v && String(v.metricName).endsWith('_count'))?.value ?? 0
    await release()
    await anna.allStored()
    await Promise.all([bo, cia].map(c => c.until(() => c.text() === 'x'.repeat(30))))
    // What arrived while one commit was under way was stored by the next: a commit each would be thirty.
    const after = (await server.registry.getSingleMetric('styrskrift_sync_batch_updates')?.get())?.values
    const now = after?.find(v => 'metricName' in v && String(v.metricName).endsWith('_count'))?.value ?? 0
    expect(now - committed).toBeLessThanOrEqual(3)
    expect(bo.received.update - before.updates).toBeLessThanOrEqual(3)
    expect(anna.received.stored).toBeLessThanOrEqual(5)
  })

  test('updates that one turn brings become one frame, in order', async () => {
    const { server } = await start()
    const [anna, bo] = [await server.connect('anna', 'a').ready(), await server.connect('bo', 'a').ready()]
    await anna.allStored()
    const before = bo.received.update
    const letters = 'abcdefghijklmnopqrstuvwxyzåäö'
    for (const letter of letters) anna.type(letter)
    await bo.until(() => bo.text() === letters)
    expect(bo.received.update - before).toBeLessThan(10)
    const stored = await server.log.load('a')
    expect(stored?.updates.length).toBe(1 + letters.length)
  })

  test('what changes nothing is acknowledged too, also from a reader', async () => {
    const { server } = await start()
    const anna = await server.connect('anna', 'a').ready()
    anna.type('x')
    await anna.allStored()
    const { sequence } = (await server.log.load('a')) ?? {}
    const rut = await server.connect('rut:lasare', 'a').ready()
    for (const client of [anna, rut]) {
      client.sendUpdate(Y.encodeStateAsUpdate(client.doc))
      await client.allStored()
      expect(client.sent).toBeGreaterThan(1)
    }
    expect((await server.log.load('a'))?.sequence).toBe(sequence)
  })

  test('a document unloads when nobody is there, with a snapshot, and is whole when it is loaded again', async () => {
    const { server } = await start({ times: { unload: 20 } })
    const anna = await server.connect('anna', 'a').ready()
    for (let i = 0; i < 25; i++) anna.type('x')
    await anna.allStored()
    expect(await server.metric('styrskrift_sync_documents')).toBe(1)
    anna.close()
    await expect.poll(() => server.metric('styrskrift_sync_documents'), { timeout: 15_000 }).toBe(0)
    await expect.poll(async () => (await server.log.load('a'))?.snapshot?.sequence, { timeout: 15_000 }).toBe(26)
    expect((await server.log.load('a'))?.updates).toEqual([])
    const bo = await server.connect('bo', 'a').ready()
    expect(bo.text()).toBe('x'.repeat(25))
    bo.type('y')
    await bo.allStored()
    expect((await server.log.load('a'))?.sequence).toBe(27)
  })

  test('a long session gets its snapshot while it goes on', async () => {
    const { server } = await start()
    const anna = await server.connect('anna', 'a').ready()
    for (let i = 0; i < 520; i++) anna.type('x')
    await anna.allStored()
    await expect
      .poll(async () => (await server.log.load('a'))?.snapshot?.sequence ?? 0, { timeout: 15_000 })
      .toBeGreaterThanOrEqual(500)
    anna.type('y')
    await anna.allStored()
    expect((await server.connect('bo', 'a').ready()).text()).toBe(`${'x'.repeat(520)}y`)
  })

  test('the server changes a document on the same path, and the list follows', async () => {
    const { server } = await start({ times: { listing: 50 } })
    const anna = await server.connect('anna', 'a').ready()
    await server.sync.change('a', 'bo', doc => {
      const title = doc.getText('t:m:titel')
      title.delete(0, title.length)
      title.insert(0, 'Nytt namn')
      doc.getText('t:m:diarienummer').insert(0, 'KS 2026/17')
    })
    await anna.until(() => anna.text('t:m:titel') === 'Nytt namn')
    await expect.poll(async () => (await row(server)).title, { timeout: 15_000 }).toBe('Nytt namn')
    expect(await row(server)).toMatchObject({ diarienummer: 'KS 2026/17', changed_by: 'bo', last_sequence: 2 })
    anna.type('!', 't:m:titel')
    await expect.poll(async () => (await row(server)).title, { timeout: 15_000 }).toBe('Nytt namn!')
    expect((await row(server)).changed_by).toBe('anna')
    await expect(server.sync.change('saknas', 'bo', () => {})).rejects.toThrow('saknas')
    await expect(server.sync.change('a', 'bo', doc => doc.getText('evil').insert(0, 'x'))).rejects.toThrow('refused')
    await server.sync.change('a', 'bo', () => {})
    expect(anna.ended).toBe(false)
  })

  test('the list is right also when a document is renamed that nobody has open, and after a kill in between', async () => {
    const { server } = await start({ times: { listing: 10, unload: 20 } })
    await server.sync.change('a', 'bo', doc => doc.getText('t:m:titel').insert(0, 'Nytt '))
    await expect.poll(async () => (await row(server)).title, { timeout: 15_000 }).toBe('Nytt Program för prov')
    await server.log.storage.db.updateTable('document').set({ title: 'Gammalt' }).execute()
    await server.connect('anna', 'a').ready()
    await expect.poll(async () => (await row(server)).title, { timeout: 15_000 }).toBe('Nytt Program för prov')
  })

  test('who is present; a changed role ends the connection, and others stay', async () => {
    const { server } = await start()
    const anna = await server.connect('anna', 'a').ready()
    const again = await server.connect('anna', 'a').ready()
    const rut = await server.connect('rut:lasare', 'a').ready()
    expect(server.sync.present('a').map(p => p.id)).toEqual(['anna', 'rut'])
    expect(server.sync.present('b')).toEqual([])
    server.setRole('rut', 'inte-behorig')
    await server.sync.kick('a', 'anna')
    expect([anna.ended, rut.ended]).toEqual([false, false])
    await server.sync.kick('a', 'rut')
    expect((await rut.closed).reason).toBe('inte-behorig')
    expect(server.sync.present('a').map(p => p.id)).toEqual(['anna'])
    server.setRole('anna', 'inte-inloggad')
    await server.sync.kick('a', null)
    expect([(await anna.closed).reason, (await again.closed).reason]).toEqual(['inte-inloggad', 'inte-inloggad'])
  })

  test('rights are asked for again in time without a kick', async () => {
    const { server } = await start({ times: { quiet: 100, recheck: 200 } })
    const anna = await server.connect('anna', 'a').ready()
    server.setRole('anna', 'inte-behorig')
    expect((await anna.closed).reason).toBe('inte-behorig')
  })

  test('closing: takes no more, stores and acknowledges what was received, and says that it comes back', async () => {
    const { server, where } = await start()
    const [anna, bo] = [await server.connect('anna', 'a').ready(), await server.connect('bo', 'a').ready()]
    await anna.allStored()
    const release = await stallStorage(where)
    for (let i = 0; i < 50; i++) anna.type('x')
    // Received, not stored: the cursor that follows has been passed on.
    anna.sendAwareness({ cursor: 1 })
    await bo.until(() => bo.awareness.has(anna.doc.clientID))
    const closing = server.sync.close()
    const late = server.connect('cia', 'a')
    expect((await late.closed).reason).toBe('servern-startar-om')
    expect(anna.ended).toBe(false)
    await release()
    expect((await anna.closed).reason).toBe('servern-startar-om')
    expect(anna.stored).toBe(anna.sent)
    expect(bo.text()).toBe('x'.repeat(50))
    await closing
    expect((await server.log.load('a'))?.sequence).toBe(51)
    await expect(server.sync.change('a', 'bo', () => {})).rejects.toThrow()
  })

  test('a document as large as it may be takes deletions, and nothing else', async () => {
    const { server } = await start({ limits: { document: 30_000 } })
    const anna = await server.connect('anna', 'a').ready()
    anna.type('x'.repeat(20_000))
    await anna.allStored()
    const bo = await server.connect('bo', 'a').ready()
    bo.type('y'.repeat(20_000))
    expect((await bo.closed).reason).toBe('for-stor')
    anna.edit(doc => doc.getText('t:I1:text').delete(0, 19_000))
    await anna.allStored()
    expect((await server.connect('cia', 'a').ready()).text()).toBe('x'.repeat(1000))
  })

  test('a document that was deleted meanwhile: writing in it ends, and nobody else is disturbed', async () => {
    const { server } = await start()
    await createTestDocument(server.log, 'b')
    const [anna, bo] = [await server.connect('anna', 'a').ready(), await server.connect('bo', 'b').ready()]
    await server.log.storage.db.deleteFrom('document').where('id', '=', 'a').execute()
    anna.type('x')
    bo.type('y')
    expect((await anna.closed).reason).toBe('finns-inte')
    await bo.allStored()
  })

  test('two hundred people who come back at once all get the document', async () => {
    const { server } = await start({ limits: { connectionsPerPerson: 300 } })
    const anna = await server.connect('anna', 'a').ready()
    anna.type('x'.repeat(5000))
    await anna.allStored()
    const clients = Array.from({ length: 200 }, () => server.connect('alla', 'a'))
    const texts = await Promise.all(clients.map(async c => (await c.ready()).text().length))
    expect(new Set(texts)).toEqual(new Set([5000]))
  })

  test('a quiet client hears something in time; one that is dead is let go', async () => {
    const { server } = await start({ times: { quiet: 100 } })
    const [anna, dead] = [await server.connect('anna', 'a').ready(), await server.connect('bo', 'a').ready()]
    dead.socket.pause()
    const before = anna.received.awareness
    await sleep(700)
    expect(anna.received.awareness).toBeGreaterThan(before + 2)
    expect(anna.ended).toBe(false)
    expect(server.sync.present('a').map(p => p.id)).toEqual(['anna'])
    dead.socket.resume()
    await dead.closed
  })
})
