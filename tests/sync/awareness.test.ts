import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testDatabases } from '../helpers/databases.ts'
import type { SyncClient } from '../helpers/sync-client.ts'
import { createTestDocument, startSync, type TestSync } from '../helpers/sync-server.ts'

/** Awareness never touches the database: one kind is enough. */
describe('awareness', () => {
  const databases = testDatabases('sqlite')
  let server: TestSync
  let anna: SyncClient
  let bo: SyncClient
  beforeEach(async () => {
    server = await startSync(await databases.open())
    await createTestDocument(server.log, 'a')
    anna = await server.connect('anna', 'a').ready()
    bo = await server.connect('bo', 'a').ready()
  })
  afterEach(() => server.stop())

  const cursorOf = (whose: SyncClient, seenBy: SyncClient): unknown =>
    seenBy.awareness.get(whose.doc.clientID)?.state?.cursor

  test('many moves within a moment become one message with the last', async () => {
    const before = bo.received.awareness
    for (let i = 0; i <= 50; i++) {
      anna.sendAwareness({ cursor: i })
      bo.sendAwareness({ cursor: i })
    }
    await bo.until(() => cursorOf(anna, bo) === 50)
    await sleep(200)
    expect(bo.received.awareness - before).toBeLessThanOrEqual(3)
  })

  test('who comes later sees who is there, and nobody sees who has gone', async () => {
    anna.sendAwareness({ cursor: 1 })
    bo.sendAwareness({ cursor: 2 })
    await bo.until(() => cursorOf(anna, bo) === 1)
    const cia = server.connect('cia', 'a')
    await cia.until(() => cursorOf(anna, cia) === 1 && cursorOf(bo, cia) === 2)
    anna.close()
    await cia.until(() => cia.awareness.get(anna.doc.clientID)?.state === null)
    const dan = await server.connect('dan', 'a').ready()
    await dan.until(() => cursorOf(bo, dan) === 2)
    expect(dan.awareness.has(anna.doc.clientID)).toBe(false)
  })

  test('somebody who asks is told', async () => {
    anna.sendAwareness({ cursor: 1 })
    await bo.until(() => cursorOf(anna, bo) === 1)
    bo.awareness.clear()
    bo.send(Uint8Array.of(3))
    await bo.until(() => cursorOf(anna, bo) === 1)
  })

  test('what clients repeat of others changes nothing, not even after the other has gone', async () => {
    anna.sendAwareness({ cursor: 1 })
    bo.sendAwareness({ cursor: 2 })
    await bo.until(() => cursorOf(anna, bo) === 1)
    const echo = bo.awareness.get(anna.doc.clientID)
    const json = JSON.stringify(echo?.state)
    const repeat = () => bo.sendAwarenessStates([{ client: anna.doc.clientID, clock: echo?.clock ?? 0, json }])
    repeat()
    anna.close()
    await bo.until(() => bo.awareness.get(anna.doc.clientID)?.state === null)
    repeat()
    bo.sendAwareness({ cursor: 3 })
    const cia = await server.connect('cia', 'a').ready()
    await cia.until(() => cursorOf(bo, cia) === 3)
    expect(cia.awareness.get(anna.doc.clientID)?.state ?? null).toBeNull()
    expect(bo.ended).toBe(false)
  })

  test('somebody who comes back with the same client id and the same clock is seen again', async () => {
    anna.sendAwareness({ cursor: 1 })
    await bo.until(() => cursorOf(anna, bo) === 1)
    anna.close()
    await bo.until(() => bo.awareness.get(anna.doc.clientID)?.state === null)
    const again = await server.connect('anna', 'a', { doc: anna.doc }).ready()
    again.sendAwareness({ cursor: 2 }, anna.doc.clientID, 1)
    await bo.until(() => cursorOf(anna, bo) === 2)
  })

  test('the client id of somebody who has written belongs to nobody else', async () => {
    anna.type('x')
    await bo.until(() => bo.text() === 'x')
    anna.close()
    await anna.closed
    bo.sendAwareness({ cursor: 'false' }, anna.doc.clientID, 99)
    bo.sendAwareness({ cursor: 'true' })
    const cia = await server.connect('cia', 'a').ready()
    await cia.until(() => cursorOf(bo, cia) === 'true')
    expect(cia.awareness.has(anna.doc.clientID)).toBe(false)
  })
})
