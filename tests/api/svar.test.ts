import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { SAMMANSTALLNING } from '../../schemas/api/sammanstallning.ts'
import { type AnswerOverview, type Receipt, SVAR } from '../../schemas/api/svar.ts'
import type { AnswerPart } from '../../schemas/remiss/answer.ts'
import { nodesOf, type Reading } from '../../schemas/remiss/reading.ts'
import { hashedText } from '../../schemas/remiss/submission.ts'
import { flatText } from '../../schemas/text/stycke.ts'
import { paragraphsOf, wordsOf } from '../../server/docx/blocks.ts'
import { readDocx } from '../../server/docx/read.ts'
import { errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { kommentar, outRemiss, Reviewer } from '../helpers/svar.ts'
import { newKey } from '../helpers/threads.ts'

describe.each(DATABASES)('an answer without an account on %s', kind => {
  const databases = testDatabases(kind)

  async function start() {
    const api = await testApi(await databases.open())
    const out = await outRemiss(api)
    const linden = await out.recipient('Kvinnojouren Linden')
    return { api, out, linden }
  }

  test('reads the version that was frozen, with its own insatser marked and nothing of the register', async () => {
    const { api, out, linden } = await start()
    const rut = await Reviewer.open(api, linden.token)
    const overview = (await rut.send('GET', SVAR.overview(linden.id))).json() as AnswerOverview
    expect(overview).toMatchObject({
      kommun: 'Ekviken kommun',
      body: 'Kvinnojouren Linden',
      open: true,
      lastDay: '2026-12-31',
      me: { name: 'Rut Remiss', email: 'rut@example.se' },
      receipts: []
    })
    const answer = await rut.send('GET', SVAR.reading(linden.id))
    const reading = answer.json() as Reading
    const own = [...nodesOf(reading.nodes)].filter(({ node }) => node.own).map(({ node }) => node.number)
    const insatser = [...nodesOf(reading.nodes)].filter(({ node }) => node.type === 'insats')
    expect(own).toHaveLength(4)
    expect(insatser.length).toBeGreaterThan(25)
    expect(insatser.every(({ node }) => node.number !== '')).toBe(true)
    const table = [...nodesOf(reading.nodes)].find(({ node }) => node.type === 'table')
    expect(table?.node.children[0]?.fields.map(f => flatText(f.stycken))).toEqual(['När', 'Vad', 'Vem'])
    // The living text goes on; what is read stays.
    expect(answer.body).not.toMatch(/"aliases"|"enheter"|Karin/)
    const unit = await out.recipient('Socialförvaltningen', { unit: 'socialforvaltningen' })
    const sara = await Reviewer.open(api, unit.token, '')
    const other = (await sara.send('GET', SVAR.reading(unit.id))).json() as Reading
    expect([...nodesOf(other.nodes)].filter(({ node }) => node.own).length).toBeGreaterThan(8)
    await api.close()
  })

  test('two of the same body see each other’s drafts, and neither loses words to the other', async () => {
    const { api, linden } = await start()
    const rut = await Reviewer.open(api, linden.token)
    const eva = await Reviewer.open(api, linden.token, 'Eva Egen')
    const key = newKey()
    const part = await rut.add(kommentar('Bra.'), key)
    expect((await rut.add(kommentar('Bra.'), key)).id).toBe(part.id)
    const seen = await eva.drafts()
    expect(seen.people.map(p => p.name).sort()).toEqual(['Eva Egen', 'Rut Remiss'])
    expect(seen.parts).toMatchObject([{ id: part.id, by: 'Rut Remiss', mine: false, revision: 1 }])

    const first = await rut.send('PUT', SVAR.part(linden.id, part.id), { revision: 1, part: kommentar('Ruts ord.') })
    expect(first.statusCode).toBe(200)
    const again = await rut.send('PUT', SVAR.part(linden.id, part.id), { revision: 1, part: kommentar('Ruts ord.') })
    expect([again.statusCode, again.json()]).toEqual([200, first.json()])
    const late = await eva.send('PUT', SVAR.part(linden.id, part.id), { revision: 1, part: kommentar('Evas ord.') })
    expect([late.statusCode, errorOf(late)]).toEqual([409, 'svaret-andrat'])
    const { revision } = first.json() as { revision: number }
    const both = await eva.send('PUT', SVAR.part(linden.id, part.id), { revision, part: kommentar('Båda.') })
    expect(both.statusCode).toBe(200)
    const kept = await api.storage.db.selectFrom('answer_part_version').selectAll().orderBy('revision').execute()
    expect(kept.map(row => (JSON.parse(row.content) as { text: string }).text)).toEqual(['Bra.', 'Ruts ord.'])

    const yttrande = (text: string): AnswerPart => ({ kind: 'yttrande', stycken: [{ runs: [{ text }] }] })
    await rut.add(yttrande('Rut'))
    const twice = await eva.send('POST', SVAR.parts(linden.id), { key: newKey(), part: yttrande('Eva') })
    expect([twice.statusCode, errorOf(twice)]).toEqual([409, 'svaret-andrat'])

    const now = (await eva.drafts()).parts.find(each => each.id === part.id)!
    const gone = await eva.send('DELETE', `${SVAR.part(linden.id, part.id)}?revision=${now.revision}`)
    expect(gone.statusCode).toBe(200)
    expect((await rut.drafts()).parts.map(p => p.part.kind)).toEqual(['yttrande'])
    const back = await eva.send('PUT', SVAR.part(linden.id, part.id), {
      ...(gone.json() as { revision: number }),
      part: now.part
    })
    expect(back.statusCode).toBe(200)
    await api.close()
  })

  test('says nothing about a place that is not in the version', async () => {
    const { api, linden } = await start()
    const rut = await Reviewer.open(api, linden.token)
    const reading = (await rut.send('GET', SVAR.reading(linden.id))).json() as Reading
    const { node } = [...nodesOf(reading.nodes)].find(each => each.node.id === 'in-2-2')!
    const words = flatText(node.fields[0]!.stycken)
    const text = { kind: 'text', record: 'in-2-2', field: 'text', from: 0, to: 3, quote: words.slice(0, 3) } as const
    const change = (place: AnswerPart & { kind: 'andringsforslag' }) => place
    await rut.add({ kind: 'kommentar', place: text, text: 'Byt verb.' })
    await rut.add(
      change({ kind: 'andringsforslag', place: text, replacement: [{ text: 'erbjuda' }], motivation: 'Tydligare.' })
    )
    for (const place of [
      { ...text, quote: 'xxx' },
      { ...text, to: 100_000 },
      { ...text, field: 'titel' },
      { ...text, record: 'finns-inte' },
      { kind: 'record', record: 'finns-inte' }
    ]) {
      const answer = await rut.send('POST', SVAR.parts(linden.id), {
        key: newKey(),
        part: { kind: 'kommentar', place, text: '' }
      })
      expect([answer.statusCode, errorOf(answer)]).toEqual([400, 'ogiltig-plats'])
    }
    for (const part of [
      { kind: 'fragesvar', question: 'f1', choice: 'Kanske', text: '' },
      { kind: 'fragesvar', question: 'f9', choice: null, text: '' },
      { kind: 'stallningstagande', position: 'Eget påhitt', words: '' }
    ]) {
      const answer = await rut.send('POST', SVAR.parts(linden.id), { key: newKey(), part })
      expect([answer.statusCode, errorOf(answer)]).toEqual([400, 'ogiltig-begaran'])
    }
    await api.close()
  })

  test('a decision in a year that nobody means is kept as a draft, and not submitted', async () => {
    const { api, linden } = await start()
    const rut = await Reviewer.open(api, linden.token)
    await rut.add({ kind: 'beslut', date: '2266-11-20', paragraph: '88', by: 'Styrelsen' })
    const refused = await rut.submit()
    expect(errorOf(refused)).toBe('ogiltig-begaran')
    expect(refused.body).toContain('Beslutsdatumet ska vara en dag mellan 1900 och 2199.')
    await api.close()
  })

  test('is submitted as it was shown, once, with number, hash and receipt; what follows is a supplement', async () => {
    const { api, out, linden } = await start()
    const rut = await Reviewer.open(api, linden.token)
    const eva = await Reviewer.open(api, linden.token, 'Eva Egen')
    expect(errorOf(await rut.submit())).toBe('svaret-ar-tomt')
    await rut.add({ kind: 'stallningstagande', position: 'Tillstyrker', words: 'Vi ställer oss bakom programmet.' })
    await eva.add({ kind: 'fragesvar', question: 'f1', choice: 'Ja', text: '' })
    await eva.add({ kind: 'beslut', date: '2026-11-20', paragraph: '88', by: 'Styrelsen' })
    await eva.add({ kind: 'kommentar', place: { kind: 'record', record: 'in-2-2' }, text: '' })
    const { revision } = await rut.drafts()
    await eva.add(kommentar('Sent påkommet.'))
    const unseen = await rut.send('POST', SVAR.submissions(linden.id), { key: newKey(), revision, abstains: false })
    expect([unseen.statusCode, errorOf(unseen)]).toEqual([409, 'svaret-andrat'])

    const key = newKey()
    const sent = await rut.submit({ key })
    expect(sent.statusCode).toBe(201)
    const receipt = sent.json() as Receipt
    expect(receipt).toMatchObject({ number: 1, supplementTo: null, late: false })
    expect(receipt.content.parts.map(({ part, author }) => [part.kind, author])).toEqual([
      ['stallningstagande', 'Rut Remiss'],
      ['beslut', 'Eva Egen'],
      ['fragesvar', 'Eva Egen'],
      ['kommentar', 'Eva Egen']
    ])
    expect((await rut.submit({ key })).json()).toEqual(receipt)
    const row = await api.storage.db.selectFrom('submission').selectAll().executeTakeFirstOrThrow()
    expect(receipt.hash).toBe(createHash('sha256').update(hashedText(row)).digest('hex'))
    // What was begun and never written stays a draft.
    expect((await rut.drafts()).parts).toHaveLength(1)

    const [part] = receipt.content.parts
    for (const [method, body] of [
      ['PUT', { revision: 1, part: part!.part }],
      ['DELETE', undefined]
    ] as const) {
      const url = `${SVAR.part(linden.id, part!.id)}${method === 'DELETE' ? '?revision=1' : ''}`
      expect(errorOf(await rut.send(method, url, body))).toBe('finns-inte')
    }
    await expect(api.storage.db.deleteFrom('submission').execute()).rejects.toThrow(/never changed or removed/)
    await expect(api.storage.db.updateTable('submission').set({ content: '{}' }).execute()).rejects.toThrow(/never/)

    const pack = await out.owner.get(SAMMANSTALLNING.diarium(out.document, out.remiss))
    expect(pack.statusCode, pack.body.slice(0, 300)).toBe(200)
    const akt = unzipSync(pack.rawPayload)
    const packed = Object.entries(akt).find(([path]) => /^5 Svar\/001 .*Kvitto\.docx$/.test(path))?.[1]

    await eva.add(kommentar('En sak till.'))
    api.clock.now = Date.UTC(2027, 0, 5)
    await api.storage.db
      .updateTable('access_link')
      .set({ expires_at: api.clock.now + 1000 })
      .execute()
    const more = (await eva.submit()).json() as Receipt
    expect(more).toMatchObject({ number: 2, supplementTo: 1, late: true })
    const letters = await api.storage.db.selectFrom('letter').select(['kind', 'address']).orderBy('address').execute()
    expect(letters.map(l => `${l.kind} ${l.address}`)).toEqual([
      'kvitto registrator@example.se',
      'kvitto registrator@example.se',
      'kvitto rut@example.se',
      'kvitto rut@example.se'
    ])
    const attached = await api.storage.db.selectFrom('outbox_attachment').select(['name', 'data']).execute()
    expect(attached).toHaveLength(4)
    expect(attached[0]?.name).toBe('Remissvar 1 Kvinnojouren Linden.docx')
    const file = await rut.send('GET', SVAR.receiptFile(linden.id, receipt.id))
    expect(file.statusCode).toBe(200)
    expect(file.rawPayload.equals(attached.find(a => a.name.startsWith('Remissvar 1'))!.data)).toBe(true)

    // The package for the diarium holds the same file, byte for byte: what the letter says of its hash is true of it.
    expect(Buffer.from(packed ?? []).equals(file.rawPayload)).toBe(true)

    // What it says is what was submitted, and nothing of it is of a document that was adopted.
    const words = [...paragraphsOf((await readDocx(file.rawPayload)).blocks)].map(wordsOf).join('\n')
    for (const each of ['Vi ställer oss bakom programmet.', 'Sent påkommet.', '§\u00a088', receipt.hash, 'Kvitto'])
      expect(words).toContain(each)
    expect(words).not.toContain('Antagen')

    await out.owner.put(`/api/documents/${out.document}/default-role`, { defaultRole: 'forfattare' })
    await api.storage.db.updateTable('remiss').set({ state: 'avslutad' }).execute()
    const closed = await eva.send('POST', SVAR.parts(linden.id), { key: newKey(), part: kommentar('För sent.') })
    expect([closed.statusCode, errorOf(closed)]).toEqual([409, 'svar-stangt'])
    expect((await eva.send('GET', SVAR.reading(linden.id))).statusCode).toBe(200)
    await api.close()
  })

  test('abstains with one choice, and can still answer later', async () => {
    const { api, linden } = await start()
    const rut = await Reviewer.open(api, linden.token)
    await rut.add(kommentar('Ett utkast som inte ska med.'))
    const receipt = (await rut.submit({ abstains: true })).json() as Receipt
    expect(receipt.content).toMatchObject({ abstains: true, parts: [], files: [] })
    expect((await rut.drafts()).parts).toHaveLength(1)
    const row = () => api.storage.db.selectFrom('recipient').selectAll().where('id', '=', linden.id).executeTakeFirst()
    expect(await row()).toMatchObject({ abstained_at: expect.any(Number), submitted_at: null })
    expect((await rut.submit()).statusCode).toBe(201)
    expect(await row()).toMatchObject({ submitted_at: expect.any(Number) })
    await api.close()
  })
})
