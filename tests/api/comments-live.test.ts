import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { THREADS } from '../../schemas/api/threads.ts'
import { type Client, type TestApi, testApi } from '../helpers/api.ts'
import { testDatabases } from '../helpers/databases.ts'
import { SyncClient } from '../helpers/sync-client.ts'
import { makeThread, newKey, on, threadsOf } from '../helpers/threads.ts'

const INGRESS = 't:p-ingress:text'
const open: { close(): void | Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close()
})

async function listening(api: TestApi): Promise<string> {
  open.push(api)
  await api.server.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(api.server.server.address() as AddressInfo).port}`
}

function connect(address: string, who: Client, document: string): SyncClient {
  const client = new SyncClient(address, '', document, { cookie: who.cookie ?? undefined })
  open.push(client)
  return client
}

describe('everybody who has the document open is told of comments', () => {
  const databases = testDatabases('sqlite')

  test('at once, also those who only read, and nobody in another document', async () => {
    const api = await testApi(await databases.open())
    const address = await listening(api)
    const [anna, gun, lisa] = [await api.as('Anna'), await api.as('Gun'), await api.as('Lisa')]
    const id = await anna.document()
    await anna.put(API.members(id), { person: gun.person.id, role: 'granskare' })
    await anna.put(API.members(id), { person: lisa.person.id, role: 'lasare' })
    const other = await connect(address, anna, await anna.document('Ett annat')).ready()
    const clients = [anna, gun, lisa].map(who => connect(address, who, id))
    await Promise.all(clients.map(client => client.ready()))
    const thread = await makeThread(gun, id)
    for (const client of clients) await client.until(() => client.rows.length === 1)
    await anna.post(THREADS.resolve(id, thread), { key: newKey() })
    for (const client of clients) await client.until(() => client.rows.length === 2)
    const { revision } = await threadsOf(anna, id)
    for (const client of clients) expect(client.rows.at(-1)).toEqual({ kind: 'threads', revision })
    expect(other.rows).toEqual([])
  })

  test('a comment on letters that were typed a moment ago', async () => {
    const api = await testApi(await databases.open())
    const address = await listening(api)
    const anna = await api.as('Anna')
    const id = await anna.document()
    const client = await connect(address, anna, id).ready()
    client.type('Nyss skrivet', INGRESS)
    const thread = await makeThread(anna, id, { anchor: on(client.doc, 'skrivet') })
    expect((await threadsOf(anna, id)).threads.map(t => t.id)).toEqual([thread])
  })
})

describe('two servers on one PostgreSQL', () => {
  const databases = testDatabases('postgres')

  test('tell each other, and take a comment on letters that the other has just stored', async () => {
    const where = await databases.fresh()
    const [one, two] = [await testApi(await databases.open(where)), await testApi(await databases.open(where))]
    const [first, second] = [await listening(one), await listening(two)]
    const [anna, bo] = [await one.as('Anna'), await two.as('Bo')]
    const id = await anna.document()
    await anna.put(API.members(id), { person: bo.person.id, role: 'granskare' })
    const reader = await connect(second, bo, id).ready()
    const writer = await connect(first, anna, id).ready()
    for (let i = 0; i < 10; i++) {
      writer.type(`Ord${i}. `, INGRESS)
      await writer.allStored()
      // Anna's request goes to the other server than her text.
      const annaThere = await two.as('Anna')
      await makeThread(annaThere, id, { anchor: on(writer.doc, `Ord${i}`) })
      await writer.until(() => writer.rows.length === i + 1)
      await reader.until(() => reader.rows.length === i + 1)
    }
    expect((await threadsOf(bo, id)).threads).toHaveLength(10)
  })
})
