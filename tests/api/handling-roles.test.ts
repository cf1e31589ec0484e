import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { HANDLING } from '../../schemas/api/handling.ts'
import { type Client, errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import {
  forslag,
  handleAs,
  imported,
  kommentar,
  placeOf,
  sentRemiss,
  submit,
  type TestRemiss,
  tableOf,
  WHOLE_DOCUMENT
} from '../helpers/handling.ts'
import { newKey } from '../helpers/threads.ts'

describe.each(DATABASES)('who may handle, on %s', kind => {
  const databases = testDatabases(kind)

  async function start() {
    const api = await testApi(await databases.open())
    const owner = await api.as('Ägare Andersson')
    const remiss = await sentRemiss(api.storage, owner, await imported(owner), ['Socialnämnden', 'Polisen'])
    const member = async (name: string, role: string, scope?: object): Promise<Client> => {
      const client = await api.as(name)
      await owner.put(API.members(remiss.document), { person: client.person.id, role, ...(scope ? { scope } : {}) })
      return client
    }
    const people = {
      owner,
      writer: await member('Fredrik Författare', 'forfattare'),
      delegate: await member('Dag Delförfattare', 'delforfattare', { records: ['fo-2'], egnaInsatser: false }),
      reviewer: await member('Gun Granskare', 'granskare'),
      reader: await member('Lisa Läsare', 'lasare')
    }
    await owner.put(API.defaultRole(remiss.document), { defaultRole: 'ingen' })
    const stranger = await api.as('Främling Fransson')
    const answer = await submit(api.storage, remiss, 'M1', [
      kommentar(WHOLE_DOCUMENT, 'Ett.'),
      forslag(placeOf(remiss, 'in-2-2', 'inom tre'), 'inom två'),
      forslag(placeOf(remiss, 'in-3-1', 'samma dag'), 'samma natt')
    ])
    return { api, people, stranger, remiss, answer }
  }

  /** Every route, by what it needs. */
  const requests = ({ document: d, remiss: r }: TestRemiss, answer: string, s: string) => {
    const items = [{ synpunkt: s, revision: 1_000_000 }]
    const cut = {
      key: newKey(),
      submission: answer,
      source: { part: 'd1', paragraph: 0, from: 0, to: 3 },
      places: [WHOLE_DOCUMENT]
    }
    const reads: [string, (c: Client) => ReturnType<Client['get']>][] = [
      ['list', c => c.get(HANDLING.remisser(d))],
      ['table', c => c.get(HANDLING.table(d, r))],
      ['text', c => c.get(HANDLING.text(d, r))],
      ['changes', c => c.get(HANDLING.changes(d, r))],
      ['proof', c => c.get(HANDLING.proof(d, r))],
      ['removed', c => c.get(HANDLING.removed(d, r))],
      ['answer', c => c.get(HANDLING.answer(d, r, answer))],
      ['history', c => c.get(HANDLING.history(d, r, s))],
      ['phrases', c => c.get(HANDLING.phrases(d))]
    ]
    const leads: typeof reads = [
      ['cut', c => c.post(HANDLING.synpunkter(d, r), { ...cut, key: newKey() })],
      ['set', c => c.send('PATCH', HANDLING.synpunkt(d, r, s), { revision: -1, tags: [] })],
      ['assign', c => c.post(HANDLING.handle(d, r), { items, change: { lastDay: '2026-12-01' } })],
      ['group', c => c.post(HANDLING.groups(d, r), { name: 'G' })],
      ['phrase', c => c.post(HANDLING.phrases(d), { label: 'a', text: 'b' })]
    ]
    const handles: typeof reads = [
      ['handle', c => c.post(HANDLING.handle(d, r), { items, change: { motivation: 'M' } })]
    ]
    return { reads, leads, handles }
  }

  test('each role × route; strangers cannot tell that there is a document', async () => {
    const { api, people, stranger, remiss, answer } = await start()
    const [row] = (await tableOf(people.owner, remiss)).synpunkter
    await handleAs(people.owner, remiss, [row!], { handler: people.delegate.person.id })
    const { reads, leads, handles } = requests(remiss, answer, row!.id)
    const status = async (list: typeof reads, client: Client): Promise<Set<number>> =>
      new Set(await Promise.all(list.map(async ([, ask]) => (await ask(client)).statusCode)))
    for (const [role, may] of [
      ['owner', 'all'],
      ['writer', 'all'],
      ['delegate', 'own'],
      ['reviewer', 'read'],
      ['reader', 'none']
    ] as const) {
      const client = people[role]
      expect([...(await status(reads, client))], role).toEqual([may === 'none' ? 403 : 200])
      const led = await status(leads, client)
      if (may === 'all')
        expect(
          [...led].every(code => [200, 201, 409].includes(code)),
          `${role} ${[...led]}`
        ).toBe(true)
      else expect([...led], role).toEqual([403])
      expect([...(await status(handles, client))], role).toEqual([may === 'all' || may === 'own' ? 200 : 403])
    }
    for (const [name, ask] of [...reads, ...leads, ...handles]) {
      const foreign = await ask(stranger)
      expect([foreign.statusCode, errorOf(foreign)], name).toEqual([404, 'finns-inte'])
      expect((await ask(api.nobody)).statusCode, name).toBe(401)
    }
    await api.close()
  })

  test('a delförfattare handles and accepts what was given to them, where they may write, and nothing else', async () => {
    const { api, people, remiss } = await start()
    const { delegate, owner } = people
    const [one, within, outside] = (await tableOf(owner, remiss)).synpunkter
    const url = HANDLING.handle(remiss.document, remiss.remiss)
    const ask = (rows: (typeof within)[], change: object) =>
      delegate.post(url, { items: rows.map(row => ({ synpunkt: row!.id, revision: row!.revision })), change })
    expect(errorOf(await ask([one], { outcome: 'noteras' }))).toBe('inte-behorig')
    await handleAs(owner, remiss, [within!, outside!], { handler: delegate.person.id })
    // One that is not theirs among them: nothing is changed.
    expect(errorOf(await ask([within, one], { outcome: 'noteras' }))).toBe('inte-behorig')
    expect((await tableOf(owner, remiss)).synpunkter.every(s => s.outcome === null)).toBe(true)
    for (const change of [{ handler: owner.person.id }, { lastDay: null }, { group: null, outcome: 'noteras' }])
      expect(errorOf(await ask([within], change))).toBe('inte-behorig')
    expect((await ask([within], { motivation: 'Vi gör så.', addTags: ['tid'] })).statusCode).toBe(200)
    const accept = (id: string, client = delegate) =>
      client.post(HANDLING.accept(remiss.document, remiss.remiss, id), { key: newKey() })
    expect(errorOf(await accept(outside!.id))).toBe('inte-behorig')
    expect(errorOf(await accept(within!.id, people.reviewer))).toBe('inte-behorig')
    expect((await accept(within!.id)).statusCode).toBe(200)
    const changes = (await owner.get(HANDLING.changes(remiss.document, remiss.remiss))).json() as {
      records: { record: string }[]
    }
    expect(changes.records.map(r => r.record)).toEqual(['in-2-2'])
    await api.close()
  })

  test('nothing of an answer that has not been submitted is in any answer of the server', async () => {
    const { api, people, remiss, answer } = await start()
    const { db } = api.storage
    const SECRET = 'HEMLIGTUTKAST'
    const participant = {
      id: 'p1',
      recipient: 'M2',
      name: SECRET,
      email: `${SECRET}@example.se`,
      created_at: 1,
      seen_at: 1
    }
    await db.insertInto('answer_participant').values(participant).execute()
    const content = JSON.stringify(kommentar(WHOLE_DOCUMENT, SECRET))
    const part = {
      id: 'dp1',
      recipient: 'M2',
      kind: 'kommentar',
      content,
      request_key: 'k',
      created_by: 'p1',
      created_at: 1,
      changed_by: 'p1',
      changed_at: 1,
      revision: 1
    }
    await db.insertInto('answer_part').values(part).execute()
    await db.updateTable('recipient').set({ begun_at: 5 }).where('id', '=', 'M2').execute()
    const table = await tableOf(people.owner, remiss)
    expect(table.bodies.map(b => b.state)).toEqual(['inlamnad', 'paborjad'])
    const { reads } = requests(remiss, answer, table.synpunkter[0]!.id)
    for (const [name, ask] of reads) expect((await ask(people.owner)).body, name).not.toContain(SECRET)
    await api.close()
  })

  test('a remiss of another document is not there, nor its answers and synpunkter', async () => {
    const { api, people, remiss, answer } = await start()
    const { owner } = people
    const other = await sentRemiss(api.storage, owner, await owner.document(), [], 'R2')
    const [row] = (await tableOf(owner, remiss)).synpunkter
    for (const [document, id] of [
      [other.document, remiss.remiss],
      [other.document, other.remiss]
    ] as const) {
      const { reads, leads, handles } = requests({ ...remiss, document, remiss: id }, answer, row!.id)
      const own = [
        'list',
        'phrases',
        'phrase',
        'group',
        ...(id === other.remiss ? ['table', 'text', 'changes', 'proof', 'removed'] : [])
      ]
      for (const [name, ask] of [...reads, ...leads, ...handles].filter(([name]) => !own.includes(name)))
        expect(errorOf(await ask(owner)), name).toBe('finns-inte')
    }
    await api.close()
  })

  test('in a document that is adopted or archived it is read, and changed by nobody', async () => {
    const { api, people, remiss, answer } = await start()
    const [row] = (await tableOf(people.owner, remiss)).synpunkter
    const { reads, leads, handles } = requests(remiss, answer, row!.id)
    for (const state of ['antagen', 'arkiverad']) {
      await api.storage.db.updateTable('document').set({ state }).where('id', '=', remiss.document).execute()
      for (const [name, ask] of reads) expect((await ask(people.owner)).statusCode, name).toBe(200)
      for (const [name, ask] of [...leads, ...handles]) expect((await ask(people.owner)).statusCode, name).toBe(409)
    }
    await api.close()
  })
})
