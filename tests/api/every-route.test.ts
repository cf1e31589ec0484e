import { describe, expect, test } from 'vitest'
import { personByName } from '../../server/people/people.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'

/**
 * Every route that the server describes, asked by whoever must not get an answer. A route that is added is asked too: what may be called by
 * everybody stands here by name.
 */
const FOR_EVERYBODY = [
  'DELETE /api/session',
  'GET /api/kommun/logo',
  'GET /api/session',
  'GET /api/sign-in',
  'POST /api/links/first',
  'POST /api/links/invitation',
  'POST /api/links/reset',
  'POST /api/links/reset/ask',
  'POST /api/links/see',
  'POST /api/session/demo',
  'POST /api/session/link',
  'POST /api/session/link/use',
  'POST /api/session/oidc',
  'POST /api/session/password',
  'POST /api/svar/open'
]

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface Route {
  method: Method
  path: string
  name: string
  demandsSession: boolean
  /** The link of a recipient opens it, and no session: svar-closed.test.ts asks these. */
  demandsLink: boolean
}

describe.each(DATABASES)('every route on %s', kind => {
  const databases = testDatabases(kind)

  /** A server with a document that Karin alone may see, and its routes. */
  async function start(): Promise<{ api: TestApi; routes: Route[]; document: string }> {
    const api = await testApi(await databases.open())
    const described = (await api.nobody.get('/api/openapi.json')).json() as {
      paths: Record<string, Record<string, { security?: Record<string, unknown>[] }>>
    }
    const routes = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security }]): Route => {
        const name = `${method.toUpperCase()} ${path}`
        const demands = (scheme: string): boolean => (security ?? []).some(each => scheme in each)
        return {
          method: method.toUpperCase() as Method,
          path,
          name,
          demandsSession: demands('session'),
          demandsLink: demands('answer')
        }
      })
    )
    const owner = await api.as('Karin Ek')
    const made = await owner.post('/api/documents', { template: 'program', title: 'Hemligt program' })
    const { id } = made.json() as { id: string }
    await owner.put(`/api/documents/${id}/default-role`, { defaultRole: 'ingen' })
    return { api, routes, document: id }
  }

  /** A route with something in each place of its path; documents are one that is there. */
  const addressOf = ({ path }: Route, id: string): string =>
    path.replace('{id}', path.startsWith('/api/documents') ? id : 'xyz').replaceAll(/\{\w+\}/g, 'xyz')

  const ask = (client: Client, route: Route, id: string) =>
    client.send(route.method, addressOf(route, id), route.method === 'GET' ? undefined : {})

  test('there are many, and those for everybody are few and known', async () => {
    const { api, routes } = await start()
    expect(routes.length).toBeGreaterThan(40)
    expect(
      routes
        .filter(r => !r.demandsSession && !r.demandsLink)
        .map(r => r.name)
        .sort()
    ).toEqual(FOR_EVERYBODY)
    await api.close()
  })

  test('without a session, with a forged one, and with one that has ended: not signed in, and nothing else', async () => {
    const { api, routes, document } = await start()
    const leaver = await api.as('Bo Lind')
    const person = await personByName(api.storage, 'Bo Lind', api.clock.now)
    await api.storage.db.updateTable('person').set({ ended_at: api.clock.now }).where('id', '=', person.id).execute()
    const forged = leaver.cookie?.replace(/=.{6}/, '=AAAAAA') ?? ''
    for (const route of routes.filter(r => r.demandsSession)) {
      const payload = route.method === 'GET' ? undefined : {}
      for (const answer of [
        await ask(api.nobody, route, document),
        await ask(leaver, route, document),
        await api.nobody.send(route.method, addressOf(route, document), payload, { cookie: forged })
      ]) {
        expect(answer.statusCode, route.name).toBe(401)
        expect(errorOf(answer), route.name).toBe('inte-inloggad')
        expect(answer.body, route.name).not.toMatch(/Hemligt|Karin/)
      }
    }
    await api.close()
  })

  test('a stranger cannot tell a document from one that does not exist', async () => {
    const { api, routes, document } = await start()
    const stranger = await api.as('Ulf Främling')
    for (const route of routes.filter(r => r.path.startsWith('/api/documents/{id}'))) {
      // Each route meets a limit of requests that is full again.
      api.clock.now += 60_000
      const there = await ask(stranger, route, document)
      const nowhere = await ask(stranger, route, 'FinnsInte0000a')
      expect(there.statusCode, route.name).toBe(404)
      expect(there.body, route.name).toBe(nowhere.body)
    }
    await api.close()
  })

  test('whoever does not administer gets nowhere in the administration', async () => {
    const { api, routes, document } = await start()
    const stranger = await api.as('Ulf Främling')
    const own = routes.filter(r => r.path.startsWith('/api/admin/'))
    expect(own.length).toBeGreaterThan(10)
    for (const route of own) {
      const answer = await ask(stranger, route, document)
      expect([answer.statusCode, errorOf(answer)], route.name).toEqual([403, 'inte-behorig'])
    }
    await api.close()
  })

  test('a page of another site changes nothing', async () => {
    const { api, routes, document } = await start()
    const owner = await api.as('Karin Ek')
    for (const route of routes.filter(r => r.method !== 'GET' && r.demandsSession)) {
      const answer = await owner.send(route.method, addressOf(route, document), {}, { origin: 'https://annan.invalid' })
      expect([answer.statusCode, errorOf(answer)], route.name).toEqual([403, 'fel-ursprung'])
    }
    await api.close()
  })
})
