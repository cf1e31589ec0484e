import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { createTestDocument, startSync, type TestSync } from '../helpers/sync-server.ts'

describe.each(DATABASES)('sync with %s', kind => {
  const databases = testDatabases(kind)
  const servers: TestSync[] = []
  const start = async (options: Parameters<typeof startSync>[1] = {}) => {
    const server = await startSync(await databases.open(), options)
    servers.push(server)
    await createTestDocument(server.log, 'a')
    return server
  }
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop()
  })

  test('two people converge; what one is told is stored, is stored', async () => {
    const server = await start()
    const anna = await server.connect('anna', 'a').ready()
    const bo = await server.connect('bo', 'a').ready()
    for (const word of ['Bygga ', 'broar ', 'över ', 'ån']) anna.type(word)
    bo.type('Nytt ', 't:m:titel')
    await Promise.all([anna.allStored(), bo.allStored()])
    const stored = await server.log.load('a')
    expect(stored?.sequence).toBeGreaterThan(1)
    await bo.until(() => bo.text() === 'Bygga broar över ån')
    await anna.until(() => anna.text('t:m:titel') === bo.text('t:m:titel'))
    expect(Y.encodeStateAsUpdate(anna.doc)).toEqual(Y.encodeStateAsUpdate(bo.doc))
    expect((await server.sync.readDocument('a'))?.getText('t:I1:text').toString()).toBe('Bygga broar över ån')
  })
})
