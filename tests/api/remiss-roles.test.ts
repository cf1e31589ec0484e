import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { REMISS_DATA_API } from '../../schemas/api/personal-data.ts'
import { REMISS_API, type RemissDetail } from '../../schemas/api/remiss.ts'
import { type Client, errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { importReady, outside, Round, settingsOf } from '../helpers/remiss.ts'

type Call = (client: Client, document: string, detail: RemissDetail) => ReturnType<Client['get']>
const recipient = (detail: RemissDetail): string => detail.recipients[0]?.id ?? ''

/** Each route, and what ägare, författare, delförfattare, granskare and läsare get. None of them changes what the next one meets. */
const ROUTES: [string, Call, readonly [number, number, number, number, number]][] = [
  ['state', (c, d) => c.get(REMISS_API.state(d)), [200, 200, 200, 200, 200]],
  [
    'move',
    (c, d) => c.post(REMISS_API.state(d), { from: 'arbetsmaterial', to: 'underhandsremiss' }),
    [409, 409, 403, 403, 403]
  ],
  ['list', (c, d) => c.get(REMISS_API.list(d)), [200, 200, 200, 200, 403]],
  ['begin', (c, d) => c.post(REMISS_API.list(d), { kind: 'remiss' }), [201, 201, 403, 403, 403]],
  ['see', (c, d, r) => c.get(REMISS_API.remiss(d, r.id)), [200, 200, 200, 200, 403]],
  ['set', (c, d, r) => c.put(REMISS_API.remiss(d, r.id), settingsOf({ ...r, revision: 0 })), [409, 409, 403, 403, 403]],
  ['send', (c, d, r) => c.post(REMISS_API.send(d, r.id), { revision: 0 }), [409, 409, 403, 403, 403]],
  ['discard', (c, d, r) => c.send('DELETE', `${REMISS_API.remiss(d, r.id)}?revision=0`), [409, 409, 403, 403, 403]],
  ['again', (c, d, r) => c.post(REMISS_API.again(d, r.id, 'FinnsInte')), [404, 404, 403, 403, 403]],
  ['personal data', (c, d, r) => c.get(REMISS_DATA_API(d, r.id)), [409, 403, 403, 403, 403]],
  [
    'remove personal data',
    (c, d, r) => c.post(REMISS_DATA_API(d, r.id), { key: 'f'.repeat(64) }),
    [409, 403, 403, 403, 403]
  ],
  ['remind', (c, d, r) => c.post(REMISS_API.remind(d, r.id), { recipients: [] }), [409, 409, 403, 403, 403]],
  ['preview', (c, d, r) => c.get(REMISS_API.letter(d, r.id)), [200, 200, 403, 403, 403]],
  ['letters', (c, d, r) => c.get(REMISS_API.letters(d, r.id)), [200, 200, 200, 200, 403]],
  ['missiv', (c, d, r) => c.get(REMISS_API.missiv(d, r.id)), [404, 404, 404, 404, 403]],
  ['proposals', (c, d, r) => c.get(REMISS_API.proposals(d, r.id)), [200, 200, 403, 403, 403]],
  [
    'add',
    (c, d, r) => c.post(REMISS_API.recipients(d, r.id), { recipients: [{ name: 'En' }] }),
    [200, 200, 403, 403, 403]
  ],
  ['read', (c, d, r) => c.post(REMISS_API.read(d, r.id), { text: 'En' }), [200, 200, 403, 403, 403]],
  [
    'change',
    (c, d, r) => c.put(REMISS_API.recipient(d, r.id, recipient(r)), { name: 'En', revision: 0 }),
    [409, 409, 403, 403, 403]
  ],
  ['extend', (c, d, r) => c.put(REMISS_API.extension(d, r.id, recipient(r)), { to: null }), [409, 409, 403, 403, 403]],
  ['renew', (c, d, r) => c.post(REMISS_API.link(d, r.id, recipient(r))), [409, 409, 403, 403, 403]],
  ['withdraw', (c, d, r) => c.send('DELETE', REMISS_API.link(d, r.id, recipient(r))), [200, 200, 403, 403, 403]],
  ['word', (c, d, r) => c.get(REMISS_API.word(d, r.id, recipient(r))), [404, 404, 404, 404, 403]],
  ['remove', (c, d, r) => c.send('DELETE', REMISS_API.recipient(d, r.id, 'FinnsInte')), [404, 404, 403, 403, 403]]
]

describe.each(DATABASES)('who may do what with a remiss on %s', kind => {
  const databases = testDatabases(kind)

  test('each route × role, a stranger, nobody, and another document', async () => {
    const api = await testApi(await databases.open())
    const owner = await api.as('Ägare Andersson')
    const id = await importReady(owner)
    const people = [owner]
    for (const [name, role] of [
      ['Fredrik Författare', 'forfattare'],
      ['Dag Delförfattare', 'delforfattare'],
      ['Gun Granskare', 'granskare'],
      ['Lisa Läsare', 'lasare']
    ] as const) {
      const client = await api.as(name)
      people.push(client)
      await owner.put(API.members(id), { person: client.person.id, role })
    }
    const stranger = await api.as('Främling Fransson')
    const round = await Round.begin(owner, id)
    await round.add(outside('En', 'en@example.se'))
    const detail = await round.see()
    const other = await owner.document('Ett annat')
    for (const [name, call, expected] of ROUTES) {
      const got: number[] = []
      for (const client of people) got.push((await call(client, id, detail)).statusCode)
      expect(got, name).toEqual(expected)
      const nobody = await call(api.nobody, id, detail)
      expect([nobody.statusCode, errorOf(nobody)], name).toEqual([401, 'inte-inloggad'])
      const foreign = await call(stranger, id, detail)
      const missing = await call(stranger, 'FinnsInteAlls0', detail)
      expect([foreign.statusCode, foreign.body], name).toEqual([404, missing.body])
      // A remiss is found in its own document alone, also by whoever owns both.
      if (!['state', 'move', 'list', 'begin'].includes(name))
        expect((await call(owner, other, detail)).statusCode, name).toBe(404)
    }
    await api.close()
  })

  test('a författare sends an underhandsremiss, and only the owner a remiss', async () => {
    const api = await testApi(await databases.open())
    const owner = await api.as('Ägare Andersson')
    const writer = await api.as('Fredrik Författare')
    const id = await importReady(owner)
    await owner.put(API.members(id), { person: writer.person.id, role: 'forfattare' })
    const round = await Round.begin(writer, id)
    await round.add(outside('En', 'en@example.se'))
    await round.set({ lastDay: '2026-12-31' })
    const refused = await round.trySend()
    expect([refused.statusCode, errorOf(refused)]).toEqual([403, 'inte-behorig'])
    await round.set({ kind: 'underhandsremiss' })
    expect((await round.send()).document.state).toBe('underhandsremiss')
    const missiv = (await round.see()).missiv
    expect((await writer.get(API.document(missiv?.document ?? ''))).json().role).toBe('agare')
    expect((await owner.get(API.document(missiv?.document ?? ''))).statusCode).toBe(200)
    await api.close()
  })
})
