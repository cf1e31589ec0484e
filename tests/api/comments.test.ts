import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { THREADS } from '../../schemas/api/threads.ts'
import { anchorPartOf } from '../../schemas/comments/make.ts'
import type { Action } from '../../schemas/policy/actions.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { makeThread, newKey, on, postThread, threadsOf, write } from '../helpers/threads.ts'

type OfComments = Extract<Action, 'see-comments' | 'comment' | 'propose' | 'resolve-comment' | 'accept-proposal'>

/** What the requests of a row are about: a thread of comments and a proposal, new for each. */
interface Target {
  id: string
  comment: string
  proposal: string
  anchor: ReturnType<typeof on>
}

const REQUESTS: Record<OfComments, (client: Client, t: Target) => ReturnType<Client['get']>> = {
  'see-comments': (c, t) => c.get(THREADS.list(t.id)),
  comment: (c, t) => c.post(THREADS.replies(t.id, t.comment), { key: newKey(), body: 'Ett svar.' }),
  propose: (c, t) => postThread(c, t.id, { anchor: t.anchor, replacement: [{ text: 'nytt' }], body: '' }),
  'resolve-comment': (c, t) => c.post(THREADS.resolve(t.id, t.comment), { key: newKey() }),
  'accept-proposal': (c, t) => c.post(THREADS.accept(t.id, t.proposal), { key: newKey() })
}

/** The status that each of ägare, författare, delförfattare, granskare and läsare gets; and of an archived document. */
const EXPECTED: Record<OfComments, readonly [number, number, number, number, number]> = {
  'see-comments': [200, 200, 200, 200, 403],
  comment: [201, 201, 201, 201, 403],
  propose: [201, 201, 201, 201, 403],
  'resolve-comment': [204, 204, 204, 403, 403],
  'accept-proposal': [204, 204, 204, 403, 403]
}

describe.each(DATABASES)('comments on %s', kind => {
  const databases = testDatabases(kind)

  async function people(api: TestApi) {
    const owner = await api.as('Ägare Andersson')
    const writer = await api.as('Fredrik Författare')
    const delegate = await api.as('Dag Delförfattare')
    const reviewer = await api.as('Gun Granskare')
    const reader = await api.as('Lisa Läsare')
    const stranger = await api.as('Främling Fransson')
    const id = await owner.document()
    const doc = await write(api, owner, id, 'Alla ska kunna känna sig trygga.')
    await owner.put(API.members(id), { person: writer.person.id, role: 'forfattare' })
    await owner.put(API.members(id), {
      person: delegate.person.id,
      role: 'delforfattare',
      scope: { records: ['s-ingress'], egnaInsatser: false }
    })
    await owner.put(API.members(id), { person: reviewer.person.id, role: 'granskare' })
    await owner.put(API.members(id), { person: reader.person.id, role: 'lasare' })
    return { owner, writer, delegate, reviewer, reader, stranger, id, doc }
  }

  async function target(owner: Client, id: string, anchor: Target['anchor']): Promise<Target> {
    const comment = await makeThread(owner, id, { anchor })
    const proposal = await makeThread(owner, id, { anchor, replacement: [{ text: 'säkra' }], body: '' })
    return { id, comment, proposal, anchor }
  }

  test.each(['arbetsmaterial', 'arkiverad'])('each role × action, %s', async state => {
    const api = await testApi(await databases.open())
    const { owner, writer, delegate, reviewer, reader, stranger, id, doc } = await people(api)
    const anchor = on(doc, 'trygga')
    for (const [action, expected] of Object.entries(EXPECTED) as [OfComments, (typeof EXPECTED)[OfComments]][]) {
      for (const [i, client] of [owner, writer, delegate, reviewer, reader].entries()) {
        const made = await target(owner, id, anchor)
        if (state === 'arkiverad') await owner.post(API.archive(id))
        const before = JSON.stringify((await threadsOf(owner, id)).threads)
        const answer = await REQUESTS[action](client, made)
        const stopped = state === 'arkiverad' && action !== 'see-comments' && expected[i]! < 300
        expect(answer.statusCode, `${client.person.name}: ${action}: ${answer.body}`).toBe(stopped ? 409 : expected[i])
        if (answer.statusCode >= 400) {
          expect(errorOf(answer)).toBe(stopped ? 'arkiverad' : 'inte-behorig')
          expect(JSON.stringify((await threadsOf(owner, id)).threads)).toBe(before)
        }
        if (state === 'arkiverad') await owner.post(API.unarchive(id))
      }
      const made = await target(owner, id, anchor)
      const nobody = await REQUESTS[action](api.nobody, made)
      expect([nobody.statusCode, errorOf(nobody)], action).toEqual([401, 'inte-inloggad'])
      const foreign = await REQUESTS[action](stranger, made)
      const missing = await REQUESTS[action](stranger, { ...made, id: 'FinnsInteAlls0' })
      expect([foreign.statusCode, errorOf(foreign)], action).toEqual([404, 'finns-inte'])
      expect(foreign.body, action).toBe(missing.body)
    }
    await api.close()
  })

  test('a thread on a selection: everything comes back, with who is named', async () => {
    const api = await testApi(await databases.open())
    const { owner, writer, reviewer, id, doc } = await people(api)
    const anchor = on(doc, 'känna sig trygga')
    const thread = await makeThread(reviewer, id, { anchor, body: `Vad menas, @[${owner.person.id}]?` })
    await owner.post(THREADS.replies(id, thread), { key: newKey(), body: 'Trygga hemma och ute.' })
    await writer.put(THREADS.assign(id, thread), { assignedPerson: owner.person.id, assignedUnit: null })
    const list = await threadsOf(writer, id)
    expect(list.threads).toHaveLength(1)
    expect(list.threads[0]).toMatchObject({
      id: thread,
      anchor,
      proposal: null,
      state: 'open',
      assignedPerson: owner.person.id,
      createdBy: reviewer.person.id,
      unread: true
    })
    expect(list.threads[0]?.sequence).toBeGreaterThan(1)
    expect(list.threads[0]?.entries.map(e => [e.author, e.body])).toEqual([
      [reviewer.person.id, `Vad menas, @[${owner.person.id}]?`],
      [owner.person.id, 'Trygga hemma och ute.']
    ])
    expect(list.people.map(p => p.name).sort()).toEqual(['Gun Granskare', 'Ägare Andersson'])
    expect(list.may).toEqual({ comment: true, propose: true, resolve: true, accept: true })
    expect((await threadsOf(reviewer, id)).may).toEqual({ comment: true, propose: true, resolve: false, accept: false })
    await api.close()
  })

  test('since: only what changed, and the revision grows with every change', async () => {
    const api = await testApi(await databases.open())
    const { owner, id } = await people(api)
    const first = await makeThread(owner, id)
    const second = await makeThread(owner, id)
    const { revision } = await threadsOf(owner, id)
    expect((await threadsOf(owner, id, revision)).threads).toEqual([])
    await owner.post(THREADS.resolve(id, first), { key: newKey() })
    const changed = await threadsOf(owner, id, revision)
    expect(changed.threads.map(t => [t.id, t.state])).toEqual([[first, 'resolved']])
    expect(changed.revision).toBeGreaterThan(revision)
    await owner.post(THREADS.replies(id, second), { key: newKey(), body: 'Mer.' })
    expect((await threadsOf(owner, id, changed.revision)).threads.map(t => t.id)).toEqual([second])
    await api.close()
  })

  test('a repeated request makes nothing twice, also when both come at once', async () => {
    const api = await testApi(await databases.open())
    const { owner, writer, id } = await people(api)
    const key = newKey()
    const ids = await Promise.all([1, 2, 3, 4].map(() => makeThread(owner, id, { key })))
    expect(new Set(ids).size).toBe(1)
    // The key is one's own: somebody else's request is another one.
    expect(await makeThread(writer, id, { key })).not.toBe(ids[0])
    const again = newKey()
    await Promise.all([1, 2, 3].map(() => owner.post(THREADS.replies(id, ids[0]!), { key: again, body: 'Svar.' })))
    const { threads } = await threadsOf(owner, id)
    expect(threads).toHaveLength(2)
    expect(threads.find(t => t.id === ids[0])?.entries).toHaveLength(2)
    await api.close()
  })

  test('forged and stale anchors are refused, and nothing is made', async () => {
    const api = await testApi(await databases.open())
    const { owner, id, doc } = await people(api)
    const good = on(doc, 'trygga')
    if (good.kind !== 'text') throw new Error('no text')
    const [part] = good.parts
    const forged = [
      [{ ...part!, record: 'FinnsInte' }, 409, 'text-andrad'],
      [{ ...part!, field: 'titel' }, 400, 'ogiltigt-ankare'],
      [{ ...part!, quote: 'otrygga' }, 409, 'text-andrad'],
      [{ ...part!, start: { ...part!.start, tname: 't:m:titel' } }, 400, 'ogiltigt-ankare'],
      [{ ...part!, start: part!.end, end: part!.start }, 400, 'ogiltigt-ankare'],
      [{ ...part!, end: { ...part!.end, item: { client: 77, clock: 9 } } }, 409, 'text-andrad']
    ] as const
    for (const [anchor, status, error] of forged) {
      const answer = await postThread(owner, id, { anchor: { kind: 'text', parts: [anchor] } })
      expect([answer.statusCode, errorOf(answer)], JSON.stringify(anchor)).toEqual([status, error])
    }
    const record = await postThread(owner, id, { anchor: { kind: 'record', record: 'FinnsInte' } })
    expect([record.statusCode, errorOf(record)]).toEqual([409, 'text-andrad'])
    const twoStretches = { kind: 'text' as const, parts: [part!, part!] }
    const wide = await postThread(owner, id, { anchor: twoStretches, replacement: [{ text: 'x' }] })
    expect(errorOf(wide)).toBe('ogiltigt-ankare')
    const onWhole = await postThread(owner, id, { replacement: [{ text: 'x' }] })
    expect(errorOf(onWhole)).toBe('ogiltigt-ankare')
    expect((await threadsOf(owner, id)).threads).toEqual([])
    await api.close()
  })

  test('an anchor of one document does not fit another', async () => {
    const api = await testApi(await databases.open())
    const { owner, id, doc } = await people(api)
    const other = await owner.document('Ett annat')
    await write(api, owner, other, 'Alla ska kunna känna sig trygga.')
    const answer = await postThread(owner, other, { anchor: on(doc, 'trygga') })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    const thread = await makeThread(owner, id)
    for (const url of [THREADS.replies(other, thread), THREADS.resolve(other, thread), THREADS.reopen(other, thread)]) {
      const refused = await owner.post(url, { key: newKey(), body: 'Hej' })
      expect([refused.statusCode, errorOf(refused)], url).toEqual([404, 'finns-inte'])
    }
    await api.close()
  })

  test('bodies that are too large, empty, or of another form', async () => {
    const api = await testApi(await databases.open())
    const { owner, id } = await people(api)
    const wrong: [object, number, string][] = [
      [{ body: 'x'.repeat(10_001) }, 400, 'ogiltig-begaran'],
      [{ body: '   ' }, 400, 'ogiltig-begaran'],
      [{ key: 'kort' }, 400, 'ogiltig-begaran'],
      [{ anchor: { kind: 'text', parts: [] } }, 400, 'ogiltig-begaran'],
      [{ replacement: [{ text: 'x', link: 'javascript:alert(1)' }] }, 400, 'ogiltig-begaran'],
      [{ body: 'x'.repeat(600_000) }, 413, 'for-stor']
    ]
    for (const [given, status, error] of wrong) {
      const answer = await postThread(owner, id, given)
      expect([answer.statusCode, errorOf(answer)]).toEqual([status, error])
    }
    expect((await threadsOf(owner, id)).threads).toEqual([])
    await api.close()
  })

  test('only the author edits and withdraws; what it said is kept, and shown to nobody', async () => {
    const api = await testApi(await databases.open())
    const { owner, writer, reviewer, id } = await people(api)
    const thread = await makeThread(reviewer, id, { body: 'Först så.' })
    const entry = (await threadsOf(reviewer, id)).threads[0]!.entries[0]!.id
    for (const client of [owner, writer]) {
      const edit = await client.put(THREADS.entry(id, thread, entry), { body: 'Förfalskat.' })
      expect([edit.statusCode, errorOf(edit)]).toEqual([403, 'annans-kommentar'])
      const withdrawn = await client.post(THREADS.withdraw(id, thread, entry))
      expect([withdrawn.statusCode, errorOf(withdrawn)]).toEqual([403, 'annans-kommentar'])
    }
    expect((await reviewer.put(THREADS.entry(id, thread, entry), { body: 'Sedan så.' })).statusCode).toBe(204)
    expect((await threadsOf(owner, id)).threads[0]?.entries[0]).toMatchObject({ body: 'Sedan så.' })
    expect((await threadsOf(owner, id)).threads[0]?.entries[0]?.editedAt).not.toBeNull()
    expect((await reviewer.post(THREADS.withdraw(id, thread, entry))).statusCode).toBe(204)
    const [shown] = (await threadsOf(reviewer, id)).threads[0]!.entries
    expect(shown).toMatchObject({ body: '' })
    expect(shown?.withdrawnAt).not.toBeNull()
    const kept = await api.storage.db.selectFrom('entry_version').select('body').orderBy('revision').execute()
    expect(kept.map(v => v.body)).toEqual(['Först så.', 'Sedan så.'])
    const again = await reviewer.put(THREADS.entry(id, thread, entry), { body: 'Ändå.' })
    expect([again.statusCode, errorOf(again)]).toEqual([409, 'atertagen-kommentar'])
    await api.close()
  })

  test('the first who accepts gets it; the second is told; a repeated request is the first', async () => {
    const api = await testApi(await databases.open())
    const { owner, writer, reviewer, id, doc } = await people(api)
    const anchor = on(doc, 'trygga')
    const proposal = await makeThread(reviewer, id, { anchor, replacement: [{ text: 'säkra', bold: true }], body: '' })
    const keys = [newKey(), newKey()]
    const answers = await Promise.all([
      owner.post(THREADS.accept(id, proposal), { key: keys[0] }),
      writer.post(THREADS.accept(id, proposal), { key: keys[1] })
    ])
    expect(answers.map(a => a.statusCode).sort()).toEqual([204, 409])
    const late = answers.find(a => a.statusCode === 409)!
    expect(errorOf(late)).toBe('redan-avgjord')
    const first = answers[0]!.statusCode === 204 ? owner : writer
    expect(late.body).toContain(first.person.name)
    const same = await first.post(THREADS.accept(id, proposal), { key: first === owner ? keys[0] : keys[1] })
    expect(same.statusCode).toBe(204)
    const [thread] = (await threadsOf(owner, id)).threads
    expect(thread).toMatchObject({ state: 'accepted', stateBy: first.person.id })
    expect(thread?.proposal).toEqual({ replacement: [{ text: 'säkra', bold: true }] })
    expect((await owner.post(THREADS.reject(id, proposal), { key: newKey() })).statusCode).toBe(409)
    expect((await owner.post(THREADS.reopen(id, proposal))).statusCode).toBe(204)
    expect((await owner.post(THREADS.reject(id, proposal), { key: newKey() })).statusCode).toBe(204)
    await api.close()
  })

  test('a delförfattare accepts only where the gate would let them write', async () => {
    const api = await testApi(await databases.open())
    const { owner, delegate, id, doc } = await people(api)
    const inside = await makeThread(owner, id, { anchor: on(doc, 'trygga'), replacement: [{ text: 'säkra' }] })
    const title = anchorPartOf(doc, 'm', 'titel', 0, 7)
    const outside = await makeThread(owner, id, {
      anchor: { kind: 'text', parts: [title] },
      replacement: [{ text: 'Plan' }]
    })
    const refused = await delegate.post(THREADS.accept(id, outside), { key: newKey() })
    expect([refused.statusCode, errorOf(refused)]).toEqual([403, 'inte-behorig'])
    expect((await threadsOf(owner, id)).threads.find(t => t.id === outside)?.state).toBe('open')
    expect((await delegate.post(THREADS.accept(id, inside), { key: newKey() })).statusCode).toBe(204)
    await api.close()
  })

  test('each end belongs to its kind; a reviewer ends and opens only their own proposals', async () => {
    const api = await testApi(await databases.open())
    const { owner, reviewer, id, doc } = await people(api)
    const anchor = on(doc, 'trygga')
    const replacement = [{ text: 'säkra' }]
    const comment = await makeThread(owner, id)
    const theirs = await makeThread(owner, id, { anchor, replacement })
    const own = await makeThread(reviewer, id, { anchor, replacement })
    for (const url of [THREADS.accept(id, comment), THREADS.reject(id, comment), THREADS.resolve(id, theirs)])
      expect(errorOf(await owner.post(url, { key: newKey() }))).toBe('ogiltig-begaran')
    const status = async (url: string) => (await reviewer.post(url, { key: newKey() })).statusCode
    expect(await status(THREADS.reject(id, theirs))).toBe(403)
    expect(await status(THREADS.reject(id, own))).toBe(204)
    expect(await status(THREADS.reopen(id, own))).toBe(204)
    await owner.post(THREADS.resolve(id, comment), { key: newKey() })
    expect(await status(THREADS.reopen(id, comment))).toBe(403)
    await api.close()
  })

  test('only those who can open the document are mentioned or get something to do', async () => {
    const api = await testApi(await databases.open())
    const { owner, reader, stranger, id } = await people(api)
    const refused = async (given: object) => errorOf(await postThread(owner, id, given))
    expect(await refused({ body: `@[${stranger.person.id}]` })).toBe('kan-inte-namnas')
    expect(await refused({ body: `@[${reader.person.id}]` })).toBe('kan-inte-namnas')
    expect(await refused({ body: '@[FinnsInteAlls0]' })).toBe('kan-inte-namnas')
    expect(await refused({ assignedPerson: stranger.person.id })).toBe('kan-inte-namnas')
    expect(await refused({ assignedUnit: 'finns-inte' })).toBe('kan-inte-namnas')
    const names = async (q: string) =>
      (await owner.get(THREADS.participants(id, q))).json().people.map((p: { name: string }) => p.name)
    expect(await names('gun')).toEqual(['Gun Granskare'])
    expect(await names('främ')).toEqual([])
    expect(await names('%')).toEqual([])
    expect(await names('')).not.toContain('Lisa Läsare')
    await api.close()
  })

  test('what a person has seen is theirs alone, and what is said later is unread again', async () => {
    const api = await testApi(await databases.open())
    const { owner, writer, reviewer, id } = await people(api)
    const thread = await makeThread(owner, id)
    const unread = async (client: Client) => (await threadsOf(client, id)).threads[0]?.unread
    expect([await unread(owner), await unread(writer), await unread(reviewer)]).toEqual([false, true, true])
    const { revision } = (await threadsOf(writer, id)).threads[0]!
    await owner.post(THREADS.replies(id, thread), { key: newKey(), body: 'Ett ord till.' })
    // What came after the list was fetched has not been seen.
    await writer.put(THREADS.read(id), { seen: [{ thread, revision }] })
    expect(await unread(writer)).toBe(true)
    await writer.put(THREADS.read(id), { seen: [{ thread, revision: 1_000_000 }] })
    expect([await unread(writer), await unread(reviewer)]).toEqual([false, true])
    await reviewer.post(THREADS.replies(id, thread), { key: newKey(), body: 'Jaha.' })
    expect([await unread(writer), await unread(owner)]).toEqual([true, true])
    await writer.put(THREADS.read(id), { seen: [{ thread: 'FinnsInte', revision: 1 }] })
    await api.close()
  })

  test('what waits for a person: mentioned and not seen, theirs to do, their unit’s', async () => {
    const api = await testApi(await databases.open())
    const { owner, writer, reviewer, id } = await people(api)
    const unit = api.storage.db.insertInto('person_unit')
    const [first] = (await owner.get(API.kommun)).json().enheter as { id: string }[]
    await unit.values({ person: reviewer.person.id, unit: first!.id }).execute()
    const waiting = async (client: Client) =>
      (await client.get(THREADS.waiting)).json().waiting.map((w: { thread: string; why: string }) => [w.thread, w.why])
    const mention = await makeThread(owner, id, { body: `Hej @[${writer.person.id}], hinner du?` })
    const task = await makeThread(owner, id, { assignedPerson: writer.person.id })
    const units = await makeThread(owner, id, { assignedUnit: first!.id })
    expect((await waiting(writer)).sort()).toEqual(
      [
        [mention, 'mentioned'],
        [task, 'assigned']
      ].sort()
    )
    expect(await waiting(reviewer)).toEqual([[units, 'unit']])
    expect(await waiting(owner)).toEqual([])
    const { words, title, by } = (await writer.get(THREADS.waiting)).json().waiting.at(-1)
    expect([words, title, by.name]).toEqual([
      'Hej @Fredrik Författare, hinner du?',
      'Program för prov',
      'Ägare Andersson'
    ])
    await writer.put(THREADS.read(id), {
      seen: [
        { thread: mention, revision: 1_000 },
        { thread: task, revision: 1_000 }
      ]
    })
    expect(await waiting(writer)).toEqual([[task, 'assigned']])
    await owner.post(THREADS.resolve(id, task), { key: newKey() })
    expect(await waiting(writer)).toEqual([])
    // Who may no longer see the document is told nothing about it.
    await owner.put(API.members(id), { person: reviewer.person.id, role: 'lasare' })
    expect(await waiting(reviewer)).toEqual([])
    await api.close()
  })

  test('a session that has ended, and a request from elsewhere', async () => {
    const api = await testApi(await databases.open())
    const { owner, id } = await people(api)
    const thread = await makeThread(owner, id)
    const foreign = await owner.post(
      THREADS.replies(id, thread),
      { key: newKey(), body: 'Hej' },
      { origin: 'https://ond.exempel' }
    )
    expect([foreign.statusCode, errorOf(foreign)]).toEqual([403, 'fel-ursprung'])
    await owner.send('DELETE', API.session)
    const late = await owner.post(THREADS.replies(id, thread), { key: newKey(), body: 'Hej' })
    expect([late.statusCode, errorOf(late)]).toEqual([401, 'inte-inloggad'])
    await api.close()
  })
})
