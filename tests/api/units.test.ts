import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { UNITS_API, type UnitRow } from '../../schemas/api/units.ts'
import { Register } from '../../server/register/register.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { administrator } from '../helpers/administrator.ts'
import { type Client, errorOf, type TestApi, templatesOfRepository, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'

const { kommun } = templatesOfRepository()

const list = async (client: Client): Promise<UnitRow[]> => (await client.get(UNITS_API.units)).json().units
const unitOf = async (client: Client, id: string): Promise<UnitRow> => {
  const found = (await list(client)).find(u => u.id === id)
  if (!found) throw new Error(`there is no unit ${id}`)
  return found
}
const change = (client: Client, id: string, body: object) => client.send('PATCH', UNITS_API.unit(id), body)
const fieldsOf = (answer: Awaited<ReturnType<Client['get']>>) => answer.json().error.fields

describe.each(DATABASES)('the register of units on %s', kind => {
  const databases = testDatabases(kind)
  let storage: Storage

  async function start(): Promise<{ api: TestApi; admin: Client }> {
    storage = await databases.open()
    const api = await testApi(storage)
    return { api, admin: await administrator(api) }
  }

  test('is filled from kommun.json once; after that the database says what it is', async () => {
    const { api, admin } = await start()
    const units = await list(admin)
    expect(units.map(u => u.id)).toEqual(kommun.enheter.map(u => u.id))
    expect(units[1]).toMatchObject({
      name: 'socialnämnden',
      kind: 'namnd',
      formerly: ['individ- och familjenämnden'],
      version: 1
    })
    await change(admin, 'socialnamnden', { version: 1, name: 'individnämnden' })
    const again = await Register.open(storage, { ...kommun, enheter: [] }, Date.now)
    expect(again.kommun.enheter.find(u => u.id === 'socialnamnden')?.name).toBe('individnämnden')
    again.close()
    await api.close()
  })

  test('two processes that start at once fill it once', async () => {
    storage = await databases.open()
    const open = () => Register.open(storage, kommun, Date.now)
    const [one, other] = kind === 'sqlite' ? [await open(), await open()] : await Promise.all([open(), open()])
    expect(one?.kommun.enheter).toEqual(kommun.enheter)
    expect(other?.kommun.enheter).toEqual(kommun.enheter)
    one?.close()
    other?.close()
  })

  test('a renamed unit keeps its old name, and everybody who reads the register gets the new one', async () => {
    const { api, admin } = await start()
    const writer = await api.as('Karin Ek')
    const id = await writer.document()
    const answer = await change(admin, 'socialnamnden', { version: 1, name: 'välfärdsnämnden' })
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.json()).toMatchObject({
      name: 'välfärdsnämnden',
      formerly: ['individ- och familjenämnden', 'socialnämnden'],
      version: 2
    })
    for (const read of [(await writer.get(API.kommun)).json(), (await writer.get(API.document(id))).json().kommun]) {
      expect(read.enheter.find((u: { id: string }) => u.id === 'socialnamnden').name).toBe('välfärdsnämnden')
    }
    expect((await writer.get(UNITS_API.names)).json().units[1]).toEqual({
      id: 'socialnamnden',
      name: 'välfärdsnämnden',
      kind: 'namnd'
    })
    // Back again, and once without keeping the name.
    const back = await change(admin, 'socialnamnden', { version: 2, name: 'socialnämnden', keepName: false })
    expect(back.json().formerly).toEqual(['individ- och familjenämnden'])
    await api.close()
  })

  test('a change of something that somebody else has changed meanwhile is told, and overwrites nothing', async () => {
    const { api, admin } = await start()
    const other = await administrator(api, 'Andra Administratören')
    expect((await change(admin, 'kommunstyrelsen', { version: 1, email: 'ks@ekviken.se' })).statusCode).toBe(200)
    const late = await change(other, 'kommunstyrelsen', { version: 1, email: 'fel@ekviken.se' })
    expect([late.statusCode, errorOf(late)]).toEqual([409, 'andrad-under-tiden'])
    const end = await other.post(UNITS_API.end('kommunstyrelsen'), { version: 1 })
    expect([end.statusCode, errorOf(end)]).toEqual([409, 'andrad-under-tiden'])
    expect(await unitOf(admin, 'kommunstyrelsen')).toMatchObject({ email: 'ks@ekviken.se', version: 2, endedAt: null })
    await api.close()
  })

  test('of two changes at once one is done', async () => {
    const { api, admin } = await start()
    const answers = await Promise.all(
      ['a', 'b'].map(name => admin.post(UNITS_API.units, { name: 'nya kontoret', kind: 'kontor', aliases: [name] }))
    )
    expect(answers.map(a => a.statusCode).sort()).toEqual([201, 400])
    await api.close()
  })

  test('an ended unit is not offered, and documents still name it', async () => {
    const { api, admin } = await start()
    const answer = await admin.post(UNITS_API.end('trygg-i-ekviken'), { version: 1 })
    expect(answer.json().endedAt).toBe(new Date(api.clock.now).toISOString())
    const names = (await admin.get(UNITS_API.names)).json().units as { id: string }[]
    expect(names.some(u => u.id === 'trygg-i-ekviken')).toBe(false)
    const read = (await admin.get(API.kommun)).json().enheter as { id: string; name: string; ended?: boolean }[]
    expect(read.find(u => u.id === 'trygg-i-ekviken')).toMatchObject({
      name: 'nätverket ”Trygg i Ekviken”',
      ended: true
    })
    const again = await admin.post(UNITS_API.reopen('trygg-i-ekviken'), { version: 2 })
    expect(again.json()).toMatchObject({ endedAt: null, version: 3 })
    await api.close()
  })

  test.each([
    ['a spelling of another unit', { name: 'Kommunstyrelsen' }, 'name'],
    ['an alias of another unit', { aliases: ['nytt', 'ks'] }, 'aliases[1]'],
    ['a former name of another unit', { formerly: ['Skolnämnden'] }, 'formerly[0]'],
    ['a phrase for many', { aliases: ['alla nämnder'] }, 'aliases[0]'],
    ['a nämnd that is none', { namnd: 'serviceforvaltningen' }, 'namnd'],
    ['itself as its nämnd', { namnd: 'socialnamnden' }, 'namnd'],
    ['another kind, while others belong to it', { kind: 'kontor' }, 'kind'],
    ['a contact person who does not exist', { contactPerson: 'ingen' }, 'contactPerson'],
    ['no name', { name: ' ' }, 'name'],
    ['a formula', { name: '=cmd|calc!A1' }, 'name'],
    ['letters that cannot be seen', { aliases: ['so\u202ecial'] }, 'aliases[0]'],
    ['no e-mail address', { email: 'socialnämnden' }, 'email'],
    ['a field that there is none of', { farg: 'blå' }, '']
  ])('%s is refused at its field', async (_what, body, path) => {
    const { api, admin } = await start()
    const answer = await change(admin, 'socialnamnden', { version: 1, ...body })
    expect(answer.statusCode, answer.body).toBe(400)
    expect(fieldsOf(answer).map((f: { path: string }) => f.path)).toContain(path)
    expect((await unitOf(admin, 'socialnamnden')).version).toBe(1)
    await api.close()
  })

  test('a new unit gets an id of its name, last in the register', async () => {
    const { api, admin } = await start()
    const made = await admin.post(UNITS_API.units, {
      name: 'Näringslivs- och tillväxtkontoret',
      kind: 'kontor',
      namnd: 'kommunstyrelsen',
      contactPerson: admin.person.id
    })
    expect(made.statusCode, made.body).toBe(201)
    expect(made.json()).toMatchObject({
      id: 'naringslivs-och-tillvaxtkontoret',
      contact: 'Ada Administratör',
      version: 1,
      people: 0
    })
    const same = await admin.post(UNITS_API.units, {
      name: 'Näringslivs och tillväxtkontoret 2',
      kind: 'kontor',
      id: 'kommunstyrelsen'
    })
    expect(fieldsOf(same)[0].path).toBe('id')
    expect((await list(admin)).at(-1)?.id).toBe('naringslivs-och-tillvaxtkontoret')
    await api.close()
  })

  test('nobody but an administrator, from the product’s own pages', async () => {
    const { api, admin } = await start()
    const reader = await api.as('Lisa Läsare')
    const requests: ((client: Client) => ReturnType<Client['get']>)[] = [
      c => c.get(UNITS_API.units),
      c => c.get(UNITS_API.exportAs('csv')),
      c => c.post(UNITS_API.units, { name: 'x', kind: 'kontor' }),
      c => change(c, 'socialnamnden', { version: 1, name: 'x' }),
      c => c.post(UNITS_API.end('socialnamnden'), { version: 1 }),
      c => c.post(UNITS_API.reopen('socialnamnden'), { version: 1 }),
      c =>
        c.post(UNITS_API.import(), Buffer.from('Namn;Slag\nx;Kontor'), { 'content-type': 'application/octet-stream' })
    ]
    for (const ask of requests) {
      const nobody = await ask(api.nobody)
      expect([nobody.statusCode, errorOf(nobody)]).toEqual([401, 'inte-inloggad'])
      const refused = await ask(reader)
      expect([refused.statusCode, errorOf(refused)]).toEqual([403, 'inte-behorig'])
    }
    expect((await api.nobody.get(UNITS_API.names)).statusCode).toBe(401)
    const foreign = await admin.post(UNITS_API.end('socialnamnden'), { version: 1 }, { origin: 'https://ond.exempel' })
    expect([foreign.statusCode, errorOf(foreign)]).toEqual([403, 'fel-ursprung'])
    expect((await unitOf(admin, 'socialnamnden')).version).toBe(1)
    expect((await change(admin, 'finns-inte', { version: 1, name: 'x' })).statusCode).toBe(404)
    await api.close()
  })

  test('a phrase of kommun.json that takes a unit’s spelling afterwards is told, and stops nothing else', async () => {
    storage = await databases.open()
    const first = await testApi(storage)
    await first.close()
    const templates = {
      ...templatesOfRepository(),
      kommun: { ...kommun, kollektiv: [...kommun.kollektiv, { id: 'ny', name: 'KS', aliases: [] }] }
    }
    const api = await testApi(storage, { templates })
    const admin = await administrator(api)
    const answer = (await admin.get(UNITS_API.units)).json()
    expect(answer.problems).toEqual(['”KS” kan också betyda ”ny”. En stavning får bara höra till en av dem.'])
    expect((await change(admin, 'socialnamnden', { version: 1, email: 'sn@ekviken.se' })).statusCode).toBe(200)
    await api.close()
  })
})

describe('with PostgreSQL', () => {
  const databases = testDatabases('postgres')

  test('a process hears what another one changed', async () => {
    const options = await databases.fresh()
    const one = await testApi(await databases.open(options))
    const other = await testApi(await databases.open(options))
    const admin = await administrator(one)
    const reader = await other.as('Lisa Läsare')
    await change(admin, 'socialnamnden', { version: 1, name: 'välfärdsnämnden' })
    const nameThere = async (): Promise<string> => (await reader.get(UNITS_API.names)).json().units[1].name
    await expect.poll(nameThere, { timeout: 10_000 }).toBe('välfärdsnämnden')
    await one.close()
    await other.close()
  })
})
