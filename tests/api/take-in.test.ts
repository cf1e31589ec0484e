import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { THREADS } from '../../schemas/api/threads.ts'
import { anchorPartOf } from '../../schemas/comments/make.ts'
import { sendDigests } from '../../server/comments/digest.ts'
import { type TakenIn, takeIn } from '../../server/comments/take-in.ts'
import { personalDataOf } from '../../server/personal-data/collect.ts'
import { errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { INGRESS, threadsOf, WHOLE, write } from '../helpers/threads.ts'

const WORDS = 'Programmet beskriver hur kommunen arbetar.'
const AT = '2026-03-04T08:15:00Z'

describe.each(DATABASES)('what outside people wrote, taken in on %s', kind => {
  const databases = testDatabases(kind)

  async function start() {
    const api = await testApi(await databases.open())
    const anna = await api.as('Anna Åberg')
    const id = await anna.document()
    const doc = await write(api, anna, id, WORDS)
    const writing = { ...api, register: { kommun: { enheter: [] } } } as unknown as Parameters<typeof takeIn>[0]
    const take = (items: readonly TakenIn[], person = anna.person.id) =>
      takeIn({ ...writing, now: () => api.clock.now }, { document: id, person }, items)
    return { api, anna, id, doc, take }
  }

  const on = (doc: Y.Doc, words: string): TakenIn['anchor'] => {
    const from = WORDS.indexOf(words)
    return { kind: 'text', parts: [anchorPartOf(doc, INGRESS.record, INGRESS.field, from, from + words.length)] }
  }
  const item = (given: Partial<TakenIn> = {}): TakenIn => ({
    anchor: WHOLE,
    replacement: null,
    entries: [{ author: 'Karin Berg', at: AT, text: 'Bra.' }],
    resolved: false,
    ...given
  })

  test('keeps names, times, answers in their order, and what is done', async () => {
    const { api, anna, id, doc, take } = await start()
    const answers = Array.from({ length: 30 }, (_, i) => ({ author: `Svar ${i}`, at: AT, text: `Svar nummer ${i}` }))
    await take([
      item({
        anchor: on(doc, 'kommunen'),
        entries: [{ author: 'Karin Berg', at: AT, text: 'Vilken?\n\nSkriv ut.' }, ...answers]
      }),
      item({
        anchor: on(doc, 'arbetar'),
        replacement: [{ text: 'verkar' }],
        entries: [{ author: 'Ali Sand', at: null, text: '' }]
      }),
      item({ resolved: true, entries: [{ author: '', at: 'i går', text: 'Klart' }] })
    ])
    const { threads } = await threadsOf(anna, id)
    const said = (text: string) => threads.find(t => t.entries[0]?.body.startsWith(text))!
    const first = said('Vilken')
    expect(first).toMatchObject({
      writtenBy: 'Karin Berg',
      writtenAt: '2026-03-04T08:15:00.000Z',
      createdBy: anna.person.id,
      source: { kind: 'word', copy: null },
      state: 'open',
      unread: false
    })
    expect(first.entries.map(e => e.body)).toEqual(['Vilken?\n\nSkriv ut.', ...answers.map(a => a.text)])
    expect(first.entries.map(e => e.writtenBy)).toEqual(['Karin Berg', ...answers.map(a => a.author)])
    const proposal = threads.find(t => t.proposal)!
    expect([proposal.writtenBy, proposal.writtenAt, proposal.entries]).toEqual(['Ali Sand', null, []])
    expect(proposal.proposal?.replacement).toEqual([{ text: 'verkar' }])
    expect(said('Klart')).toMatchObject({ state: 'resolved', stateBy: anna.person.id, writtenBy: '', writtenAt: null })
    await api.close()
  })

  test('makes nothing twice, whoever asks; what is said twice is two', async () => {
    const { api, anna, id, doc, take } = await start()
    const bo = await api.as('Bo')
    const items = [item(), item(), item({ anchor: on(doc, 'kommunen') })]
    const made = await take(items)
    expect(new Set(made).size).toBe(3)
    expect(await take(items, bo.person.id)).toEqual(made)
    const [again, fresh] = await take([item(), item({ key: 'annan' })])
    expect([again === made[0], made.includes(fresh!)]).toEqual([true, false])
    const both = await Promise.all([take([item({ key: 'x' })]), take([item({ key: 'x' })], bo.person.id)])
    expect(both[0]).toEqual(both[1])
    expect((await threadsOf(anna, id)).threads).toHaveLength(5)
    await api.close()
  })

  test('a text that looks like a mention mentions nobody, and a long one is kept', async () => {
    const { api, anna, id, take } = await start()
    const bo = await api.as('Bo')
    await api.storage.db.updateTable('person').set({ email: 'bo@exempel.se' }).where('id', '=', bo.person.id).execute()
    const long = `@[${bo.person.id}] <b>se</b> @Bo & ${'ord '.repeat(10_000)}slut`
    await take([item({ entries: [{ author: 'Karin', at: AT, text: long }] })])
    const { threads, people } = await threadsOf(anna, id)
    expect(threads[0]?.entries[0]?.body).toBe(long)
    expect(people.map(p => p.id)).toEqual([anna.person.id])
    expect(await api.storage.db.selectFrom('thread_notice').selectAll().execute()).toEqual([])
    await api.close()
  })

  test('cannot be given other words, nor taken back, by whoever took it in; it can be answered', async () => {
    const { api, anna, id, take } = await start()
    const [thread] = await take([item()])
    const entry = (await threadsOf(anna, id)).threads[0]!.entries[0]!.id
    for (const answer of [
      await anna.put(THREADS.entry(id, thread!, entry), { body: 'Något annat.' }),
      await anna.post(THREADS.withdraw(id, thread!, entry))
    ])
      expect([answer.statusCode, errorOf(answer)]).toEqual([403, 'annans-kommentar'])
    expect((await anna.post(THREADS.replies(id, thread!), { key: 'svar-nyckel-1', body: 'Tack.' })).statusCode).toBe(
      201
    )
    const { entries } = (await threadsOf(anna, id)).threads[0]!
    expect(entries.map(e => [e.body, e.writtenBy])).toEqual([
      ['Bra.', 'Karin Berg'],
      ['Tack.', null]
    ])
    await api.close()
  })

  test('letters, what waits, and personal data say who wrote it', async () => {
    const { api, anna, id, take } = await start()
    const bo = await api.as('Bo')
    await api.storage.db.updateTable('person').set({ email: 'bo@exempel.se' }).where('id', '=', bo.person.id).execute()
    await anna.put(`/api/documents/${id}/members`, { person: bo.person.id, role: 'forfattare' })
    const [thread] = await take([item()])
    await anna.put(THREADS.assign(id, thread!), { assignedPerson: bo.person.id })
    const { waiting } = (await bo.get(THREADS.waiting)).json() as { waiting: { by: { name: string }; at: string }[] }
    expect(waiting).toMatchObject([
      { by: { name: 'Karin Berg (i Word)' }, at: '2026-03-04T08:15:00.000Z', words: 'Bra.' }
    ])
    api.clock.now += 2 * 60 * 60 * 1000
    const digesting = { ...(api as TestApi), now: () => api.clock.now, log: { error: () => {} }, address: 'http://x' }
    expect(await sendDigests(digesting as never)).toBe(1)
    const letters = await api.storage.db.selectFrom('outbox').select('text').execute()
    expect(letters[0]?.text).toContain('”Bra.”')
    const data = await personalDataOf(api.storage, { name: 'K', enheter: [] } as never, anna.person.id, 1)
    expect(data.comments).toMatchObject([
      { text: 'Bra.', takenInFrom: { writtenBy: 'Karin Berg', writtenAt: '2026-03-04T08:15:00.000Z' } }
    ])
    await api.close()
  })
})
