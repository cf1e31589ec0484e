import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { API, type Session } from '../../schemas/api/contract.ts'
import { errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'

const DAY = 24 * 60 * 60 * 1000

describe.each(DATABASES)('session on %s', kind => {
  const databases = testDatabases(kind)
  const start = async (given: Parameters<typeof testApi>[1] = {}) => testApi(await databases.open(), given)

  test('nobody is signed in at first, and the municipality is told all the same', async () => {
    const api = await start()
    const answer = await api.nobody.get(API.session)
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({ person: null, administrator: false, kommun: { name: 'Ekviken kommun' } })
    await api.close()
  })

  test('a name signs in, and is the same person next time however it is written', async () => {
    const api = await start()
    const first = await api.as('Åsa Öberg')
    const again = await api.as('  åsa   ÖBERG ')
    expect(again.person).toEqual({ ...first.person, name: 'Åsa Öberg' })
    const session = (await first.get(API.session)).json() as Session
    expect(session.person).toEqual(first.person)
    await api.close()
  })

  test('the cookie is out of reach for scripts and foreign pages, and only its hash is stored', async () => {
    const api = await start()
    const answer = await api.nobody.post(API.session, { name: 'Anna' })
    const [cookie] = answer.cookies
    expect(cookie).toMatchObject({ name: 'styrskrift', httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie?.secure).toBeUndefined()
    expect(Buffer.from(cookie?.value ?? '', 'base64url')).toHaveLength(32)
    const rows = await api.storage.db.selectFrom('session').selectAll().execute()
    expect(rows.map(r => r.token_hash)).toEqual([
      createHash('sha256')
        .update(cookie?.value ?? '')
        .digest('hex')
    ])
    expect(JSON.stringify(rows)).not.toContain(cookie?.value)
    await api.close()
  })

  test('over https the cookie is bound to the host', async () => {
    const api = await start({ config: { publicUrls: ['https://styr.exempel.se'] } })
    const answer = await api.nobody.post(API.session, { name: 'Anna' })
    expect(answer.cookies[0]).toMatchObject({ name: '__Host-styrskrift', secure: true, path: '/' })
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
    const anna = await api.as('Anna')
    expect((await anna.get(API.documents)).statusCode).toBe(200)
    await api.close()
  })

  test('colours go round evenly', async () => {
    const api = await start()
    const colors: number[] = []
    for (let i = 0; i < 12; i++) colors.push((await api.as(`Person ${i}`)).person.color)
    expect(colors.slice(0, 6).sort()).toEqual([1, 2, 3, 4, 5, 6])
    expect(colors.slice(6).sort()).toEqual([1, 2, 3, 4, 5, 6])
    await api.close()
  })

  test('two sign-ins at once with a new name are one person', async () => {
    const api = await start()
    const both = await Promise.all([api.as('Bo Ek'), api.as('Bo Ek'), api.as('bo ek')])
    expect(new Set(both.map(c => c.person.id)).size).toBe(1)
    await api.close()
  })

  test('signing out ends the session on the server', async () => {
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
    expect((await anna.get(API.documents)).cookies).toEqual([])
    expect(errorOf(await bo.get(API.documents))).toBe('inte-inloggad')
    await api.as('Cilla')
    expect(await api.storage.db.selectFrom('session').select('person').execute()).toHaveLength(2)
    await api.close()
  })

  test('a token that nobody was given is nobody', async () => {
    const api = await start()
    for (const token of ['x', 'a'.repeat(43), "' or 1=1 --", '']) {
      const answer = await api.nobody.get(API.documents, { cookie: `styrskrift=${encodeURIComponent(token)}` })
      expect(errorOf(answer)).toBe('inte-inloggad')
    }
    await api.close()
  })

  test('a name is needed', async () => {
    const api = await start()
    for (const body of [{}, { name: '' }, { name: '   ' }, { name: '…' }, { name: '\u200b\u200b' }, { name: 3 }, []]) {
      const answer = await api.nobody.post(API.session, body)
      expect(answer.statusCode, JSON.stringify(body)).toBe(400)
      expect(errorOf(answer)).toBe('ogiltig-begaran')
    }
    expect((await api.nobody.post(API.session, { name: 'a'.repeat(81) })).statusCode).toBe(400)
    await api.close()
  })
})
