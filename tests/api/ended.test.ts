import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { ACCOUNT_API } from '../../schemas/api/account.ts'
import { API } from '../../schemas/api/contract.ts'
import { SIGN_IN_API } from '../../schemas/api/sign-in.ts'
import { changePerson } from '../../server/people/administration.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { browserOf, PASSWORD, personWithPassword } from '../helpers/person.ts'
import { SyncClient } from '../helpers/sync-client.ts'

const clients: SyncClient[] = []
const servers: TestApi[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  for (const server of servers.splice(0)) await server.close()
})

/** Two processes on PostgreSQL, which share nothing but the database; on SQLite there is one. */
describe.each(DATABASES)('a session that is over, on %s', kind => {
  const databases = testDatabases(kind)

  async function start() {
    const where = await databases.fresh()
    const one = await testApi(await databases.open(where))
    const other = kind === 'postgres' ? await testApi(await databases.open(where)) : one
    servers.push(one, ...(other === one ? [] : [other]))
    for (const api of new Set([one, other])) await api.server.listen({ port: 0, host: '127.0.0.1' })
    const anna = await personWithPassword(one)
    const signIn = async () =>
      browserOf(one, await one.nobody.post(SIGN_IN_API.password, { email: anna.email, password: PASSWORD }))
    const here = await signIn()
    const there = await signIn()
    const id = await here.document()
    const connect = async (who: Client): Promise<SyncClient> => {
      const address = `http://127.0.0.1:${(other.server.server.address() as AddressInfo).port}`
      const client = new SyncClient(address, '', id, { cookie: who.cookie ?? undefined })
      clients.push(client)
      return client.ready()
    }
    return { one, other, anna, here, there, id, connect }
  }

  test('closes what is open in it at once, and leaves the others alone', async () => {
    const { one, other, here, there, connect } = await start()
    const [mine, its] = [await connect(here), await connect(there)]
    const list = (await here.get(ACCOUNT_API.account)).json().sessions as { id: string; here: boolean }[]
    expect(list.map(session => session.here).sort()).toEqual([false, true])
    const ended = list.find(session => !session.here)?.id ?? ''
    const answer = await here.send('DELETE', ACCOUNT_API.session(ended))
    expect(answer.json().sessions).toEqual([expect.objectContaining({ here: true })])
    expect((await its.closed).reason).toBe('inte-inloggad')
    const elsewhere = await other.nobody.get(API.documents, { cookie: there.cookie ?? '' })
    expect(errorOf(elsewhere)).toBe('inte-inloggad')
    expect(mine.ended).toBe(false)
    mine.type('fortfarande här', 't:p-ingress:text')
    await mine.allStored()
    for (const id of [ended, 'FinnsInte'])
      expect(errorOf(await here.send('DELETE', ACCOUNT_API.session(id)))).toBe('finns-inte')
    const bo = await one.as('Bo')
    const mineId = list.find(session => session.here)?.id ?? ''
    expect(errorOf(await bo.send('DELETE', ACCOUNT_API.session(mineId))), 'another’s').toBe('finns-inte')
  })

  test.each([
    ['signing out', async (here: Client) => here.send('DELETE', API.session)],
    [
      'a new password',
      async (here: Client) => here.put(ACCOUNT_API.password, { current: PASSWORD, password: 'helt-annan-vistelse-77' })
    ],
    ['ending all others', async (_: Client, there: Client) => there.send('DELETE', ACCOUNT_API.sessions)]
  ] as const)('%s closes it', async (_name, work) => {
    const { here, there, connect } = await start()
    const mine = await connect(here)
    expect((await work(here, there)).statusCode).toBeLessThan(300)
    expect((await mine.closed).reason).toBe('inte-inloggad')
  })

  test('who leaves is out everywhere', async () => {
    const { one, anna, here, there, connect } = await start()
    const open = [await connect(here), await connect(there)]
    const { cutOff } = await changePerson(one.storage, anna.id, { ended: true }, one.clock.now)
    expect(cutOff).toBe(true)
    await one.sync.kick(null, anna.id)
    for (const client of open) expect((await client.closed).reason).toBe('inte-inloggad')
  })
})
