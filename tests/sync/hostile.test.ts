import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { CloseReason } from '../../schemas/api/close-codes.ts'
import { openStorage, type Storage } from '../../server/storage/storage.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { seeded } from '../helpers/seeded.ts'
import type { SyncClient, SyncClientOptions } from '../helpers/sync-client.ts'
import { createTestDocument, startSync, type TestSync } from '../helpers/sync-server.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9))

describe.each(DATABASES)('hostile peers with %s', kind => {
  const databases = testDatabases(kind)
  let storage: Storage
  let server: TestSync
  let document = ''
  let documents = 0
  let anna: SyncClient
  let bo: SyncClient
  let writing = true
  let writer: Promise<void>

  beforeAll(async () => {
    storage = await openStorage(await databases.fresh())
    server = await startSync(storage, { limits: { refusals: 10_000, connectionsPerPerson: 10_000 } })
  })
  afterAll(async () => {
    await server.stop()
    await storage.close()
  })

  beforeEach(async () => {
    document = `document-${++documents}`
    await createTestDocument(server.log, document)
    anna = await server.connect('anna', document).ready()
    bo = await server.connect('bo', document).ready()
    writing = true
    writer = (async () => {
      for (let i = 0; writing; i++) {
        anna.type(String(i % 10))
        bo.type('ö', 't:m:titel')
        await sleep(10)
      }
    })()
  })

  /** Whatever happened: the two go on and converge, and the stored document holds their writing and nothing else. */
  afterEach(async () => {
    await sleep(20)
    writing = false
    await writer
    await Promise.all([anna.allStored(), bo.allStored()])
    await bo.until(() => bo.text() === anna.text())
    await anna.until(() => anna.text('t:m:titel') === bo.text('t:m:titel'))
    expect(anna.text().length).toBeGreaterThan(0)
    expect(anna.text()).toBe(Array.from(anna.text(), (_, i) => i % 10).join(''))
    expect(anna.text('t:m:titel')).toMatch(/^Program för prov(ö)+$/)
    const stored = await server.log.load(document)
    const read = await server.sync.readDocument(document)
    expect(Buffer.from(Y.encodeStateAsUpdate(anna.doc)).equals(Y.encodeStateAsUpdate(read ?? new Y.Doc()))).toBe(true)
    expect(new Set(stored?.owners.values())).toEqual(new Set(['server', 'anna', 'bo']))
    expect([...(read?.share.keys() ?? [])].filter(name => !/^(idx|t:[\w-]+:[\w-]+)$/.test(name))).toEqual([])
    expect(server.logged.filter(l => l.level === 'error')).toEqual([])
    anna.close()
    bo.close()
  })

  const ended = async (client: SyncClient): Promise<string | null> => (await client.closed).reason
  const join = (person: string, options?: SyncClientOptions): Promise<SyncClient> =>
    server.connect(person, document, options).ready()
  const forge = (client: SyncClient, id: number, work: (doc: Y.Doc) => void): Uint8Array => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(client.doc))
    doc.clientID = id
    const before = Y.encodeStateVector(doc)
    work(doc)
    return Y.encodeStateAsUpdate(doc, before)
  }

  test.each<[string, CloseReason, string, (doc: Y.Doc) => void]>([
    ['a reader who writes', 'avvisad-andring', 'rut:lasare', doc => doc.getText('t:I1:text').insert(0, 'x')],
    ['a reader who deletes', 'avvisad-andring', 'rut:lasare', doc => doc.getText('t:m:titel').delete(0, 3)],
    ['an unknown root', 'avvisad-andring', 'mallory', doc => doc.getText('evil').insert(0, 'x')],
    ['a nested type', 'avvisad-andring', 'mallory', doc => doc.getMap('idx').set('I1|d|ansvarsform', new Y.Map())],
    ['a subdocument', 'avvisad-andring', 'mallory', doc => doc.getMap('idx').set('I1|d|ansvarsform', new Y.Doc())],
    ['a record of the server', 'avvisad-andring', 'mallory', doc => doc.getMap('idx').set('s-egen|t', 'section')],
    [
      'the deletion of a demanded section',
      'avvisad-andring',
      'mallory',
      doc => doc.getMap('idx').set('s-fokusomraden|x', { by: 'mallory', at: 1 })
    ],
    [
      'a dangerous link',
      'avvisad-andring',
      'mallory',
      doc => doc.getText('t:I1:text').insert(0, 'x', { link: { href: 'javascript:alert(1)' } })
    ]
  ])('%s: %s', async (_, reason, person, work) => {
    const mallory = await join(person)
    mallory.sendUpdate(forge(mallory, 666, work))
    expect(await ended(mallory)).toBe(reason)
    const kept = () =>
      server.log.storage.db
        .selectFrom('refused_update')
        .select(['person', 'reason'])
        .where('document', '=', document)
        .execute()
    await expect
      .poll(kept)
      .toEqual([{ person: person.split(':')[0], reason: expect.stringMatching(/^(content|forbidden): /) }])
  })

  test('a reader who hides a change in step 2', async () => {
    const silent = server.connect('rut:lasare', document, { silent: true })
    await silent.until(() => silent.received.step1 > 0)
    silent.sendSync(
      1,
      forge(anna, 666, doc => doc.getText('t:I1:text').insert(0, 'x'))
    )
    expect(await ended(silent)).toBe('avvisad-andring')
  })

  test.each(['anna', 'server'])('the client id of %s', async whose => {
    await anna.allStored()
    const mallory = await join('mallory')
    const owners = (await server.log.load(document))?.owners ?? new Map()
    const id = whose === 'anna' ? anna.doc.clientID : [...owners].find(([, owner]) => owner === 'server')?.[0]
    mallory.sendUpdate(forge(mallory, id ?? 0, doc => doc.getText('t:I1:text').insert(0, 'x'.repeat(1000))))
    expect(await ended(mallory)).toBe('avvisad-andring')
  })

  test('a causal gap', async () => {
    const mallory = await join('mallory')
    const gap = new Y.Doc()
    gap.getText('t:I1:text').insert(0, 'a')
    const before = Y.encodeStateVector(gap)
    gap.getText('t:I1:text').insert(1, 'b')
    mallory.sendUpdate(Y.encodeStateAsUpdate(gap, before))
    expect(await ended(mallory)).toBe('avvisad-andring')
  })

  test.each<[string, Uint8Array | string]>([
    ['nothing', Uint8Array.of()],
    ['text', 'hello'],
    ['an unknown type', Uint8Array.of(9, 1)],
    ['an unknown step', Uint8Array.of(0, 3, 0)],
    ['a length beyond the end', Uint8Array.of(0, 2, 200, 1)],
    ['bytes left over', Uint8Array.of(0, 2, 2, 0, 0, 7)],
    ['a change that is none', Uint8Array.of(0, 2, 3, 255, 255, 255)],
    ['a state vector that is none', Uint8Array.of(0, 0, 2, 200, 200)],
    ['a number without an end', new Uint8Array(64).fill(255)],
    ['awareness that is none', Uint8Array.of(1, 3, 1, 1, 1)],
    ['awareness that is not JSON', Uint8Array.of(1, 5, 1, 77, 1, 1, 123)],
    ['awareness that is a number', Uint8Array.of(1, 5, 1, 77, 1, 1, 49)]
  ])('%s instead of a message', async (_, bytes) => {
    const mallory = await join('mallory')
    mallory.send(bytes)
    expect(await ended(mallory)).toBe('fel-meddelande')
  })

  test(`random bytes, raw and as changes, seed ${SEED}`, async () => {
    const random = seeded(SEED)
    for (let i = 0; i < 60; i++) {
      const bytes = Uint8Array.from({ length: 1 + Math.floor(random() * 60) }, () => Math.floor(random() * 256))
      const mallory = server.connect('mallory:lasare', document, { silent: true })
      await mallory.until(() => mallory.received.step1 > 0)
      if (i % 2 === 0) mallory.sendSync(i % 4 === 0 ? 2 : 1, bytes)
      else mallory.send(bytes)
      // Not every byte is wrong: some ask for something, some change nothing. None of them ends as a fault of the server.
      const reason = await Promise.race([ended(mallory), sleep(50).then(() => 'nothing')])
      expect(['fel-meddelande', 'avvisad-andring', 'for-stor', 'nothing'], `SEED=${SEED}, round ${i}`).toContain(reason)
      mallory.close()
    }
  })

  test(`a real change with bytes turned, from a reader, seed ${SEED}`, async () => {
    const random = seeded(SEED)
    for (let i = 0; i < 40; i++) {
      const mallory = await join('mallory:lasare')
      const update = forge(mallory, 666, doc => doc.getText('t:I1:text').insert(0, 'text'))
      for (let n = 1 + Math.floor(random() * 3); n > 0; n--)
        update[Math.floor(random() * update.length)] = Math.floor(random() * 256)
      mallory.sendUpdate(update)
      const reason = await Promise.race([ended(mallory), sleep(50).then(() => 'nothing')])
      expect(['fel-meddelande', 'avvisad-andring', 'nothing'], `SEED=${SEED}, round ${i}`).toContain(reason)
      mallory.close()
    }
  })

  test('a frame of 50 MiB', async () => {
    const mallory = await join('mallory')
    mallory.send(new Uint8Array(50 * 1024 * 1024))
    expect(await ended(mallory)).toBe('for-stor')
  })

  test('a frame that is not WebSocket', async () => {
    const raw = connect(server.port, '127.0.0.1')
    raw.write(
      `GET /sync/${document}@1?v=1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: ${server.origin}\r\n` +
        'x-person: mallory\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n'
    )
    let received = Buffer.alloc(0)
    raw.on('data', data => {
      received = Buffer.concat([received, data])
    })
    await expect.poll(() => received.includes('\r\n\r\n'), { timeout: 15_000 }).toBe(true)
    // Not masked, and a reserved opcode.
    raw.write(Buffer.from([0x83, 0x01, 0x00]))
    const closed = Buffer.alloc(2)
    closed.writeUInt16BE(4440)
    await expect.poll(() => received.includes(closed), { timeout: 15_000 }).toBe(true)
    raw.destroy()
  })

  test('a flood of changes, and of questions', async () => {
    const [mallory, other] = [await join('mallory'), await join('mallory')]
    const before = Y.encodeStateAsUpdate(mallory.doc)
    for (let i = 0; i < 3000; i++) mallory.sendUpdate(before)
    for (let i = 0; i < 200; i++) other.sendStep1()
    expect(await ended(mallory)).toBe('for-manga-meddelanden')
    expect(await ended(other)).toBe('for-manga-meddelanden')
  })

  test.each([
    ['another site', 'https://evil.example'],
    ['another port', 'http://127.0.0.1:1'],
    ['another scheme', 'https://127.0.0.1'],
    ['"null"', 'null'],
    ['none', null]
  ])('an Origin that is %s gets no WebSocket', async (_, origin) => {
    const mallory = server.connect('mallory', document, { origin })
    await mallory.closed
    expect(mallory.refusedWith).toBe(403)
  })

  test.each(['/sync/a', '/sync/a@x', '/sync/', '/sync/a@1@1', '/sync/%E0%A4%A', '/sync/a@1%2F..%2Fb@1'])(
    'the address %s names no document',
    async path => {
      expect(await ended(server.connect('mallory', document, { path }))).toBe('finns-inte')
    }
  )

  test('an address that is not of the sync is no WebSocket', async () => {
    const mallory = server.connect('mallory', document, { path: '/api/session' })
    await mallory.closed
    expect(mallory.refusedWith).toBe(404)
  })

  test("false awareness: another name is corrected, another's state is left alone", async () => {
    anna.sendAwareness({ cursor: 'anna' })
    await bo.until(() => bo.awareness.get(anna.doc.clientID)?.state?.cursor === 'anna')
    const mallory = await join('mallory')
    mallory.sendAwareness({ user: { name: 'Kommundirektören', color: 1 }, cursor: 'm' })
    mallory.sendAwareness({ cursor: 'false' }, anna.doc.clientID, 1000)
    mallory.sendAwareness(null, anna.doc.clientID, 1001)
    await bo.until(() => bo.awareness.has(mallory.doc.clientID))
    await sleep(250)
    expect(bo.awareness.get(mallory.doc.clientID)?.state?.user).toEqual({
      id: 'mallory',
      name: 'mallory Provsson',
      color: 3
    })
    expect(bo.awareness.get(anna.doc.clientID)?.state?.cursor).toBe('anna')
    // A client id of somebody who is not there, known from the document.
    bo.sendAwareness({ cursor: 'bo' })
    mallory.sendAwareness({ user: { id: 'anna', name: 'Anna' } }, 4711, 1)
    await sleep(250)
    expect(anna.awareness.has(4711)).toBe(false)
    expect(mallory.ended).toBe(false)
  })

  test('awareness that is too large, and of too many', async () => {
    const [mallory, other] = [await join('mallory'), await join('mallory')]
    mallory.sendAwareness({ junk: 'x'.repeat(5000) })
    expect(await ended(mallory)).toBe('for-stor')
    other.sendAwarenessStates(Array.from({ length: 1001 }, (_, i) => ({ client: i, clock: 1, json: '{}' })))
    expect(await ended(other)).toBe('for-stor')
    const many = await join('mallory')
    many.sendAwarenessStates(Array.from({ length: 50 }, (_, i) => ({ client: 9000 + i, clock: 1, json: '{}' })))
    await sleep(250)
    expect([...bo.awareness.keys()].filter(id => id >= 9000 && id < 9050).length).toBe(2)
  })
})

describe('somebody whose changes are refused again and again', () => {
  const databases = testDatabases('sqlite')

  test('is kept out for a while, and nobody else', async () => {
    const server = await startSync(await databases.open(), { limits: { refusals: 3 } })
    await createTestDocument(server.log, 'a')
    for (let i = 0; i < 3; i++) {
      const mallory = await server.connect('mallory', 'a').ready()
      mallory.edit(doc => doc.getText('evil').insert(0, 'x'))
      expect((await mallory.closed).reason).toBe('avvisad-andring')
    }
    expect((await server.connect('mallory', 'a').closed).reason).toBe('for-manga-meddelanden')
    await server.connect('anna', 'a').ready()
    await server.stop()
  })
})
