import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { type AdminPerson, PEOPLE_API } from '../../schemas/api/people.ts'
import { createPerson } from '../../server/people/people.ts'
import { Client, errorOf, ORIGIN, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'

/** Somebody who administers, and has a second factor. */
async function administrator(api: TestApi, name = 'Eva Sandström', email = 'eva@exempel.se'): Promise<Client> {
  const person = await createPerson(api.storage, { name, email, administrator: true }, api.clock.now)
  const cookie = await api.sessions.start(person.id, { method: 'password', strong: true })
  return new Client(api.server, ORIGIN, `styrskrift=${encodeURIComponent(cookie)}`, person)
}

describe.each(DATABASES)('people on %s', kind => {
  const databases = testDatabases(kind)
  const start = async () => {
    const api = await testApi(await databases.open())
    return { api, eva: await administrator(api) }
  }
  const anna = { name: 'Anna Åberg', email: 'Anna.Aberg@exempel.se', units: ['socialforvaltningen'] }
  const add = async (eva: Client, body: object = anna) => {
    const answer = await eva.post(PEOPLE_API.people, body)
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json() as { person: AdminPerson; invitation: { link: string | null } | null }
  }

  test('administration is for administrators', async () => {
    const { api, eva } = await start()
    const { person } = await add(eva)
    const bo = await api.as('Bo')
    for (const [client, status, id] of [
      [api.nobody, 401, 'inte-inloggad'],
      [bo, 403, 'inte-behorig']
    ] as const) {
      for (const answer of [
        await client.get(PEOPLE_API.people),
        await client.post(PEOPLE_API.people, anna),
        await client.send('PATCH', PEOPLE_API.person(person.id), { administrator: true }),
        await client.send('PATCH', PEOPLE_API.person('FinnsInte'), { administrator: true }),
        await client.post(PEOPLE_API.invitation(person.id))
      ])
        expect([answer.statusCode, errorOf(answer)]).toEqual([status, id])
    }
    expect((await eva.get(PEOPLE_API.people)).json().people).toContainEqual(person)
    await api.close()
  })

  test('a person is added with address, units and an invitation', async () => {
    const { api, eva } = await start()
    const { person, invitation } = await add(eva)
    expect(person).toMatchObject({
      name: 'Anna Åberg',
      email: 'anna.aberg@exempel.se',
      units: ['socialforvaltningen'],
      administrator: false,
      twoFactor: false,
      joined: false,
      endedAt: null
    })
    expect(invitation?.link).toMatch(/^http:\/\/localhost:3000\/inbjudan#[\w-]{43}$/)
    const stored = JSON.stringify(await api.storage.db.selectFrom('auth_verification').selectAll().execute())
    expect(stored).not.toContain(invitation?.link?.split('#')[1])
    expect((await add(eva, { ...anna, email: 'b@exempel.se', invite: false })).invitation).toBe(null)
    await api.close()
  })

  test('two people may have one name, but not one address', async () => {
    const { api, eva } = await start()
    const first = await add(eva)
    const second = await add(eva, { ...anna, email: 'anna2@exempel.se' })
    expect(second.person.id).not.toBe(first.person.id)
    for (const answer of [
      await eva.post(PEOPLE_API.people, { ...anna, email: 'ANNA2@exempel.se' }),
      await eva.send('PATCH', PEOPLE_API.person(first.person.id), { email: 'anna2@exempel.se' })
    ])
      expect([answer.statusCode, errorOf(answer)]).toEqual([409, 'epost-anvands'])
    const both = await Promise.all(
      ['c@exempel.se', 'c@exempel.se'].map(email => eva.post(PEOPLE_API.people, { ...anna, email }))
    )
    expect(both.map(answer => answer.statusCode).sort()).toEqual([201, 409])
    await api.close()
  })

  test('what is not well-formed is refused', async () => {
    const { api, eva } = await start()
    for (const [body, id] of [
      [{}, 'ogiltig-begaran'],
      [{ ...anna, email: 'ingen adress' }, 'ogiltig-begaran'],
      [{ ...anna, email: undefined }, 'ogiltig-begaran'],
      [{ ...anna, name: '\u200b' }, 'ogiltig-begaran'],
      [{ ...anna, name: '…' }, 'ogiltig-begaran'],
      [{ ...anna, administrator: 'ja' }, 'ogiltig-begaran'],
      [{ ...anna, units: ['finns-inte'] }, 'okand-enhet']
    ] as const) {
      const answer = await eva.post(PEOPLE_API.people, body)
      expect([answer.statusCode, errorOf(answer)], JSON.stringify(body)).toEqual([400, id])
    }
    const { person } = await add(eva)
    for (const [body, id] of [
      [{ email: 'nej' }, 'ogiltig-begaran'],
      [{ name: '' }, 'ogiltig-begaran'],
      [{ twoFactor: true }, 'ogiltig-begaran'],
      [{ units: ['finns-inte'] }, 'okand-enhet']
    ] as const) {
      const answer = await eva.send('PATCH', PEOPLE_API.person(person.id), body)
      expect([answer.statusCode, errorOf(answer)], JSON.stringify(body)).toEqual([400, id])
    }
    expect(await eva.get(PEOPLE_API.people).then(a => a.json().people)).toContainEqual(person)
    await api.close()
  })

  test('a person is changed, leaves and comes back', async () => {
    const { api, eva } = await start()
    const { person } = await add(eva)
    const change = async (body: object): Promise<AdminPerson> => {
      const answer = await eva.send('PATCH', PEOPLE_API.person(person.id), body)
      expect(answer.statusCode, answer.body).toBe(200)
      return answer.json()
    }
    const renamed = await change({
      name: ' Anna  Öberg ',
      email: 'NY@exempel.se',
      units: ['polisen'],
      administrator: true
    })
    expect(renamed).toEqual({
      ...person,
      name: 'Anna Öberg',
      email: 'ny@exempel.se',
      units: ['polisen'],
      administrator: true
    })
    const cookie = await api.sessions.start(person.id, { method: 'password', strong: true })
    const herself = () => api.nobody.get(API.documents, { cookie: `styrskrift=${encodeURIComponent(cookie)}` })
    expect((await herself()).statusCode).toBe(200)
    const left = await change({ ended: true })
    expect(left.endedAt).not.toBe(null)
    expect(errorOf(await herself())).toBe('inte-inloggad')
    expect((await change({ ended: false })).endedAt).toBe(null)
    expect(errorOf(await herself())).toBe('inte-inloggad')
    for (const url of [PEOPLE_API.person('FinnsInte'), PEOPLE_API.person('x'.repeat(40))]) {
      const answer = await eva.send('PATCH', url, { name: 'Någon' })
      expect([answer.statusCode, errorOf(answer)]).toEqual([404, 'finns-inte'])
    }
    await api.close()
  })

  test('the last administrator neither leaves nor stops administering; of two who take each other away one stays', async () => {
    const { api, eva } = await start()
    for (const body of [{ administrator: false }, { ended: true }]) {
      const answer = await eva.send('PATCH', PEOPLE_API.person(eva.person.id), body)
      expect([answer.statusCode, errorOf(answer)]).toEqual([409, 'sista-administratoren'])
    }
    const ulf = await administrator(api, 'Ulf', 'ulf@exempel.se')
    const answers = await Promise.all([
      eva.send('PATCH', PEOPLE_API.person(ulf.person.id), { administrator: false }),
      ulf.send('PATCH', PEOPLE_API.person(eva.person.id), { ended: true })
    ])
    expect(answers.map(answer => answer.statusCode).filter(status => status === 200)).toHaveLength(1)
    const left = api.storage.db
      .selectFrom('person')
      .select('id')
      .where('administrator', '=', 1)
      .where('ended_at', 'is', null)
    expect(await left.execute()).toHaveLength(1)
    await api.close()
  })

  test('who has left or has no address is not invited; a changed address makes invitations worthless', async () => {
    const { api, eva } = await start()
    const { person } = await add(eva)
    const links = () => api.storage.db.selectFrom('auth_verification').select('id').execute()
    expect(await links()).toHaveLength(1)
    const first = (await eva.post(PEOPLE_API.invitation(person.id))).json().link
    expect(first).not.toBe(null)
    expect(await links()).toHaveLength(1)
    await eva.send('PATCH', PEOPLE_API.person(person.id), { email: 'annan@exempel.se' })
    expect(await links()).toEqual([])
    await eva.send('PATCH', PEOPLE_API.person(person.id), { ended: true })
    const gone = await eva.post(PEOPLE_API.invitation(person.id))
    expect([gone.statusCode, errorOf(gone)]).toEqual([404, 'finns-inte'])
    const bo = await api.as('Bo')
    const without = await eva.post(PEOPLE_API.invitation(bo.person.id))
    expect([without.statusCode, errorOf(without)]).toEqual([409, 'utan-epost'])
    await api.close()
  })

  test('others are found by the beginning of a word of the name, or of the address', async () => {
    const { api, eva } = await start()
    const { person } = await add(eva)
    await add(eva, { ...anna, name: 'Berit 100%_Ek', email: 'berit@exempel.se', units: [] })
    const bo = await api.as('Bo Ek')
    const find = async (q: string) => (await bo.get(PEOPLE_API.search(q))).json().people as { name: string }[]
    expect(await find('ann')).toEqual([
      { id: person.id, name: person.name, color: person.color, units: ['socialforvaltningen'] }
    ])
    expect((await find('ÅBE')).map(p => p.name)).toEqual(['Anna Åberg'])
    expect((await find('anna.a')).map(p => p.name)).toEqual(['Anna Åberg'])
    expect((await find('ek')).map(p => p.name)).toEqual(['Bo Ek'])
    expect((await find('100%_')).map(p => p.name)).toEqual(['Berit 100%_Ek'])
    for (const nothing of ['', '  ', '%', '_', 'berg', 'exempel', '\\'])
      expect(await find(nothing), nothing).toEqual([])
    await eva.send('PATCH', PEOPLE_API.person(person.id), { ended: true })
    expect(await find('ann')).toEqual([])
    for (let i = 0; i < 25; i++) await createPerson(api.storage, { name: `Cecilia ${i}` }, 0)
    expect(await find('cec')).toHaveLength(20)
    expect(errorOf(await api.nobody.get(PEOPLE_API.search('ann')))).toBe('inte-inloggad')
    expect((await bo.get(PEOPLE_API.search('x'.repeat(101)))).statusCode).toBe(400)
    await api.close()
  })
})
