import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { THREADS } from '../../schemas/api/threads.ts'
import { sendDigests } from '../../server/comments/digest.ts'
import { type Client, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { makeThread, newKey, threadsOf } from '../helpers/threads.ts'

const HOUR = 60 * 60 * 1000

const digest = (api: TestApi): Promise<number> =>
  sendDigests({
    storage: api.storage,
    mail: api.mail,
    now: () => api.clock.now,
    log: { error: () => {} } as never,
    address: 'https://styr.exempel.se'
  })

const letters = (api: TestApi) =>
  api.storage.db.selectFrom('outbox').select(['recipient', 'subject', 'text']).orderBy('created_at').execute()

describe.each(DATABASES)('digests on %s', kind => {
  const databases = testDatabases(kind)

  async function people(api: TestApi) {
    const [anna, bo] = [await api.as('Anna Ek'), await api.as('Bo Berg')]
    for (const { person } of [anna, bo])
      await api.storage.db
        .updateTable('person')
        .set({ email: `${person.name.split(' ')[0]!.toLowerCase()}@ekviken.example` })
        .where('id', '=', person.id)
        .execute()
    const id = await anna.document('Program för en trygg vardag')
    await anna.put(API.members(id), { person: bo.person.id, role: 'granskare' })
    return { anna, bo, id }
  }
  const mention = (from: Client, whom: Client, id: string, words = 'vad säger du?') =>
    makeThread(from, id, { body: `@[${whom.person.id}], ${words}` })

  test('one letter a person and hour, with links; nothing before the hour has ended, and nothing twice', async () => {
    const api = await testApi(await databases.open())
    const { anna, bo, id } = await people(api)
    const first = await mention(anna, bo, id, 'stämmer siffrorna?')
    api.clock.now += 20 * 60_000
    const second = await makeThread(anna, id, { body: 'Kan du räkna på det?', assignedPerson: bo.person.id })
    expect(await digest(api)).toBe(0)
    api.clock.now += HOUR
    expect(await digest(api)).toBe(1)
    expect(await digest(api)).toBe(0)
    const [letter, ...more] = await letters(api)
    expect(more).toEqual([])
    expect(letter?.recipient).toBe('bo@ekviken.example')
    expect(letter?.subject).toBe('2 kommentarer väntar på dig')
    for (const part of [
      'Hej Bo Berg,',
      'Anna Ek har nämnt dig:',
      'Program för en trygg vardag',
      '”@Bo Berg, stämmer siffrorna?”',
      `https://styr.exempel.se/dokument/${id}?trad=${first}`,
      'Anna Ek har gett dig en kommentar att ta hand om:',
      `https://styr.exempel.se/dokument/${id}?trad=${second}`
    ])
      expect(letter?.text).toContain(part)
    await mention(anna, bo, id)
    api.clock.now += HOUR
    expect(await digest(api)).toBe(1)
    await api.close()
  })

  test('nothing of what is read, settled, withdrawn, or no longer to be seen; nothing to oneself', async () => {
    const api = await testApi(await databases.open())
    const { anna, bo, id } = await people(api)
    const read = await mention(anna, bo, id)
    const settled = await mention(anna, bo, id)
    const withdrawn = await mention(anna, bo, id)
    await mention(bo, bo, id)
    await bo.put(THREADS.read(id), { seen: [{ thread: read, revision: 1000 }] })
    await anna.post(THREADS.resolve(id, settled), { key: newKey() })
    const entry = (await threadsOf(anna, id)).threads.find(t => t.id === withdrawn)!.entries[0]!.id
    await anna.post(THREADS.withdraw(id, withdrawn, entry))
    api.clock.now += HOUR
    expect(await digest(api)).toBe(0)
    await mention(anna, bo, id, 'hemligt')
    await anna.put(API.members(id), { person: bo.person.id, role: null })
    api.clock.now += HOUR
    expect(await digest(api)).toBe(0)
    // Nor later, when the role is back.
    await anna.put(API.members(id), { person: bo.person.id, role: 'granskare' })
    api.clock.now += HOUR
    expect(await digest(api)).toBe(0)
    expect(await letters(api)).toEqual([])
    await api.close()
  })

  test('whoever has no address, or has left, gets nothing, and stops nobody else’s letter', async () => {
    const api = await testApi(await databases.open())
    const { anna, bo, id } = await people(api)
    const cia = await api.as('Cia Dahl')
    await anna.put(API.members(id), { person: cia.person.id, role: 'granskare' })
    await mention(anna, cia, id)
    await mention(anna, bo, id)
    api.clock.now += HOUR
    expect(await digest(api)).toBe(1)
    expect((await letters(api)).map(l => l.recipient)).toEqual(['bo@ekviken.example'])
    await api.close()
  })
})

describe('two processes on one PostgreSQL', () => {
  const databases = testDatabases('postgres')

  test('store a letter once, whoever of them is first', async () => {
    const where = await databases.fresh()
    const [one, two] = [await testApi(await databases.open(where)), await testApi(await databases.open(where))]
    const anna = await one.as('Anna Ek')
    const id = await anna.document()
    const others: Client[] = []
    for (let i = 0; i < 8; i++) {
      const other = await one.as(`Person ${i}`)
      others.push(other)
      await one.storage.db
        .updateTable('person')
        .set({ email: `p${i}@ekviken.example` })
        .where('id', '=', other.person.id)
        .execute()
      await anna.put(API.members(id), { person: other.person.id, role: 'granskare' })
      await makeThread(anna, id, { body: `@[${other.person.id}] hej` })
    }
    one.clock.now += HOUR
    two.clock.now += HOUR
    await Promise.all([digest(one), digest(two), digest(one), digest(two)])
    expect((await letters(one)).map(l => l.recipient).sort()).toEqual(others.map((_, i) => `p${i}@ekviken.example`))
    await one.close()
    await two.close()
  })
})
