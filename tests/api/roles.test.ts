import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { VERSIONS } from '../../schemas/api/versions.ts'
import { ACTIONS, type Action } from '../../schemas/policy/actions.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { pngBytes } from '../helpers/pictures.ts'
import { newKey } from '../helpers/threads.ts'

/**
 * The routes of comments and proposals have their own table in comments.test.ts, those of remisser in remiss-roles.test.ts, those of copies
 * that come back in copies.test.ts, those of handling in handling-roles.test.ts, those of what is compiled in sammanstallning.test.ts,
 * those of answers that come by other ways in intake-roles.test.ts, that of the personal data of a remiss in remiss-roles.test.ts.
 */
const ELSEWHERE = [
  'see-comments',
  'comment',
  'propose',
  'resolve-comment',
  'accept-proposal',
  'see-remiss',
  'send-remiss',
  'move-state',
  'see-copies',
  'take-in-copy',
  'handle-synpunkt',
  'lead-handling',
  'compile-remiss',
  'see-intake',
  'take-in-answer',
  'remove-contacts'
] as const
type Routed = Exclude<Action, (typeof ELSEWHERE)[number]>
const ROUTED = ACTIONS.filter((action): action is Routed => !(ELSEWHERE as readonly Action[]).includes(action))

/** How each action is asked for over HTTP. None of them changes what the others may do. */
const REQUESTS: Record<Routed, (client: Client, id: string, picture: string) => ReturnType<Client['get']>> = {
  open: (c, id) => c.get(API.document(id)),
  export: (c, id) => c.get(API.exportAs(id, 'json')),
  copy: (c, id) => c.post(API.copy(id)),
  'see-picture': (c, id, picture) => c.get(API.picture(id, picture)),
  'see-members': (c, id) => c.get(API.members(id)),
  'see-versions': (c, id) => c.get(VERSIONS.list(id)),
  'freeze-version': (c, id) => c.post(VERSIONS.list(id), { key: newKey(), kind: 'arbetsmaterial' }),
  rename: (c, id) => c.send('PATCH', API.document(id), { title: 'Nytt namn' }),
  'add-picture': (c, id) => c.post(API.pictures(id), pngBytes(3, 3), { 'content-type': 'image/png' }),
  'set-member': (c, id) => c.put(API.members(id), { unit: 'kommunstyrelsen', role: 'lasare' }),
  'set-default-role': (c, id) => c.put(API.defaultRole(id), { defaultRole: 'ingen' }),
  archive: (c, id) => c.post(API.archive(id)),
  unarchive: (c, id) => c.post(API.unarchive(id))
}

/** The status that each of ägare, författare, delförfattare, granskare and läsare gets. */
const EXPECTED: Record<Routed, readonly [number, number, number, number, number]> = {
  open: [200, 200, 200, 200, 200],
  export: [200, 200, 200, 200, 200],
  copy: [201, 201, 201, 201, 201],
  'see-picture': [200, 200, 200, 200, 200],
  'see-members': [200, 200, 200, 200, 200],
  'see-versions': [200, 200, 200, 200, 200],
  'freeze-version': [201, 201, 403, 403, 403],
  rename: [204, 204, 403, 403, 403],
  'add-picture': [201, 201, 201, 403, 403],
  'set-member': [200, 403, 403, 403, 403],
  'set-default-role': [200, 403, 403, 403, 403],
  archive: [204, 403, 403, 403, 403],
  unarchive: [204, 403, 403, 403, 403]
}

/** In an archived document these answer 409 to whoever could otherwise do them. */
const STOPPED_BY_ARCHIVE: readonly Action[] = ['rename', 'add-picture', 'freeze-version']

describe.each(DATABASES)('roles on %s', kind => {
  const databases = testDatabases(kind)

  async function people(api: TestApi) {
    const owner = await api.as('Ägare Andersson')
    const writer = await api.as('Fredrik Författare')
    const delegate = await api.as('Dag Delförfattare')
    const reviewer = await api.as('Gun Granskare')
    const reader = await api.as('Lisa Läsare')
    const stranger = await api.as('Främling Fransson')
    const id = await owner.document()
    await owner.put(API.members(id), { person: writer.person.id, role: 'forfattare' })
    await owner.put(API.members(id), { person: delegate.person.id, role: 'delforfattare' })
    await owner.put(API.members(id), { person: reviewer.person.id, role: 'granskare' })
    await owner.put(API.members(id), { person: reader.person.id, role: 'lasare' })
    const added = await owner.post(API.pictures(id), pngBytes(2, 2), { 'content-type': 'image/png' })
    return { owner, writer, delegate, reviewer, reader, stranger, id, picture: (added.json() as { file: string }).file }
  }

  test.each(['arbetsmaterial', 'arkiverad'])('each role × action, %s', async state => {
    const api = await testApi(await databases.open())
    const { owner, writer, delegate, reviewer, reader, stranger, id, picture } = await people(api)
    for (const action of ROUTED) {
      const archived = state === 'arkiverad' && action !== 'unarchive'
      const before = async () => {
        if (archived) await owner.post(API.archive(id))
        else await owner.post(API.unarchive(id))
      }
      const wanted = EXPECTED[action].map(status =>
        archived && status < 300 && STOPPED_BY_ARCHIVE.includes(action) ? 409 : status
      )
      for (const [i, client] of [owner, writer, delegate, reviewer, reader].entries()) {
        await before()
        const answer = await REQUESTS[action](client, id, picture)
        expect(answer.statusCode, `${client.person.name}: ${action}: ${answer.body}`).toBe(wanted[i])
        if (answer.statusCode === 403) expect(errorOf(answer)).toBe('inte-behorig')
        if (answer.statusCode === 409) expect(errorOf(answer)).toBe('arkiverad')
      }
      const nobody = await REQUESTS[action](api.nobody, id, picture)
      expect([nobody.statusCode, errorOf(nobody)], action).toEqual([401, 'inte-inloggad'])
      const foreign = await REQUESTS[action](stranger, id, picture)
      const missing = await REQUESTS[action](stranger, 'FinnsInteAlls0', picture)
      expect([foreign.statusCode, errorOf(foreign)], action).toEqual([404, 'finns-inte'])
      expect(foreign.body, action).toBe(missing.body)
      expect(foreign.headers['content-length'], action).toBe(missing.headers['content-length'])
    }
    await api.close()
  })

  test('what is forbidden is forbidden before anything is read: also with a body that cannot be', async () => {
    const api = await testApi(await databases.open())
    const { reader, stranger, id } = await people(api)
    const broken = { 'content-type': 'application/json' }
    for (const [client, status] of [
      [api.nobody, 401],
      [stranger, 404],
      [reader, 403]
    ] as const) {
      const answer = await client.send('PATCH', API.document(id), Buffer.from('{"title": '), broken)
      expect(answer.statusCode).toBe(status)
      const huge = await client.post(API.pictures(id), Buffer.alloc(11 * 1024 * 1024), { 'content-type': 'image/png' })
      expect(huge.statusCode).toBe(status)
    }
    await api.close()
  })

  test('the default role is that of everybody, and a stronger one by name stands', async () => {
    const api = await testApi(await databases.open())
    const { owner, reader, stranger, id } = await people(api)
    const roleOf = async (client: Client) => (await client.get(API.document(id))).json().role
    await owner.put(API.defaultRole(id), { defaultRole: 'forfattare' })
    expect(await roleOf(stranger)).toBe('forfattare')
    expect(await roleOf(reader)).toBe('forfattare')
    await owner.put(API.defaultRole(id), { defaultRole: 'lasare' })
    expect([await roleOf(stranger), await roleOf(owner)]).toEqual(['lasare', 'agare'])
    await owner.put(API.defaultRole(id), { defaultRole: 'ingen' })
    expect((await stranger.get(API.document(id))).statusCode).toBe(404)
    await api.close()
  })

  test('members: added by name, changed, removed; never the last owner', async () => {
    const api = await testApi(await databases.open())
    const { owner, writer, id } = await people(api)
    const newcomer = await api.as('Ny Nilsson')
    const list = (await owner.put(API.members(id), { person: newcomer.person.id, role: 'lasare' })).json()
    expect(list.members.map((m: { person: { name: string }; role: string }) => [m.person.name, m.role])).toEqual([
      ['Ägare Andersson', 'agare'],
      ['Fredrik Författare', 'forfattare'],
      ['Dag Delförfattare', 'delforfattare'],
      ['Gun Granskare', 'granskare'],
      ['Lisa Läsare', 'lasare'],
      ['Ny Nilsson', 'lasare']
    ])
    expect(list.defaultRole).toBe('ingen')
    expect((await newcomer.get(API.document(id))).json().role).toBe('lasare')
    await owner.put(API.members(id), { person: newcomer.person.id, role: null })
    expect((await newcomer.get(API.document(id))).statusCode).toBe(404)

    for (const role of ['forfattare', null]) {
      const answer = await owner.put(API.members(id), { person: owner.person.id, role })
      expect([answer.statusCode, errorOf(answer)]).toEqual([409, 'sista-agaren'])
    }
    await owner.put(API.members(id), { person: writer.person.id, role: 'agare' })
    expect((await owner.put(API.members(id), { person: owner.person.id, role: null })).statusCode).toBe(200)
    expect((await owner.get(API.document(id))).statusCode).toBe(404)
    expect((await writer.get(API.members(id))).json().members).toHaveLength(4)
    await api.close()
  })

  test('two owners who take each other away at once: one stays', async () => {
    const api = await testApi(await databases.open())
    const { owner, writer, id } = await people(api)
    await owner.put(API.members(id), { person: writer.person.id, role: 'agare' })
    const answers = await Promise.all([
      owner.put(API.members(id), { person: writer.person.id, role: null }),
      writer.put(API.members(id), { person: owner.person.id, role: null })
    ])
    expect(answers.map(a => a.statusCode).some(status => status >= 400)).toBe(true)
    const owners = await api.storage.db
      .selectFrom('document_member')
      .select('person')
      .where('role', '=', 'agare')
      .execute()
    expect(owners).toHaveLength(1)
    await api.close()
  })

  test('every change of a role is in the audit log: who, whom, from, to', async () => {
    const api = await testApi(await databases.open())
    const { owner, writer, id } = await people(api)
    const { db } = api.storage
    const before = (await db.selectFrom('audit_entry').select('sequence').execute()).length
    const scope = { records: ['s-mal'], egnaInsatser: true }
    await owner.put(API.members(id), { person: writer.person.id, role: 'delforfattare', scope })
    await owner.put(API.members(id), { person: writer.person.id, role: 'delforfattare', scope })
    await owner.put(API.members(id), { unit: 'kommunstyrelsen', role: 'granskare' })
    await owner.put(API.members(id), { unit: 'kommunstyrelsen', role: null })
    await owner.put(API.defaultRole(id), { defaultRole: 'lasare' })
    await owner.put(API.defaultRole(id), { defaultRole: 'lasare' })
    const rows = await db.selectFrom('audit_entry').selectAll().orderBy('sequence').execute()
    const entries = rows.slice(before).map(row => [row.event, row.person, row.document, JSON.parse(row.details)])
    const by = [owner.person.id, id]
    const areas = JSON.stringify(scope)
    expect(entries).toEqual([
      ['role.changed', ...by, { person: writer.person.id, from: 'forfattare', to: 'delforfattare', areasTo: areas }],
      ['role.changed', ...by, { unit: 'kommunstyrelsen', from: null, to: 'granskare' }],
      ['role.changed', ...by, { unit: 'kommunstyrelsen', from: 'granskare', to: null }],
      ['default-role.changed', ...by, { from: 'ingen', to: 'lasare' }]
    ])
    await api.close()
  })

  test('a kick reaches the sync when rights change', async () => {
    const api = await testApi(await databases.open())
    const { owner, writer, id } = await people(api)
    const kicked: unknown[] = []
    const kick = api.sync.kick.bind(api.sync)
    api.sync.kick = (document, person) => {
      kicked.push([document, person])
      return kick(document, person)
    }
    await owner.put(API.members(id), { person: writer.person.id, role: 'lasare' })
    await owner.put(API.members(id), { person: writer.person.id, role: 'lasare' })
    await owner.put(API.defaultRole(id), { defaultRole: 'lasare' })
    await owner.post(API.archive(id))
    expect(kicked).toEqual([
      [id, writer.person.id],
      [id, null],
      [id, null]
    ])
    await api.close()
  })
})
