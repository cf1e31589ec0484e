import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { API, type DocumentRow } from '../../schemas/api/contract.ts'
import { type Client, type TestApi, testApi } from '../helpers/api.ts'
import { testDatabases } from '../helpers/databases.ts'
import { SyncClient, type SyncClientOptions } from '../helpers/sync-client.ts'

const databases = testDatabases('sqlite')
const INGRESS = 't:p-ingress:text'

let api: TestApi
let address = ''
const clients: SyncClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await api.close()
})

async function start(given: Parameters<typeof testApi>[1] = {}): Promise<void> {
  api = await testApi(await databases.open(), given)
  await api.server.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(api.server.server.address() as AddressInfo).port}`
}

function connect(who: Client | null, document: string, options: SyncClientOptions = {}): SyncClient {
  const client = new SyncClient(address, '', document, { cookie: who?.cookie ?? undefined, ...options })
  clients.push(client)
  return client
}

describe('the sync of the whole server', () => {
  test('knows who is signed in by the cookie, and what the role allows', async () => {
    await start()
    const [anna, bo, cilla] = [await api.as('Anna'), await api.as('Bo'), await api.as('Cilla')]
    const id = await anna.document()
    await anna.put(API.members(id), { person: bo.person.id, role: 'lasare' })
    const writer = await connect(anna, id).ready()
    const reader = await connect(bo, id).ready()
    writer.type('Hej', INGRESS)
    await reader.until(() => reader.text(INGRESS).includes('Hej'))
    reader.type('förfalskat', INGRESS)
    expect((await reader.closed).reason).toBe('avvisad-andring')
    expect((await connect(cilla, id).closed).reason).toBe('finns-inte')
    expect((await connect(null, id).closed).reason).toBe('inte-inloggad')
    expect((await connect(anna, 'FinnsInte00000').closed).reason).toBe('finns-inte')
    const foreign = connect(anna, id, { origin: 'https://ond.exempel' })
    await foreign.closed
    expect(foreign.refusedWith).toBe(403)
    expect((await api.sync.readDocument(id))?.getText(INGRESS).toString()).not.toContain('förfalskat')
  })

  test('shows in the list who has a document open', async () => {
    await start()
    const anna = await api.as('Anna')
    const id = await anna.document()
    const client = await connect(anna, id).ready()
    const present = async () => ((await anna.get(API.documents)).json().documents as DocumentRow[])[0]?.present
    expect(await present()).toEqual([anna.person])
    client.close()
    await expect.poll(present).toEqual([])
  })

  test('a new title reaches whoever has the document open', async () => {
    await start()
    const anna = await api.as('Anna')
    const id = await anna.document('Program')
    const client = await connect(anna, id).ready()
    await anna.send('PATCH', API.document(id), { title: 'Program för alla' })
    await client.until(() => client.text('t:m:titel') === 'Program för alla')
  })

  test('a document that is archived while somebody writes is read from then on', async () => {
    await start()
    const anna = await api.as('Anna')
    const id = await anna.document()
    const client = await connect(anna, id).ready()
    await anna.post(API.archive(id))
    await Promise.race([client.closed, client.until(() => false, 300).catch(() => {})])
    const again = client.ended ? await connect(anna, id).ready() : client
    again.type('för sent', INGRESS)
    expect((await again.closed).reason).toBe('avvisad-andring')
    expect((await api.sync.readDocument(id))?.getText(INGRESS).toString()).not.toContain('för sent')
  })

  test('who loses the role is cut off at once', async () => {
    await start()
    const [anna, bo] = [await api.as('Anna'), await api.as('Bo')]
    const id = await anna.document()
    await anna.put(API.members(id), { person: bo.person.id, role: 'forfattare' })
    const client = await connect(bo, id).ready()
    await anna.put(API.members(id), { person: bo.person.id, role: null })
    expect((await client.closed).reason).toBe('finns-inte')
  })

  test('behind a public address, only its pages connect', async () => {
    await start({ config: { publicUrls: ['https://styr.exempel.se'] } })
    const anna = await api.as('Anna')
    const id = await anna.document()
    await connect(anna, id, { origin: 'https://styr.exempel.se' }).ready()
    const direct = connect(anna, id)
    await direct.closed
    expect(direct.refusedWith).toBe(403)
  })
})
