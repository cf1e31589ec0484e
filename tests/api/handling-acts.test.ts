import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { HANDLING, type RemovedSynpunkter, type SynpunktRow } from '../../schemas/api/handling.ts'
import { flatOf } from '../../schemas/comments/flat.ts'
import { fieldName } from '../../schemas/document/ids.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import {
  forslag,
  handleAs,
  imported,
  kommentar,
  onRecord,
  placeOf,
  sentRemiss,
  submit,
  type TestRemiss,
  tableOf,
  WHOLE_DOCUMENT,
  yttrande
} from '../helpers/handling.ts'
import { refusing } from '../helpers/refusing.ts'
import { newKey, threadsOf } from '../helpers/threads.ts'

/** What handling leaves behind: entries in the audit log, letters to those who are given something, who took what away. */
describe.each(DATABASES)('acts of handling on %s', kind => {
  const databases = testDatabases(kind)

  async function start() {
    const api = await testApi(await databases.open())
    const owner = await api.as('Ägare Andersson')
    const writer = await api.as('Fredrik Författare')
    const remiss = await sentRemiss(api.storage, owner, await imported(owner), ['Socialnämnden'])
    await owner.put(API.members(remiss.document), { person: writer.person.id, role: 'forfattare' })
    for (const [client, email] of [
      [owner, 'agare@example.se'],
      [writer, 'fredrik@example.se']
    ] as const)
      await api.storage.db.updateTable('person').set({ email }).where('id', '=', client.person.id).execute()
    const answer = await submit(api.storage, remiss, 'M1', [
      kommentar(WHOLE_DOCUMENT, 'Ett.'),
      forslag(placeOf(remiss, 'in-2-2', 'inom tre'), 'inom två'),
      kommentar(onRecord('in-2-2'), 'Tre.'),
      yttrande('Ett stycke.')
    ])
    return { api, owner, writer, remiss, answer }
  }

  const entriesOf = async ({ storage }: TestApi): Promise<unknown[]> => {
    const rows = await storage.db
      .selectFrom('audit_entry')
      .select(['event', 'person', 'document', 'details'])
      .where(eb => eb.or([eb('event', 'like', 'synpunkt.%'), eb('event', 'like', 'phrase.%')]))
      .orderBy('sequence')
      .execute()
    return rows.map(row => [row.event, row.person, row.document, JSON.parse(row.details) as unknown])
  }

  test('cutting, giving out, deciding, accepting, moving, taking away and back each leave an entry, without words; what was refused leaves none', async () => {
    const { api, owner, writer, remiss, answer } = await start()
    const { document, remiss: id } = remiss
    const source = { part: 'd4', paragraph: 0, from: 0, to: 3 }
    const cut = { key: newKey(), submission: answer, source, places: [WHOLE_DOCUMENT, onRecord('in-2-2')] }
    await tableOf(owner, remiss)
    await owner.post(HANDLING.synpunkter(document, id), cut)
    await owner.post(HANDLING.synpunkter(document, id), cut)
    const { synpunkter } = await tableOf(owner, remiss)
    const { synpunkter: given } = await handleAs(owner, remiss, synpunkter, { handler: writer.person.id })
    await handleAs(owner, remiss, given, { handler: writer.person.id, motivation: 'Hemligt skäl.' })
    const { synpunkter: now } = await tableOf(owner, remiss)
    await handleAs(writer, remiss, [now[0]!, now[2]!], { outcome: 'noteras' })
    const refused = await writer.post(HANDLING.synpunkter(document, id), { ...cut, key: newKey(), submission: 'nej' })
    expect(refused.statusCode).not.toBe(201)
    await owner.post(HANDLING.accept(document, id, now[1]!.id), { key: newKey() })
    const set = async (body: object): Promise<void> => {
      const [row] = (await tableOf(owner, remiss)).synpunkter
      await owner.send('PATCH', HANDLING.synpunkt(document, id, row!.id), { revision: row!.revision, ...body })
    }
    await set({ place: onRecord('in-3-1'), kind: 'fraga' })
    await set({ removed: true })
    await set({ removed: false })
    await owner.send('PATCH', HANDLING.synpunkt(document, id, now[0]!.id), { revision: -1, removed: true })
    const phrase = (await owner.post(HANDLING.phrases(document), { label: 'a', text: 'b' })).json() as { id: string }
    await owner.put(HANDLING.phrase(document, phrase.id), { label: 'a', text: 'c' })
    await owner.send('DELETE', HANDLING.phrase(document, phrase.id))
    await owner.send('DELETE', HANDLING.phrase(document, phrase.id))
    const [{ thread } = { thread: null }] = (await tableOf(owner, remiss)).synpunkter.filter(s => s.thread !== null)
    const one = { remiss: id, count: 1, numbers: '1' }
    const { id: o } = owner.person
    expect(await entriesOf(api)).toEqual([
      ['synpunkt.cut', o, document, { remiss: id, count: 2, numbers: '4-5' }],
      ['synpunkt.assigned', o, document, { remiss: id, count: 5, numbers: '1-5', to: writer.person.id }],
      ['synpunkt.decided', writer.person.id, document, { remiss: id, count: 2, numbers: '1,3', outcome: 'noteras' }],
      ['synpunkt.accepted', o, document, { ...one, numbers: '2', thread }],
      ['synpunkt.changed', o, document, { ...one, what: 'kind,place' }],
      ['synpunkt.removed', o, document, one],
      ['synpunkt.taken-back', o, document, one],
      ['phrase.changed', o, document, { phrase: phrase.id }],
      ['phrase.removed', o, document, { phrase: phrase.id }]
    ])
    await api.close()
  })

  test('what was taken away is listed with who and when, and can be taken back', async () => {
    const { api, owner, remiss } = await start()
    const url = HANDLING.removed(remiss.document, remiss.remiss)
    const list = async (): Promise<RemovedSynpunkter['synpunkter']> =>
      ((await owner.get(url)).json() as RemovedSynpunkter).synpunkter
    expect(await list()).toEqual([])
    const [row] = (await tableOf(owner, remiss)).synpunkter
    const one = HANDLING.synpunkt(remiss.document, remiss.remiss, row!.id)
    await owner.send('PATCH', one, { revision: row!.revision, removed: true })
    const [removed] = await list()
    expect(removed).toMatchObject({ id: row!.id, number: 1, said: 'Ett.', kind: 'synpunkt', by: 'Ägare Andersson' })
    expect(Date.parse(removed!.at)).toBe(api.clock.now)
    const back = await owner.send('PATCH', one, { revision: removed!.revision, removed: false })
    expect((back.json() as SynpunktRow).removed).toBe(false)
    expect(await list()).toEqual([])
    await api.close()
  })

  test('the words of a proposal and its thread are stored together or not at all; a link that was not made is made by asking again', async () => {
    const { api, owner: anna, writer, remiss } = await start()
    const row = (await tableOf(anna, remiss)).synpunkter[1]
    const accept = () => anna.post(HANDLING.accept(remiss.document, remiss.remiss, row!.id), { key: newKey() })
    const now = async () => {
      const doc = (await api.sync.readDocument(remiss.document))!
      const { threads } = await threadsOf(anna, remiss.document)
      const { outcome, changes } = (await tableOf(anna, remiss)).synpunkter[1]!
      const has = (words: string) => flatOf(doc.getText(fieldName('in-2-2', 'text'))).includes(words)
      return { words: has('inom två') && !has('inom tre'), state: threads.map(t => t.state), outcome, changes }
    }
    const nothing = { words: false, state: ['open'], outcome: null, changes: [] }
    for (const table of ['thread', 'document_update']) {
      await refusing(api.storage, table, table === 'thread' ? 'update' : 'insert', async () => {
        expect((await accept()).statusCode).toBe(500)
      })
      expect(await now()).toEqual(nothing)
    }
    await refusing(api.storage, 'handling', 'insert', async () => {
      expect((await accept()).statusCode).toBe(500)
    })
    expect(await now()).toEqual({ ...nothing, words: true, state: ['accepted'] })
    await handleAs(anna, remiss, [(await tableOf(anna, remiss)).synpunkter[1]!], { handler: writer.person.id })
    const healed = await writer.post(HANDLING.accept(remiss.document, remiss.remiss, row!.id), { key: newKey() })
    expect([healed.statusCode, (healed.json() as SynpunktRow).outcome]).toEqual([200, 'beaktas'])
    expect((await now()).changes).toMatchObject([{ record: 'in-2-2', field: 'text' }])
    const late = await accept()
    expect([late.statusCode, errorOf(late)]).toEqual([409, 'redan-avgjord'])
    await api.close()
  })

  const lettersTo = async ({ storage }: TestApi, client: Client) =>
    storage.db
      .selectFrom('letter')
      .innerJoin('outbox', 'outbox.key', 'letter.key')
      .select([
        'letter.kind',
        'letter.subject',
        'letter.text',
        'letter.made_by',
        'outbox.recipient',
        'outbox.text as sent'
      ])
      .where('letter.person', '=', client.person.id)
      .orderBy('letter.made_at')
      .execute()

  const give = (client: Client, remiss: TestRemiss, rows: readonly SynpunktRow[], to: Client, lastDay?: string) =>
    handleAs(client, remiss, rows, { handler: to.person.id, ...(lastDay ? { lastDay } : {}) })

  test('whoever is given synpunkter gets one letter for the act, with a link to the filtered table; nobody gets one from oneself', async () => {
    const { api, owner, writer, remiss } = await start()
    const { synpunkter } = await tableOf(owner, remiss)
    const { synpunkter: given } = await give(owner, remiss, synpunkter, writer, '2026-12-01')
    await give(owner, remiss, given, writer)
    const letters = await lettersTo(api, writer)
    expect(letters.map(l => [l.kind, l.recipient, l.made_by])).toEqual([
      ['tilldelning', 'fredrik@example.se', owner.person.id]
    ])
    const [{ text, sent } = { text: '', sent: '' }] = letters
    expect(sent).toBe(text)
    expect(text).toContain('Ägare Andersson har gett dig 3 synpunkter att hantera')
    expect(text).toContain('1 december 2026')
    expect(text).toContain(
      `/dokument/${remiss.document}/synpunkter?remiss=${remiss.remiss}&ansvarig=${writer.person.id}`
    )
    const [first] = (await tableOf(owner, remiss)).synpunkter
    const { synpunkter: own } = await give(owner, remiss, [first!], owner)
    expect(await lettersTo(api, owner)).toEqual([])
    await give(owner, remiss, own, writer)
    expect((await lettersTo(api, writer)).map(l => l.text.includes('gett dig en synpunkt'))).toEqual([false, true])
    await api.close()
  })

  test('who gave nothing writes to nobody: a refused act, and one that lost to somebody else, leave no letter', async () => {
    const { api, owner, writer, remiss } = await start()
    const [row] = (await tableOf(owner, remiss)).synpunkter
    const items = [{ synpunkt: row!.id, revision: row!.revision }]
    const url = HANDLING.handle(remiss.document, remiss.remiss)
    const stranger = await api.as('Främling Fransson')
    expect(errorOf(await owner.post(url, { items, change: { handler: stranger.person.id } }))).toBe('kan-inte-hantera')
    await give(owner, remiss, [row!], owner)
    const late = await give(owner, remiss, [row!], writer)
    expect(late.conflicts).toEqual([row!.id])
    expect([...(await lettersTo(api, writer)), ...(await lettersTo(api, stranger))]).toEqual([])
    await api.close()
  })
})
