import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { API, type Session } from '../../schemas/api/contract.ts'
import { PEOPLE_API } from '../../schemas/api/people.ts'
import { SIGN_IN_API, type SignInMethods } from '../../schemas/api/sign-in.ts'
import { addDemoPeople } from '../../server/people/demo-people.ts'
import { createPerson } from '../../server/people/people.ts'
import { errorOf, SECRET, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { DEMO_IDS, demoId } from '../helpers/sign-in.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

describe.each(DATABASES)('session on %s', kind => {
  const databases = testDatabases(kind)
  const start = async (given: Parameters<typeof testApi>[1] = {}) => {
    const api = await testApi(await databases.open(), given)
    await addDemoPeople(api.storage, 0)
    const signIn = (headers?: Record<string, string>) =>
      api.nobody.post(SIGN_IN_API.demo, { person: demoId('Karin') }, headers)
    return { ...api, signIn }
  }
  const nobody = { person: null, step: null, administrator: false, kommun: { name: 'Ekviken kommun' } }

  test('nobody is signed in at first, and the municipality is told all the same', async () => {
    const api = await start()
    const answer = await api.nobody.get(API.session)
    expect([answer.statusCode, answer.json()]).toEqual([200, nobody])
    await api.close()
  })

  test('the demo offers its people, one of them an administrator, and lets one in', async () => {
    const api = await start()
    const { demo } = (await api.nobody.get(SIGN_IN_API.methods)).json() as SignInMethods
    expect(demo?.map(person => person.id)).toEqual(DEMO_IDS)
    expect(demo?.filter(person => person.administrator)).toHaveLength(1)
    const answer = await api.signIn()
    const { person } = answer.json() as Session
    expect(person).toEqual({ id: demoId('Karin'), name: 'Karin Lindqvist', color: expect.any(Number) })
    for (const id of ['demo-ingen', (await api.as('Anna')).person.id]) {
      const other = await api.nobody.post(SIGN_IN_API.demo, { person: id })
      expect([other.statusCode, errorOf(other)], id).toEqual([404, 'finns-inte'])
    }
    await api.close()
  })

  test('without the demo its people do not open anything', async () => {
    const api = await start({ config: { demo: 'off' } })
    expect((await api.nobody.get(SIGN_IN_API.methods)).json().demo).toBe(null)
    const answer = await api.signIn()
    expect([answer.statusCode, errorOf(answer), answer.cookies]).toEqual([404, 'finns-inte', []])
    await api.close()
  })

  test('the cookie is out of reach for scripts and foreign pages, and nothing that is stored opens anything', async () => {
    const api = await start()
    const [cookie] = (await api.signIn()).cookies
    expect(cookie).toMatchObject({ name: 'styrskrift', httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie?.secure).toBeUndefined()
    const rows = await api.storage.db.selectFrom('auth_session').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(cookie?.value)
    for (const value of Object.values(rows[0] ?? {})) {
      const forged = createHmac('sha256', String(value)).update(String(value)).digest('base64')
      for (const token of [String(value), `${value}.${value}`, `${value}.${forged}`, `${value}.`]) {
        const answer = await api.nobody.get(API.documents, { cookie: `styrskrift=${encodeURIComponent(token)}` })
        expect(errorOf(answer), token).toBe('inte-inloggad')
      }
    }
    await api.close()
  })

  test('a cookie that another secret signed, or that was altered, is nobody', async () => {
    const api = await start()
    const value = (await api.signIn()).cookies[0]?.value ?? ''
    const token = value.split('.', 1)[0] ?? ''
    const documents = (cookie: string) =>
      api.nobody.get(API.documents, { cookie: `styrskrift=${encodeURIComponent(cookie)}` })
    expect((await documents(value)).statusCode).toBe(200)
    const signed = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('base64')
    const other = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const forged of [
      `${token}.${signed(`${SECRET}x`, token)}`,
      `${other}.${value.split('.')[1]}`,
      `${other}.${signed(SECRET, other)}`,
      `${token}.${signed(SECRET, token).toLowerCase()}`,
      value.slice(0, -1),
      `${value}x`,
      "' or 1=1 --",
      ''
    ])
      expect(errorOf(await documents(forged)), forged).toBe('inte-inloggad')
    await api.close()
  })

  test('over https the cookie is bound to the host', async () => {
    const api = await start({ config: { publicUrls: ['https://styr.exempel.se'] } })
    const answer = await api.signIn()
    expect(answer.cookies[0]).toMatchObject({ name: '__Host-styrskrift', secure: true, path: '/' })
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
    const anna = await api.as('Anna')
    expect((await anna.get(API.documents)).statusCode).toBe(200)
    await api.close()
  })

  test('every sign-in gives a new session, and the one that the browser had is over', async () => {
    const api = await start()
    const cookieOf = (answer: Awaited<ReturnType<typeof api.signIn>>) =>
      `styrskrift=${encodeURIComponent(answer.cookies[0]?.value ?? '')}`
    const planted = cookieOf(await api.signIn())
    const mine = cookieOf(await api.signIn({ cookie: planted }))
    expect(mine).not.toBe(planted)
    expect((await api.nobody.get(API.documents, { cookie: mine })).statusCode).toBe(200)
    expect(errorOf(await api.nobody.get(API.documents, { cookie: planted }))).toBe('inte-inloggad')
    const made = cookieOf(await api.signIn({ cookie: 'styrskrift=vald-av-angriparen' }))
    expect(made).not.toContain('angriparen')
    await api.close()
  })

  test('colours go round evenly', async () => {
    const api = await testApi(await databases.open())
    const colors: number[] = []
    for (let i = 0; i < 12; i++) colors.push((await api.as(`Person ${i}`)).person.color)
    expect(colors.slice(0, 6).sort()).toEqual([1, 2, 3, 4, 5, 6])
    expect(colors.slice(6).sort()).toEqual([1, 2, 3, 4, 5, 6])
    await api.close()
  })

  test('signing out ends the session on the server, and no other', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const elsewhere = await api.as('Anna')
    const answer = await anna.send('DELETE', API.session)
    expect(answer.statusCode).toBe(204)
    expect(answer.cookies[0]).toMatchObject({ name: 'styrskrift', value: '' })
    expect(errorOf(await anna.get(API.documents))).toBe('inte-inloggad')
    expect((await elsewhere.get(API.documents)).statusCode).toBe(200)
    expect((await api.nobody.send('DELETE', API.session)).statusCode).toBe(204)
    await api.close()
  })

  test('who has left is nobody at once', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    await api.storage.db.updateTable('person').set({ ended_at: 1 }).where('id', '=', anna.person.id).execute()
    expect(errorOf(await anna.get(API.documents))).toBe('inte-inloggad')
    await api.close()
  })

  test('who administers without a second factor has done half the sign-in, and is nobody until then', async () => {
    const api = await start()
    const eva = await createPerson(api.storage, { name: 'Eva', email: 'eva@exempel.se', administrator: true }, 0)
    const half = await api.sessions.start(eva.id, { method: 'password', strong: false })
    const cookie = `styrskrift=${encodeURIComponent(half)}`
    expect((await api.nobody.get(API.session, { cookie })).json()).toEqual({ ...nobody, step: 'setup' })
    for (const url of [API.documents, PEOPLE_API.people])
      expect(errorOf(await api.nobody.get(url, { cookie }))).toBe('inte-inloggad')
    const whole = await api.sessions.start(eva.id, { method: 'oidc', strong: true })
    const answer = await api.nobody.get(PEOPLE_API.people, { cookie: `styrskrift=${encodeURIComponent(whole)}` })
    expect(answer.statusCode).toBe(200)
    await api.close()
  })

  test('who uses the product stays signed in; who does not has to sign in again', async () => {
    const api = await start({ config: { sessionDays: 30 } })
    const anna = await api.as('Anna')
    const bo = await api.as('Bo')
    for (let day = 0; day < 60; day += 15) {
      api.clock.now += 15 * DAY
      const answer = await anna.get(API.documents)
      expect(answer.statusCode).toBe(200)
      expect(answer.cookies[0]?.maxAge).toBe((30 * DAY) / 1000)
    }
    api.clock.now += HOUR / 2
    expect((await anna.get(API.documents)).cookies).toEqual([])
    expect(errorOf(await bo.get(API.documents))).toBe('inte-inloggad')
    await api.as('Cilla')
    expect(await api.storage.db.selectFrom('auth_session').select('user_id').execute()).toHaveLength(2)
    await api.close()
  })
})
