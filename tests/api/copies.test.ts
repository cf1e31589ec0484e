import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { COPIES, type CopyList, type ReceivedCopy, type WholeCopy } from '../../schemas/api/copies.ts'
import type { Anchor } from '../../schemas/comments/anchor.ts'
import { anchorPartOf } from '../../schemas/comments/make.ts'
import type { Thread } from '../../schemas/comments/thread.ts'
import { type Client, errorOf, testApi } from '../helpers/api.ts'
import { bookmark, edited, freezeAgain, received, sampleVersion, send, WORD, wholeCopy } from '../helpers/copies.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { makeThread, threadsOf } from '../helpers/threads.ts'

const INSATS = 'in-1-1'
const text = bookmark(INSATS, 'text')

const accept = (client: Client, id: string, copy: string, revision: number) =>
  client.post(COPIES.accept(id, copy), { revision })

async function taken(client: Client, id: string, copy: string, revision = 0): Promise<Thread[]> {
  const answer = await accept(client, id, copy, revision)
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return (await threadsOf(client, id)).threads
}

describe.each(DATABASES)('copies that come back on %s', kind => {
  const databases = testDatabases(kind)

  async function start() {
    const api = await testApi(await databases.open())
    const anna = await api.as('Anna Åberg')
    return { api, anna, ...(await sampleVersion(anna)) }
  }

  test('know the comments and proposals that they were sent with, and answer in their threads', async () => {
    const { api, anna, id, version } = await start()
    const present = (await api.sync.readDocument(id))!
    const on = (record: string, from: number, to: number): Anchor => ({
      kind: 'text',
      parts: [anchorPartOf(present, record, 'text', from, to)]
    })
    const asked = await makeThread(anna, id, { anchor: on(INSATS, 4, 12), body: 'Vilka är de?' })
    const removed = await makeThread(anna, id, { anchor: on(INSATS, 20, 26), body: 'Stryk det här.' })
    const done = await makeThread(anna, id, { anchor: on('in-1-2', 0, 5), body: 'Se avtalet.' })
    await makeThread(anna, id, { anchor: on('in-1-2', 10, 14), body: '', replacement: [{ text: 'alla' }] })
    // Not a version's file, but one of the same text.
    const exported = (await anna.get(API.exportAs(id, 'docx'))).rawPayload
    const untouched = await received(anna, id, exported, 'orörd.docx')
    expect(untouched.copy).toMatchObject({
      version: { id: version.id },
      comments: 0,
      changes: 0,
      known: 4,
      unplaced: 0
    })

    const file = edited(exported, hand => {
      const said = (words: string): number => hand.commentSaying(words)
      hand.reply(said('Vilka är de?'), 'Menar ni nämnden?')
      hand.reply(said('Vilka är de?'), 'Eller styrelsen?')
      hand.reply(said('Se avtalet.'), 'Ska inte med.')
      hand.endComment(said('Stryk det här.'), 'removed')
      hand.endComment(said('Se avtalet.'), 'done')
      hand.comment(text, 0, 3, 'En ny fråga')
      hand.type(text, 0, 'Nu ')
    })
    const { copy } = await received(anna, id, file)
    expect(copy).toMatchObject({ comments: 4, changes: 1, known: 3, unplaced: 0, complete: true })
    const whole = await wholeCopy(anna, id, copy.id)
    expect(whole.known).toEqual({
      comments: 2,
      changes: 1,
      missing: [{ thread: removed, what: 'comment', said: { author: 'Anna Åberg', text: 'Stryk det här.' } }],
      resolved: [{ thread: done, said: { author: 'Anna Åberg', text: 'Se avtalet.' } }]
    })
    const told = whole.items.map(i => [i.text, i.becomes, i.answers?.thread ?? null] as const)
    expect(told.toSorted(([a], [b]) => (a < b ? -1 : 1))).toEqual([
      ['Eller styrelsen?', 'answer', asked],
      ['En ny fråga', 'comment', null],
      ['Menar ni nämnden?', 'answer', asked],
      ['Nu ', 'proposal', null],
      ['Ska inte med.', 'answer', done]
    ])
    const { key } = whole.items.find(i => i.text === 'Ska inte med.')!
    const decided = await anna.put(COPIES.decisions(id, copy.id), { revision: 0, items: [{ key, leftOut: true }] })
    expect(decided.statusCode).toBe(200)
    const accepted = await accept(anna, id, copy.id, 1)
    expect(accepted.json()).toMatchObject({ threads: 4, copy: { takenIn: 4 } })
    const { threads } = await threadsOf(anna, id)
    expect(threads).toHaveLength(6)
    expect(threads.find(t => t.id === asked)).toMatchObject({
      state: 'open',
      entries: [
        { body: 'Vilka är de?', writtenBy: null },
        { body: 'Menar ni nämnden?', writtenBy: 'Berit Lund', writtenAt: '2026-12-01T10:00:00.000Z' },
        { body: 'Eller styrelsen?', writtenBy: 'Berit Lund' }
      ]
    })
    // What was removed or marked as done in the copy is as it was.
    for (const thread of [removed, done])
      expect(threads.find(t => t.id === thread)).toMatchObject({ state: 'open', entries: [{ writtenBy: null }] })
    const after = await wholeCopy(anna, id, copy.id)
    expect(after.items.find(i => i.text === 'Menar ni nämnden?')).toMatchObject({ thread: asked })
    // Taken in twice, and by somebody else, it is there once.
    const bo = await api.as('Bo Berg')
    await anna.put(API.members(id), { person: bo.person.id, role: 'forfattare' })
    expect((await accept(bo, id, copy.id, 2)).json()).toMatchObject({ threads: 0 })
    expect((await threadsOf(anna, id)).threads.find(t => t.id === asked)!.entries).toHaveLength(3)
    await api.close()
  })

  test('of another document know nothing of this one', async () => {
    const { api, anna, id } = await start()
    await makeThread(anna, id, { anchor: { kind: 'document' }, body: 'Bra.' })
    const exported = (await anna.get(API.exportAs(id, 'docx'))).rawPayload
    const other = await sampleVersion(anna)
    const { copy } = (await send(anna, other.id, exported, 'fel.docx', other.version.id)).json() as ReceivedCopy
    expect(copy).toMatchObject({ comments: 1, known: 0 })
    await api.close()
  })

  test('are read against their version, kept as they came, and recognised', async () => {
    const { api, anna, id, version, word } = await start()
    const file = edited(word, hand => {
      const asked = hand.comment(text, 4, 12, 'Är det här rätt?')
      hand.author = 'Ali Sand'
      hand.comment(text, 4, 12, 'Ja.', asked)
      hand.type(text, 0, 'Nu ')
      hand.tracking = false
      hand.delete(bookmark('in-1-2', 'text'), 0, 3)
    })
    const { copy, again } = await received(anna, id, file, 'svar från Vård.docx')
    expect(again).toBe(false)
    expect(copy).toMatchObject({
      version: { id: version.id, number: 1 },
      name: 'svar från Vård.docx',
      bytes: file.byteLength,
      sha256: createHash('sha256').update(file).digest('hex'),
      receivedBy: { name: 'Anna Åberg' },
      authors: ['Berit Lund', 'Ali Sand'],
      comments: 1,
      changes: 2,
      unplaced: 0,
      complete: true,
      otherVersion: false,
      acceptedAt: null
    })
    const { items, outline } = await wholeCopy(anna, id, copy.id)
    expect(items.map(i => [i.kind, i.becomes, i.tracked, i.called?.name])).toEqual([
      ['comment', 'comment', true, 'Insats 1.1'],
      ['insertion', 'proposal', true, 'Insats 1.1'],
      ['deletion', 'proposal', false, 'Insats 1.2']
    ])
    expect(items[0]).toMatchObject({
      author: 'Berit Lund',
      text: 'Är det här rätt?',
      replies: [{ author: 'Ali Sand', text: 'Ja.' }],
      places: [{ record: INSATS, field: 'text', from: 4, to: 12, by: 'bookmark', sure: 1 }],
      present: { state: 'there', record: INSATS, from: 4, to: 12, text: items[0]!.places[0]!.quote }
    })
    expect(outline.find(o => o.record === INSATS)).toMatchObject({ name: 'Insats 1.1' })

    const same = await received(anna, id, file, 'samma fil igen.docx')
    expect([same.again, same.copy.id, same.copy.name]).toEqual([true, copy.id, 'svar från Vård.docx'])
    const another = edited(word, hand => hand.type(text, 0, 'A'))
    const both = await Promise.all([1, 2].map(() => received(anna, id, another)))
    expect(new Set(both.map(b => b.copy.id)).size).toBe(1)
    const back = await anna.get(COPIES.file(id, copy.id))
    expect(back.rawPayload.equals(file)).toBe(true)
    expect(back.headers['content-disposition']).toContain('svar%20fr%C3%A5n')
    await expect(api.storage.db.deleteFrom('returned_copy').execute()).rejects.toThrow()
    await expect(api.storage.db.updateTable('returned_copy').set({ name: 'x' }).execute()).rejects.toThrow()
    const events = await api.storage.db.selectFrom('audit_entry').select('event').orderBy('sequence').execute()
    expect(events.map(e => e.event).filter(e => e.startsWith('copy.'))).toEqual([
      'copy.received',
      'copy.received',
      'copy.exported'
    ])
    await api.close()
  })

  test('become comments and proposals at the right text, once, though the text went on', async () => {
    const { api, anna, id, word } = await start()
    const bo = await api.as('Bo')
    await anna.put(API.members(id), { person: bo.person.id, role: 'forfattare' })
    const before = (await api.sync.readDocument(id))!.getText(`t:${INSATS}:text`).toString()
    const file = edited(word, hand => {
      const asked = hand.comment(text, 6, 12, 'Vad menas?\nHär @[x] & <b>fet</b>')
      hand.comment(text, 6, 12, 'Jo.', asked)
      hand.replace(text, 14, 18, 'ÅÄÖ')
    })
    const { copy } = await received(anna, id, file)
    await api.sync.change(id, anna.person.id, doc => doc.getText(`t:${INSATS}:text`).insert(0, 'Nytt först. '))
    const threads = await taken(anna, id, copy.id)
    expect(threads.map(t => [t.writtenBy, t.source, t.createdBy])).toEqual(
      Array.from({ length: 2 }, () => ['Berit Lund', { kind: 'word', copy: copy.id }, anna.person.id])
    )
    const comment = threads.find(t => !t.proposal)!
    expect(comment.entries.map(e => [e.body, e.writtenBy, e.writtenAt])).toEqual([
      ['Vad menas?\nHär @[x] & <b>fet</b>', 'Berit Lund', '2026-12-01T10:00:00.000Z'],
      ['Jo.', 'Berit Lund', '2026-12-01T10:00:00.000Z']
    ])
    expect(comment.anchor).toMatchObject({ parts: [{ record: INSATS, field: 'text', quote: before.slice(6, 12) }] })
    const proposal = threads.find(t => t.proposal)!
    expect(proposal.proposal).toEqual({ replacement: [{ text: 'ÅÄÖ' }] })
    expect(proposal.anchor).toMatchObject({ parts: [{ quote: before.slice(14, 18) }] })
    const whole = await wholeCopy(anna, id, copy.id)
    expect(whole.items.map(i => i.thread).sort()).toEqual(threads.map(t => t.id).sort())
    expect(whole.items[0]?.present).toMatchObject({ state: 'there', from: 6 + 'Nytt först. '.length })
    expect(whole.copy).toMatchObject({ takenIn: 2, acceptedBy: { name: 'Anna Åberg' } })
    // Again, by the same and by somebody else: nothing more.
    expect(await taken(anna, id, copy.id, 1)).toHaveLength(2)
    expect(await taken(bo, id, copy.id, 2)).toHaveLength(2)
    await api.close()
  })

  test('what no wording can carry is said in words', async () => {
    const { api, anna, id, word } = await start()
    const file = edited(word, hand => {
      hand.addInsats(bookmark('in-1-2', 'ansvar'), 'erbjuda kurser för alla chefer', 'Socialförvaltningen')
      hand.replace(bookmark('in-2-1', 'ansvar'), 0, 10, 'Utbildningsförvaltningen')
      hand.moveParagraph(text, bookmark('in-1-3', 'ansvar'))
    })
    const { copy } = await received(anna, id, file)
    const { items } = await wholeCopy(anna, id, copy.id)
    const threads = await taken(anna, id, copy.id)
    expect(items.map(i => [i.kind, i.becomes]).sort()).toEqual([
      ['ansvar', 'comment'],
      ['move', 'comment'],
      ['new-insats', 'comment']
    ])
    expect(threads).toHaveLength(3)
    const bodies = threads.map(t => t.entries[0]!.body)
    expect(bodies.find(b => b.startsWith('Föreslår en ny insats'))).toBe(
      'Föreslår en ny insats efter den här: ”erbjuda kurser för alla chefer”\nAnsvar: Socialförvaltningen'
    )
    expect(bodies.find(b => b.startsWith('Föreslår att ansvaret'))).toContain('Utbildningsförvaltningen')
    expect(bodies.find(b => b.startsWith('Föreslår att texten flyttas hit från Insats 1.1'))).toBeDefined()
    for (const thread of threads) expect(thread.anchor.kind).toBe('record')
    // The insats can be put in, with its ansvar, by whoever writes there.
    expect(threads.flatMap(t => (t.insats ? [[t.anchor, t.insats]] : []))).toEqual([
      [
        { kind: 'record', record: 'in-1-2' },
        {
          text: [{ text: 'erbjuda kurser för alla chefer' }],
          ansvar: { kind: 'en', lead: [expect.any(String)], partners: [], tail: '' }
        }
      ]
    ])
    await api.close()
  })

  test('what has no place waits for a person, who may place it, correct others, and leave some out', async () => {
    const { api, anna, id, version, word } = await start()
    const file = edited(word, hand => {
      hand.comment(text, 2, 9, 'Behåll')
      hand.comment(text, 10, 14, 'Strunta i')
      hand.commentOnCover('Om allt')
    })
    const { copy } = await received(anna, id, file)
    expect(copy.unplaced).toBe(1)
    const refused = await accept(anna, id, copy.id, 0)
    expect([refused.statusCode, errorOf(refused)]).toEqual([409, 'kopian-har-oplacerade'])
    expect((await threadsOf(anna, id)).threads).toEqual([])
    const { items } = await wholeCopy(anna, id, copy.id)
    const key = (words: string): string => items.find(i => i.text === words)!.key
    const decide = (revision: number, ...decisions: object[]) =>
      anna.put(COPIES.decisions(id, copy.id), { revision, items: decisions })
    for (const wrong of [
      { key: 'c99999', leftOut: true },
      { key: key('Behåll'), placement: { kind: 'record', record: 'FinnsInte' } },
      { key: key('Behåll'), placement: { kind: 'text', record: INSATS, field: 'text', from: 5, to: 100_000 } },
      { key: key('Behåll'), placement: { kind: 'text', record: INSATS, field: 'titel', from: 0, to: 0 } }
    ])
      expect(errorOf(await decide(0, wrong)), JSON.stringify(wrong)).toBe('ogiltig-begaran')
    const decided = await decide(
      0,
      { key: key('Om allt'), placement: { kind: 'document' } },
      { key: key('Behåll'), placement: { kind: 'text', record: 'in-1-2', field: 'text', from: 0, to: 5 } },
      { key: key('Strunta i'), leftOut: true }
    )
    expect((decided.json() as WholeCopy).copy).toMatchObject({ revision: 1, unplaced: 0, leftOut: 1 })
    const late = await decide(0, { key: key('Behåll'), leftOut: true })
    expect([late.statusCode, errorOf(late)]).toEqual([409, 'andrad-under-tiden'])
    expect(errorOf(await accept(anna, id, copy.id, 0))).toBe('andrad-under-tiden')

    const threads = await taken(anna, id, copy.id, 1)
    const anchors = new Map(threads.map(t => [t.entries[0]!.body, t.anchor]))
    expect([...anchors.keys()].sort()).toEqual([
      'Behåll',
      'Föreslår ett nytt stycke efter det här: ”Till kommunen”',
      'Om allt'
    ])
    expect(anchors.get('Om allt')).toEqual({ kind: 'document' })
    expect(anchors.get('Behåll')).toMatchObject({ parts: [{ record: 'in-1-2' }] })
    const after = await wholeCopy(anna, id, copy.id)
    expect(after.items.find(i => i.text === 'Strunta i')).toMatchObject({ leftOut: true, thread: null })
    expect(errorOf(await decide(2, { key: key('Behåll'), leftOut: true }))).toBe('ogiltig-begaran')
    // What was left out can be taken in afterwards, and only that is new.
    expect((await decide(2, { key: key('Strunta i'), leftOut: false })).statusCode).toBe(200)
    expect(await taken(anna, id, copy.id, 3)).toHaveLength(4)
    expect(version.number).toBe(1)
    await api.close()
  })

  test('text that is gone is said to be gone, and its comment stands with its words', async () => {
    const { api, anna, id, word } = await start()
    const file = edited(word, hand => {
      hand.comment(text, 0, 5, 'Om orden')
      hand.comment(bookmark('in-1-2', 'text'), 0, 5, 'Om insatsen')
    })
    const { copy } = await received(anna, id, file)
    await api.sync.change(id, anna.person.id, doc => doc.getText(`t:${INSATS}:text`).delete(0, 8))
    await api.sync.change(
      id,
      anna.person.id,
      doc => void doc.getMap('idx').set('in-1-2|x', { by: anna.person.id, at: 1 })
    )
    const { items } = await wholeCopy(anna, id, copy.id)
    expect(items.map(i => i.present)).toMatchObject([
      { state: 'removed', recordGone: false },
      { state: 'removed', recordGone: true }
    ])
    expect(await taken(anna, id, copy.id)).toHaveLength(2)
    await api.close()
  })

  test('a file without a version is asked about; of another document, refused; several versions are told apart', async () => {
    const { api, anna, id, version, word } = await start()
    const second = await freezeAgain(anna, id)
    const nameless = edited(word, hand => hand.dropProperties())
    const asked = await send(anna, id, nameless)
    expect([asked.statusCode, errorOf(asked)]).toEqual([409, 'kopia-utan-version'])
    const chosen = await send(anna, id, nameless, 'utan.docx', version.id)
    expect(chosen.json()).toMatchObject({ copy: { version: { number: 1 } }, again: false })
    expect(await received(anna, id, second.word)).toMatchObject({ copy: { version: { number: 2 }, changes: 0 } })
    const other = await sampleVersion(anna)
    const foreign = await send(anna, id, other.word)
    expect([foreign.statusCode, errorOf(foreign)]).toEqual([409, 'kopia-av-annat'])
    expect((await send(anna, id, word, 'x.docx', other.version.id)).statusCode).toBe(404)
    expect((await send(anna, id, word, 'x.docx', 'FinnsInte')).statusCode).toBe(404)
    for (const [bytes, error] of [
      [Buffer.from('inte en fil'), 'word-inte-docx'],
      [word.subarray(0, 5000), 'word-skadad']
    ] as const)
      expect(errorOf(await send(anna, id, bytes))).toBe(error)
    expect((await anna.post(`/api/documents/${id}/copies`, word, { 'content-type': WORD })).statusCode).toBe(400)
    const { copies } = (await anna.get(COPIES.list(id))).json() as CopyList
    expect(copies.map(c => c.version.number).sort()).toEqual([1, 2])
    await api.close()
  })

  test('who may: authors take in, those who see comments see them, others do not', async () => {
    const { api, anna, id, word } = await start()
    const roles = ['forfattare', 'delforfattare', 'granskare', 'lasare'] as const
    const people: Client[] = []
    for (const role of roles) {
      const client = await api.as(`Person ${role}`)
      await anna.put(API.members(id), { person: client.person.id, role })
      people.push(client)
    }
    await anna.put(API.defaultRole(id), { defaultRole: 'ingen' })
    const stranger = await api.as('Främling')
    const file = edited(word, hand => hand.comment(text, 0, 5, 'Hej'))
    const { copy } = await received(anna, id, file)
    const statuses = async (client: Client): Promise<number[]> =>
      Promise.all([
        (await client.get(COPIES.list(id))).statusCode,
        (await client.get(COPIES.one(id, copy.id))).statusCode,
        (await client.get(COPIES.file(id, copy.id))).statusCode,
        (await send(client, id, file)).statusCode,
        (await client.put(COPIES.decisions(id, copy.id), { revision: 99, items: [{ key: 'c1', leftOut: true }] }))
          .statusCode,
        (await accept(client, id, copy.id, 99)).statusCode
      ])
    expect(await statuses(people[0]!)).toEqual([200, 200, 200, 201, 400, 409])
    expect(await statuses(people[1]!)).toEqual([200, 200, 200, 403, 403, 403])
    expect(await statuses(people[2]!)).toEqual([200, 200, 200, 403, 403, 403])
    expect(await statuses(people[3]!)).toEqual([403, 403, 403, 403, 403, 403])
    expect(await statuses(stranger)).toEqual([404, 404, 404, 404, 404, 404])
    expect(await statuses(api.nobody)).toEqual([401, 401, 401, 401, 401, 401])
    const elsewhere = (await sampleVersion(anna)).id
    expect((await anna.get(COPIES.one(elsewhere, copy.id))).statusCode).toBe(404)
    expect((await anna.get(COPIES.file(elsewhere, copy.id))).statusCode).toBe(404)
    await anna.post(API.archive(id))
    expect(await statuses(anna)).toEqual([200, 200, 200, 409, 409, 409])
    await api.close()
  })
})
