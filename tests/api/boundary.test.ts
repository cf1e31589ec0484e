import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { SIGN_IN_API } from '../../schemas/api/sign-in.ts'
import { addDemoPeople } from '../../server/people/demo-people.ts'
import { errorOf, ORIGIN, testApi } from '../helpers/api.ts'
import { testDatabases } from '../helpers/databases.ts'
import { demoId } from '../helpers/sign-in.ts'
import { SyncClient } from '../helpers/sync-client.ts'

const databases = testDatabases('sqlite')
const start = async (given: Parameters<typeof testApi>[1] = {}) => testApi(await databases.open(), given)

describe('what does not fit the schema', () => {
  test('is named with its path, in plain words', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const message = async (body: object | Buffer, headers?: Record<string, string>): Promise<string> => {
      const answer = await anna.post(API.documents, body, headers)
      expect([answer.statusCode, errorOf(answer)]).toEqual([400, 'ogiltig-begaran'])
      return answer.json().error.message
    }
    const before = 'Uppgifterna gick inte att tolka: '
    expect(await message({})).toBe(`${before}template: Värdet saknas. title: Värdet saknas.`)
    expect(await message({ template: 'program', title: '' })).toBe(`${before}title: Texten får inte vara tom.`)
    expect(await message({ template: 1, title: 'a'.repeat(301) })).toBe(
      `${before}template: Värdet ska vara en text. title: Texten är för lång: högst 300 tecken.`
    )
    expect(await message([])).toBe(`${before}Värdet ska vara ett objekt.`)
    const json = { 'content-type': 'application/json' }
    expect(await message(Buffer.from('{"template":'), json)).toBe(`${before}Innehållet är inte JSON.`)
    expect(await message(Buffer.from('a=b'), { 'content-type': 'application/x-www-form-urlencoded' })).toBe(
      `${before}Innehållet är av ett slag som inte tas emot här.`
    )
    await api.close()
  })

  test('a poisoned prototype is refused', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const body = Buffer.from('{"template":"program","title":"x","__proto__":{"admin":true}}')
    const answer = await anna.post(API.documents, body, { 'content-type': 'application/json' })
    expect(answer.statusCode).toBe(400)
    await api.close()
  })

  test('a body that is too large where a small one is expected', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const answer = await anna.post(API.documents, { template: 'program', title: 'a'.repeat(100_000) })
    expect([answer.statusCode, errorOf(answer)]).toEqual([413, 'for-stor'])
    expect(answer.json().error.remedy).toBe('Högst 64 kB går att ta emot.')
    await api.close()
  })

  test('an address that is none', async () => {
    const api = await start()
    const answer = await api.nobody.get('/api/documents/%E0%A4%A')
    expect([answer.statusCode, errorOf(answer)]).toEqual([400, 'ogiltig-begaran'])
    const missing = await api.nobody.get('/api/hemligt')
    expect([missing.statusCode, errorOf(missing)]).toEqual([404, 'finns-inte'])
    const wrongMethod = await api.nobody.put(API.session, {})
    expect([wrongMethod.statusCode, errorOf(wrongMethod)]).toEqual([404, 'finns-inte'])
    await api.close()
  })
})

describe('a fault of the server', () => {
  test('tells a reference number and nothing else, and stands in the log', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const { storage } = api
    Object.assign(storage, { batch: async () => Promise.reject(new Error('hemlig detalj i databasen')) })
    const answer = await anna.post(API.documents, { template: 'program', title: 'Hemlig titel' })
    expect([answer.statusCode, errorOf(answer)]).toEqual([500, 'fel-i-servern'])
    expect(answer.body).not.toMatch(/hemlig|at .*\.ts|stack/i)
    const [, reference] = /numret ([0-9A-F]{8})/.exec(answer.json().error.remedy) ?? []
    const line = api.logged.map(l => JSON.parse(l)).find(l => l.reference === reference)
    expect(line.err.message).toBe('hemlig detalj i databasen')
    expect((await api.nobody.get('/metrics')).body).toMatch(/styrskrift_faults_total 1/)
    await api.close()
  })
})

describe('where a writing request comes from', () => {
  const cases = async (given: Parameters<typeof testApi>[1] = {}) => {
    const api = await start(given)
    const anna = await api.as('Anna')
    const post = async (headers: Record<string, string | undefined>) => {
      const answer = await anna.post(API.documents, { template: 'program', title: 'x' }, headers)
      return answer.statusCode === 201 ? 'made' : errorOf(answer)
    }
    return { api, anna, post }
  }

  test('only the pages of the product may write', async () => {
    const { api, anna, post } = await cases()
    expect(await post({})).toBe('made')
    for (const origin of ['https://ond.exempel', 'http://localhost:3001', 'null', `${ORIGIN}.ond.exempel`, undefined]) {
      expect(await post({ origin }), String(origin)).toBe('fel-ursprung')
    }
    expect(await post({ origin: 'http://ond.exempel:3000', host: 'ond.exempel:3000' })).toBe('fel-ursprung')
    expect((await anna.get(API.documents, { origin: 'https://ond.exempel' })).statusCode).toBe(200)
    expect((await api.storage.db.selectFrom('document').select('id').execute()).length).toBe(1)
    await api.close()
  })

  test('with a public address it is that one', async () => {
    const { api, post } = await cases({ config: { publicUrls: ['https://styr.exempel.se'] } })
    expect(await post({})).toBe('made')
    expect(await post({ origin: ORIGIN })).toBe('fel-ursprung')
    expect(await post({ origin: 'http://styr.exempel.se', host: 'styr.exempel.se' })).toBe('fel-ursprung')
    await api.close()
  })

  test('a program without a cookie and an origin may sign in; a foreign page may not', async () => {
    const { api } = await cases()
    await addDemoPeople(api.storage, 0)
    const body = { person: demoId('Karin') }
    const plain = await api.nobody.post(SIGN_IN_API.demo, body, { origin: undefined })
    expect(plain.statusCode).toBe(200)
    const foreign = await api.nobody.post(SIGN_IN_API.demo, body, { origin: 'https://ond.exempel' })
    expect([foreign.statusCode, errorOf(foreign)]).toEqual([403, 'fel-ursprung'])
    await api.close()
  })
})

describe('too many requests', () => {
  const rates = { person: 5, address: 1000, signIn: 1000 }

  test('by one person', async () => {
    const api = await start({ config: { rates } })
    const anna = await api.as('Anna')
    const bo = await api.as('Bo')
    for (let i = 0; i < 5; i++) expect((await anna.get(API.documents)).statusCode).toBe(200)
    const answer = await anna.get(API.documents)
    expect([answer.statusCode, errorOf(answer)]).toEqual([429, 'for-manga'])
    expect(answer.headers['retry-after']).toBe('12')
    expect((await bo.get(API.documents)).statusCode).toBe(200)
    api.clock.now += 12_000
    expect((await anna.get(API.documents)).statusCode).toBe(200)
    await api.close()
  })

  test('what costs the server much counts more', async () => {
    const api = await start({ config: { rates: { ...rates, person: 25 } } })
    const anna = await api.as('Anna')
    const id = await anna.document()
    for (const status of [200, 200, 429]) {
      expect((await anna.get(API.exportAs(id, 'json'))).statusCode).toBe(status)
    }
    expect((await anna.get(API.documents)).statusCode).toBe(200)
    await api.close()
  })

  test('to write together: by one browser, and from one address', async () => {
    const api = await start({ config: { rates: { person: 2, address: 6, signIn: 10 } } })
    await api.server.listen({ port: 0, host: '127.0.0.1' })
    const { port } = api.server.server.address() as AddressInfo
    const origin = `http://localhost:${port}`
    const statusOf = async (cookie: string): Promise<number | null> => {
      const client = new SyncClient(origin, '', '', { path: '/sync/finns-inte@1?v=1', cookie })
      await client.closed
      return client.refusedWith
    }
    const [anna, bo, cecilia] = [await api.as('Anna'), await api.as('Bo'), await api.as('Cecilia')]
    const seen: (number | null)[] = []
    for (const { cookie } of [anna, anna, anna, bo, bo, cecilia, cecilia]) seen.push(await statusOf(cookie ?? ''))
    expect(seen).toEqual([null, null, 429, null, null, null, 429])
    await api.close()
  })

  test('from one address, whoever asks; a proxy that is trusted tells the address', async () => {
    const api = await start({ config: { rates: { ...rates, address: 3 }, trustProxy: ['127.0.0.1'] } })
    const from = (address: string) => api.nobody.get(API.session, { 'x-forwarded-for': address })
    for (let i = 0; i < 3; i++) expect((await from('10.0.0.1')).statusCode).toBe(200)
    expect((await from('10.0.0.1')).statusCode).toBe(429)
    expect((await from('10.0.0.2')).statusCode).toBe(200)
    await api.close()
  })

  test('a proxy that is not trusted changes nothing', async () => {
    const api = await start({ config: { rates: { ...rates, address: 3 } } })
    const from = (address: string) => api.nobody.get(API.session, { 'x-forwarded-for': address })
    for (let i = 0; i < 3; i++) await from(`10.0.0.${i}`)
    expect((await from('10.0.0.9')).statusCode).toBe(429)
    await api.close()
  })

  test('to sign in', async () => {
    const api = await start({ config: { rates: { ...rates, signIn: 2 } } })
    await addDemoPeople(api.storage, 0)
    const signIn = () => api.nobody.post(SIGN_IN_API.demo, { person: demoId('Karin') })
    for (let i = 0; i < 2; i++) expect((await signIn()).statusCode).toBe(200)
    const answer = await signIn()
    expect([answer.statusCode, errorOf(answer), answer.headers['retry-after']]).toEqual([429, 'for-manga', '30'])
    await api.close()
  })
})

describe('what every answer carries', () => {
  test('headers that bind the browser', async () => {
    const api = await start()
    for (const answer of [await api.nobody.get(API.session), await api.nobody.get('/finns/inte')]) {
      expect(answer.headers).toMatchObject({
        'permissions-policy': expect.stringContaining('camera=()'),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin'
      })
      const policy = String(answer.headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe-')
    }
    expect((await api.nobody.get(API.session)).headers['cache-control']).toBe('no-store')
    await api.close()
  })

  test('the log holds ids and routes, and neither text, names, nor cookies', async () => {
    const api = await start()
    const anna = await api.as('Annastina Hemlighetsson')
    const id = await anna.document('En titel som är hemlig')
    await anna.get(`${API.document(id)}?hemligt=fraga`)
    await anna.post(API.documents, { template: 'hemlig-mall', title: 'Hemlig' })
    const lines = api.logged.map(line => JSON.parse(line)).filter(line => line.msg === 'request')
    expect(lines.at(-2)).toMatchObject({
      level: 30,
      method: 'GET',
      route: '/api/documents/:id',
      document: id,
      person: anna.person.id,
      status: 200
    })
    expect(lines.at(-2).request).toMatch(/^[0-9a-f-]{36}$/)
    expect(api.logged.join('')).not.toMatch(/hemlig/i)
    expect(api.logged.join('')).not.toContain(anna.cookie?.split('=')[1])
    await api.close()
  })
})
