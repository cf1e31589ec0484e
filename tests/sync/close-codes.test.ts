import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { CLOSE_CODES, type CloseReason, closeReason } from '../../schemas/api/close-codes.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import type { SyncClient } from '../helpers/sync-client.ts'
import { createTestDocument, startSync, type TestSync } from '../helpers/sync-server.ts'

/** Makes the database refuse every new update, as a full disk would; returns what mends it. */
async function breakStorage({ db, kind }: Storage): Promise<() => Promise<void>> {
  if (kind === 'sqlite') {
    await sql`create trigger full_disk before insert on document_update begin select raise(abort, 'disk full'); end`.execute(
      db
    )
    return async () => void (await sql`drop trigger full_disk`.execute(db))
  }
  await sql`create function full_disk() returns trigger as 'begin raise exception ''disk full''; end' language plpgsql`.execute(
    db
  )
  await sql`create trigger full_disk before insert on document_update for each row execute function full_disk()`.execute(
    db
  )
  return async () => void (await sql`drop trigger full_disk on document_update`.execute(db))
}

type Provoke = (server: TestSync, storage: Storage) => Promise<SyncClient> | SyncClient

/** One way to each code. */
const WAYS: Record<CloseReason, { options?: Parameters<typeof startSync>[1]; provoke: Provoke }> = {
  'inte-inloggad': { provoke: server => server.connect('', 'a') },
  'inte-behorig': {
    provoke(server) {
      server.setRole('anna', 'inte-behorig')
      return server.connect('anna', 'a')
    }
  },
  'finns-inte': { provoke: server => server.connect('anna', 'saknas') },
  'andrad-roll': {
    async provoke(server) {
      const anna = await server.connect('anna', 'a').ready()
      server.setRole('anna', 'lasare')
      await server.sync.kick('a', 'anna')
      return anna
    }
  },
  'fel-epok': { provoke: server => server.connect('anna', 'a', { epoch: 2 }) },
  'fel-schemaversion': { provoke: server => server.connect('anna', 'a', { schemaVersion: 0 }) },
  'for-stor': {
    options: { limits: { frame: 10_000 } },
    async provoke(server) {
      const anna = await server.connect('anna', 'a').ready()
      anna.type('x'.repeat(20_000))
      return anna
    }
  },
  'avvisad-andring': {
    async provoke(server) {
      const anna = await server.connect('anna', 'a').ready()
      anna.edit(doc => doc.getText('evil').insert(0, 'x'))
      return anna
    }
  },
  'for-manga-meddelanden': {
    options: { limits: { messageBurst: 100, messagesPerSecond: 1 } },
    async provoke(server) {
      const anna = await server.connect('anna', 'a').ready()
      for (let i = 0; i < 120; i++) anna.type('x')
      return anna
    }
  },
  'fel-meddelande': {
    async provoke(server) {
      const anna = await server.connect('anna', 'a').ready()
      anna.send(Uint8Array.of(0, 2, 5, 1))
      return anna
    }
  },
  'lagring-misslyckades': {
    async provoke(server, storage) {
      const anna = await server.connect('anna', 'a').ready()
      await breakStorage(storage)
      anna.type('x')
      return anna
    }
  },
  'for-manga-anslutningar': {
    options: { limits: { connectionsPerPerson: 1 } },
    async provoke(server) {
      await server.connect('anna', 'a').ready()
      return server.connect('anna', 'a')
    }
  },
  'servern-startar-om': {
    async provoke(server) {
      const anna = await server.connect('anna', 'a').ready()
      void server.sync.close()
      return anna
    }
  },
  'for-langsam': {
    options: { limits: { buffered: 50_000 } },
    async provoke(server) {
      const [slow, bo] = [await server.connect('anna', 'a').ready(), await server.connect('bo', 'a').ready()]
      slow.socket.pause()
      // More than the operating system holds for a socket that nobody reads.
      for (let i = 0; i < 40; i++) {
        bo.type('x'.repeat(400_000))
        await bo.allStored()
        bo.edit(doc => doc.getText('t:I1:text').delete(0, 400_000))
        if ((await server.metric('styrskrift_sync_closed_total')) > 0) break
      }
      slow.socket.resume()
      return slow
    }
  }
}

describe.each(DATABASES)('close codes with %s', kind => {
  const databases = testDatabases(kind)
  const stops: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop()
  })

  async function start(options: Parameters<typeof startSync>[1] = {}) {
    const storage = await databases.open()
    const server = await startSync(storage, options)
    stops.push(() => server.stop())
    await createTestDocument(server.log, 'a')
    return { storage, server }
  }

  test.each(Object.entries(WAYS))('%s', async (reason, { options, provoke }) => {
    const { server, storage } = await start(options)
    const client = await provoke(server, storage)
    expect(await client.closed).toEqual({ code: CLOSE_CODES[reason as CloseReason], reason })
  })

  test('a failed storage: nothing was acknowledged or relayed, and everybody goes on from what is stored', async () => {
    const { server, storage } = await start()
    const [anna, bo] = [await server.connect('anna', 'a').ready(), await server.connect('bo', 'a').ready()]
    anna.type('stored ')
    await bo.until(() => bo.text() === 'stored ')
    await anna.allStored()
    const told = { anna: anna.stored, bo: bo.received.update }
    const mend = await breakStorage(storage)
    anna.type('lost? ')
    expect((await anna.closed).reason).toBe('lagring-misslyckades')
    expect((await bo.closed).reason).toBe('lagring-misslyckades')
    expect({ anna: anna.stored, bo: bo.received.update }).toEqual(told)
    await mend()
    const bo2 = await server.connect('bo', 'a').ready()
    expect(bo2.text()).toBe('stored ')
    // Anna's copy still holds it, and brings it when she is back.
    const anna2 = await server.connect('anna', 'a', { doc: anna.doc }).ready()
    await anna2.allStored()
    await bo2.until(() => bo2.text() === 'stored lost? ')
  })
})

describe('the stock y-websocket 3.1 provider', () => {
  const databases = testDatabases('sqlite')

  /** Connects the provider as anna and counts how often it tries. */
  function provide(server: TestSync, document: string) {
    let tries = 0
    class Socket extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { origin: server.origin, 'x-person': 'anna' } })
        tries++
      }
    }
    const provider = new WebsocketProvider(`ws://127.0.0.1:${server.port}/sync`, `${document}@1`, new Y.Doc(), {
      WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
      params: { v: '1' },
      maxBackoffTime: 100,
      disableBc: true
    })
    // Ours, which the stock provider does not know: what is stored.
    provider.messageHandlers[8] = () => {}
    const codes: number[] = []
    provider.on('connection-close', event => {
      if (event) codes.push(event.code)
    })
    return { provider, codes, tries: () => tries }
  }

  test.each([
    ['inte-behorig', false],
    ['finns-inte', false],
    ['servern-startar-om', true],
    ['for-manga-anslutningar', true]
  ] as const)('after %s it tries again: %s', async (reason, again) => {
    const limits = reason === 'for-manga-anslutningar' ? { connections: 0 } : {}
    const server = await startSync(await databases.open(), { limits })
    await createTestDocument(server.log, 'a')
    if (reason === 'inte-behorig') server.setRole('anna', reason)
    if (reason === 'servern-startar-om') await server.sync.close()
    const { provider, codes, tries } = provide(server, reason === 'finns-inte' ? 'saknas' : 'a')
    await expect.poll(() => codes.length, { timeout: 15_000 }).toBeGreaterThan(0)
    await new Promise(resolve => setTimeout(resolve, 1000))
    expect(new Set(codes)).toEqual(new Set([CLOSE_CODES[reason]]))
    if (again) expect(tries()).toBeGreaterThan(2)
    else expect(tries()).toBe(1)
    provider.destroy()
    await server.stop()
  })

  test('it syncs, writes, and shows its awareness with the true name', async () => {
    const server = await startSync(await databases.open())
    await createTestDocument(server.log, 'a')
    const bo = await server.connect('bo', 'a').ready()
    const { provider } = provide(server, 'a')
    await expect.poll(() => provider.synced, { timeout: 15_000 }).toBe(true)
    provider.doc.getText('t:I1:text').insert(0, 'åäö')
    provider.awareness.setLocalStateField('user', { name: 'Någon annan' })
    await bo.until(() => bo.text() === 'åäö')
    await bo.until(() => bo.awareness.get(provider.doc.clientID)?.state?.user !== undefined)
    expect(bo.awareness.get(provider.doc.clientID)?.state?.user).toEqual({
      id: 'anna',
      name: 'anna Provsson',
      color: 3
    })
    provider.destroy()
    await bo.until(() => bo.awareness.get(provider.doc.clientID)?.state === null)
    await server.stop()
  })
})

test('codes of 44xx never try again in y-websocket, others do: the table says which', () => {
  for (const [reason, code] of Object.entries(CLOSE_CODES)) {
    expect(code).toBeGreaterThanOrEqual(4400)
    expect(code).toBeLessThan(4600)
    expect(closeReason(code)).toBe(reason)
  }
  expect(new Set(Object.values(CLOSE_CODES)).size).toBe(Object.keys(CLOSE_CODES).length)
  expect(closeReason(1006)).toBeNull()
})
