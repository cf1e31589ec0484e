import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { API, type OpenDocument } from '../../schemas/api/contract.ts'
import type { MemberList } from '../../schemas/api/members.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { SyncClient } from '../helpers/sync-client.ts'

const TEKNIK = 'samhallsbyggnad'
const INGRESS = 't:p-ingress:text'
const MAL = 't:p-mal:text'

/** Two units of the register. */
const twoUnits = async (client: Client): Promise<string[]> =>
  ((await client.get(API.kommun)).json() as { enheter: { id: string }[] }).enheter.map(e => e.id).slice(1, 3)

const belongs = (api: TestApi, person: string, unit: string): Promise<unknown> =>
  api.storage.db.insertInto('person_unit').values({ person, unit }).execute()

describe.each(DATABASES)('roles of units, and areas, on %s', kind => {
  const databases = testDatabases(kind)
  let api: TestApi
  let owner: Client
  let id = ''
  beforeEach(async () => {
    api = await testApi(await databases.open())
    owner = await api.as('Ägare Andersson')
    id = await owner.document()
  })
  afterEach(() => api.close())

  const opened = async (client: Client): Promise<Partial<OpenDocument>> => (await client.get(API.document(id))).json()

  test('whoever belongs to the unit has the role, the strongest counts, and areas are put together', async () => {
    const [one = '', two = ''] = await twoUnits(owner)
    const dag = await api.as('Dag')
    await belongs(api, dag.person.id, one)
    await belongs(api, dag.person.id, two)
    expect((await dag.get(API.document(id))).statusCode).toBe(404)
    expect((await dag.get(API.documents)).json().documents).toEqual([])

    await owner.put(API.members(id), { unit: one, role: 'granskare' })
    expect(await opened(dag)).toMatchObject({ role: 'granskare', scope: null, units: [one, two].sort() })
    expect((await dag.get(API.documents)).json().documents).toMatchObject([{ id, role: 'granskare' }])

    await owner.put(API.members(id), {
      unit: two,
      role: 'delforfattare',
      scope: { records: ['s-mal'], egnaInsatser: false }
    })
    await owner.put(API.members(id), {
      person: dag.person.id,
      role: 'delforfattare',
      scope: { records: ['s-ingress'], egnaInsatser: true }
    })
    expect(await opened(dag)).toMatchObject({
      role: 'delforfattare',
      scope: { records: ['s-ingress', 's-mal'], egnaInsatser: true }
    })
    expect((await dag.get(API.documents)).json().documents).toMatchObject([{ id, role: 'delforfattare' }])

    await owner.put(API.defaultRole(id), { defaultRole: 'forfattare' })
    expect(await opened(dag)).toMatchObject({ role: 'forfattare', scope: null })
  })

  test('the list names persons and units with what they were given; a unit that left the register goes by its id', async () => {
    const [unit = ''] = await twoUnits(owner)
    const scope = { records: ['s-mal'], egnaInsatser: true }
    const answer = await owner.put(API.members(id), { unit, role: 'delforfattare', scope })
    const { units, members } = answer.json() as MemberList
    expect(units).toMatchObject([{ unit: { id: unit }, role: 'delforfattare', scope }])
    expect(units[0]?.unit.name).not.toBe(unit)
    expect(members).toMatchObject([{ role: 'agare', scope: null }])
    await api.storage.db.updateTable('document_unit').set({ unit: 'borta' }).execute()
    const left = (await owner.get(API.members(id))).json() as MemberList
    expect(left.units).toMatchObject([{ unit: { id: 'borta', name: 'borta' } }])
    const emptied = (await owner.put(API.members(id), { unit: 'borta', role: null })).json() as MemberList
    expect(emptied.units).toEqual([])
  })

  test.each<[string, object, string]>([
    ['a person who does not exist', { person: 'FinnsInteAlls0', role: 'lasare' }, 'okand-mottagare'],
    ['a unit that is not in the register', { unit: 'finns-inte', role: 'lasare' }, 'okand-mottagare'],
    ['nobody', { role: 'lasare' }, 'ogiltig-begaran'],
    ['two at once', { person: 'a', unit: 'b', role: 'lasare' }, 'ogiltig-begaran'],
    ['a name, which several may have', { name: 'Dag', role: 'lasare' }, 'ogiltig-begaran'],
    ['an unknown role', { person: 'x', role: 'chef' }, 'ogiltig-begaran'],
    [
      'areas for a role that has none',
      { person: 'x', role: 'forfattare', scope: { records: [], egnaInsatser: true } },
      'ogiltig-begaran'
    ],
    [
      'an area that is no id',
      { person: 'x', role: 'delforfattare', scope: { records: ['å'], egnaInsatser: false } },
      'ogiltig-begaran'
    ],
    [
      'more than an area says',
      { person: 'x', role: 'delforfattare', scope: { records: [], egnaInsatser: false, allt: true } },
      'ogiltig-begaran'
    ]
  ])('%s is refused', async (_, body, error) => {
    const answer = await owner.put(API.members(id), body)
    expect([answer.statusCode, errorOf(answer)]).toEqual([400, error])
    expect(((await owner.get(API.members(id))).json() as MemberList).members).toHaveLength(1)
  })

  test('a person who has left gets no role, and is no owner who can be relied on', async () => {
    const dag = await api.as('Dag')
    await owner.put(API.members(id), { person: dag.person.id, role: 'agare' })
    await api.storage.db.updateTable('person').set({ ended_at: 1 }).where('id', '=', dag.person.id).execute()
    const answer = await owner.put(API.members(id), { person: owner.person.id, role: 'lasare' })
    expect(errorOf(answer)).toBe('sista-agaren')
    expect(errorOf(await owner.put(API.members(id), { person: dag.person.id, role: 'forfattare' }))).toBe(
      'okand-mottagare'
    )
    expect((await owner.put(API.members(id), { person: dag.person.id, role: null })).statusCode).toBe(200)
  })

  test('a unit may own a document, and a person must', async () => {
    const [unit = ''] = await twoUnits(owner)
    await owner.put(API.members(id), { unit, role: 'agare' })
    expect(errorOf(await owner.put(API.members(id), { person: owner.person.id, role: null }))).toBe('sista-agaren')
    expect((await owner.put(API.members(id), { unit, role: null })).statusCode).toBe(200)
  })

  test('a document that one may not see asks as much of the database as one that does not exist', async () => {
    const dag = await api.as('Dag')
    await belongs(api, dag.person.id, TEKNIK)
    const asked: string[] = []
    const { storage } = api
    const counted = (storage.db as unknown as { getExecutor(): { compileQuery: unknown } }).getExecutor()
    const compile = counted.compileQuery as (...given: unknown[]) => { sql: string }
    counted.compileQuery = function (this: unknown, ...given: unknown[]) {
      const query = compile.apply(this, given)
      asked.push(query.sql)
      return query
    }
    const queriesOf = async (url: string): Promise<string[]> => {
      asked.length = 0
      const answer = await dag.get(url)
      expect(answer.statusCode).toBe(404)
      return [...asked]
    }
    const foreign = await queriesOf(API.document(id))
    expect(foreign).toEqual(await queriesOf(API.document('FinnsInteAlls0')))
    expect(foreign.length).toBeGreaterThan(1)
    expect(foreign.filter(sql => sql.includes('template_json'))).toEqual([])
    counted.compileQuery = compile
  })
})

describe('two server processes on one PostgreSQL', () => {
  const databases = testDatabases('postgres')
  const apis: TestApi[] = []
  const clients: SyncClient[] = []
  let one: TestApi
  let other: TestApi
  let owner: Client
  let id = ''

  beforeEach(async () => {
    const where = await databases.fresh()
    for (let i = 0; i < 2; i++) {
      const api = await testApi(await databases.open(where))
      await api.server.listen({ port: 0, host: '127.0.0.1' })
      apis.push(api)
    }
    ;[one, other] = apis as [TestApi, TestApi]
    owner = await one.as('Ägare Andersson')
    id = await owner.document()
  })
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close()
    for (const api of apis.splice(0)) await api.close()
  })

  /** A browser that has the document open at the other process. */
  async function open(who: Client, doc?: SyncClient['doc']): Promise<SyncClient> {
    const address = `http://127.0.0.1:${(other.server.server.address() as AddressInfo).port}`
    const client = new SyncClient(address, '', id, { cookie: who.cookie ?? undefined, ...(doc ? { doc } : {}) })
    clients.push(client)
    return client.ready()
  }

  test('a change of role over HTTP ends what is open at the other process, and what is written then is judged anew', async () => {
    const dag = await one.as('Dag')
    await owner.put(API.members(id), { person: dag.person.id, role: 'forfattare' })
    const client = await open(dag)
    client.type('Hej', INGRESS)
    await client.allStored()
    const scope = { records: ['s-mal'], egnaInsatser: false }
    await owner.put(API.members(id), { person: dag.person.id, role: 'delforfattare', scope })
    expect((await client.closed).reason).toBe('andrad-roll')
    client.type('mål', MAL)
    const again = await open(dag, client.doc)
    await again.allStored()
    again.type('utanför', INGRESS)
    expect((await again.closed).reason).toBe('avvisad-andring')
    const stored = await one.sync.readDocument(id)
    expect([stored?.getText(INGRESS).toString().trim(), stored?.getText(MAL).toString().trim()]).toEqual(['Hej', 'mål'])
    const kept = await one.storage.db.selectFrom('refused_update').select(['person', 'reason']).execute()
    expect(kept).toMatchObject([{ person: dag.person.id }])
    expect(kept[0]?.reason).toMatch(/^forbidden: /)
  })

  test('a person’s units, in all documents at once', async () => {
    const dag = await one.as('Dag')
    const [unit = ''] = await twoUnits(owner)
    await owner.put(API.members(id), { unit, role: 'forfattare' })
    expect((await dag.get(API.document(id))).statusCode).toBe(404)
    await belongs(one, dag.person.id, unit)
    const client = await open(dag)
    await one.storage.db.deleteFrom('person_unit').where('person', '=', dag.person.id).execute()
    await one.sync.kick(null, dag.person.id)
    expect((await client.closed).reason).toBe('finns-inte')
  })

  test('a role that is taken from a unit, and the default', async () => {
    const [dag, eva] = [await one.as('Dag'), await one.as('Eva')]
    const [unit = ''] = await twoUnits(owner)
    await belongs(one, dag.person.id, unit)
    await owner.put(API.members(id), { unit, role: 'forfattare' })
    await owner.put(API.defaultRole(id), { defaultRole: 'granskare' })
    const [first, second] = [await open(dag), await open(eva)]
    await owner.put(API.members(id), { unit, role: null })
    expect((await first.closed).reason).toBe('andrad-roll')
    expect(second.ended).toBe(false)
    await owner.put(API.defaultRole(id), { defaultRole: 'ingen' })
    expect((await second.closed).reason).toBe('finns-inte')
  })

  test('the end of a person', async () => {
    const dag = await one.as('Dag')
    await owner.put(API.members(id), { person: dag.person.id, role: 'forfattare' })
    const client = await open(dag)
    await one.storage.db.updateTable('person').set({ ended_at: 1 }).where('id', '=', dag.person.id).execute()
    await one.sync.kick(null, dag.person.id)
    expect((await client.closed).reason).toBe('inte-inloggad')
  })
})
