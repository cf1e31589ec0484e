import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { INTAKE, type RegistrationRow } from '../../schemas/api/intake.ts'
import { REMISS_API, type RemissDetail } from '../../schemas/api/remiss.ts'
import { hashedText, submission } from '../../schemas/remiss/submission.ts'
import { flatText } from '../../schemas/text/stycke.ts'
import { errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { bookmark, edited } from '../helpers/copies.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { Desk, pdf } from '../helpers/intake.ts'
import { Reviewer } from '../helpers/svar.ts'
import { newKey } from '../helpers/threads.ts'

const text = bookmark('in-1-1', 'text')
const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
const answerOf = (response: { json(): unknown }): RegistrationRow =>
  (response.json() as { answer: RegistrationRow }).answer

async function submissionsIn(api: TestApi) {
  const rows = await api.storage.db.selectFrom('submission').selectAll().orderBy('number').execute()
  return rows.map(row => ({ ...row, content: submission.parse(JSON.parse(row.content)), raw: row.content }))
}

describe.each(DATABASES)('what comes by other ways on %s', kind => {
  const databases = testDatabases(kind)

  async function start() {
    const api = await testApi(await databases.open())
    const desk = await Desk.open(api)
    const linden = await desk.out.recipient('Kvinnojouren Linden')
    return { api, desk, linden }
  }

  describe('an answer is registered', () => {
    test('by e-mail with a PDF: like any other answer, with the file as it came, and what the registrator adds', async () => {
      const { api, desk, linden } = await start()
      const bytes = pdf('ett')
      const file = await desk.bring(bytes, 'Yttrande: Linden?.pdf')
      expect(file).toMatchObject({
        name: 'Yttrande Linden.pdf',
        state: 'last',
        found: 'pdf',
        paragraphs: 0,
        silentPages: [1],
        sha256: sha256(bytes)
      })
      const answer = await desk.register({
        recipient: linden.id,
        diarienummer: 'KS 2026/311-14',
        note: 'Kom till registrator.',
        sentBy: { name: 'Rut Remiss', email: 'rut@example.se' },
        position: 'Tillstyrker med synpunkter',
        words: 'Vi är i huvudsak positiva.',
        decision: { date: '2026-11-18', paragraph: '§ 41', by: 'Styrelsen' },
        answers: [
          { question: 'f1', choice: 'Delvis', text: 'Otydligt i 2.2.' },
          { question: 'f2', choice: null, text: ' ' }
        ],
        reservations: [{ form: 'muntlig', by: 'Ulf Olsson', text: '' }],
        text: 'Första stycket.\r\n\r\nAndra stycket.',
        files: [{ id: file.id, revision: file.revision, kind: 'yttrande' }]
      })
      expect(answer.statusCode, answer.body).toBe(201)
      expect(answerOf(answer)).toMatchObject({
        number: 1,
        way: 'epost',
        recipient: { name: 'Kvinnojouren Linden', origin: 'inbjuden' },
        position: 'Tillstyrker med synpunkter',
        files: [{ name: 'Yttrande Linden.pdf', sha256: sha256(bytes) }],
        registration: { diarienummer: 'KS 2026/311-14', receivedOn: '2026-11-20', by: { name: 'Karin Ek' }, before: [] }
      })
      const [stored] = await submissionsIn(api)
      expect(stored!.hash).toBe(sha256(hashedText({ ...stored!, content: stored!.raw })))
      expect(stored!.content.submittedBy).toEqual({ name: 'Rut Remiss', email: 'rut@example.se' })
      expect(stored!.content.parts.map(({ part }) => part.kind)).toEqual([
        'stallningstagande',
        'beslut',
        'fragesvar',
        'yttrande',
        'reservation'
      ])
      expect(stored!.content.parts[2]!.part).toMatchObject({ question: 'f1', choice: 'Delvis' })
      const yttrande = stored!.content.parts[3]!.part
      expect(yttrande.kind === 'yttrande' && yttrande.stycken.map(s => flatText([s]))).toEqual([
        'Första stycket.',
        'Andra stycket.'
      ])
      const kept = await api.storage.db.selectFrom('submission_file').selectAll().executeTakeFirstOrThrow()
      expect(Buffer.from(kept.data).equals(bytes)).toBe(true)
      const detail = (await desk.client.get(REMISS_API.remiss(...desk.at))).json() as RemissDetail
      expect(detail.recipients).toMatchObject([{ state: 'inlamnad', position: 'Tillstyrker med synpunkter' }])
      expect(await desk.rows()).toMatchObject([
        { state: 'inlagd', recipient: { id: linden.id }, submission: { number: 1 }, settledBy: { name: 'Karin Ek' } }
      ])
      const events = await api.storage.db.selectFrom('audit_entry').select('event').orderBy('sequence').execute()
      expect(events.map(e => e.event)).toEqual(expect.arrayContaining(['intake.received', 'answer.submitted']))
      await api.close()
    })

    test('by a body that was not asked, once however often it is sent; the same name again is told', async () => {
      const { api, desk } = await start()
      const key = newKey()
      const given = {
        key,
        spontaneous: { name: 'Ekvikens byalag' },
        text: 'Vi vill ha lyktor.',
        way: 'papper'
      } as const
      const answers = await Promise.all([desk.register(given), desk.register(given)])
      expect(answers.map(a => a.statusCode)).toEqual([201, 201])
      expect(answers.map(a => (a.json() as { again: boolean }).again).sort()).toEqual([false, true])
      expect(answerOf(answers[0]!)).toMatchObject({
        way: 'papper',
        recipient: { name: 'Ekvikens byalag', origin: 'spontan' }
      })
      expect(await submissionsIn(api)).toHaveLength(1)
      const same = await desk.register({ spontaneous: { name: 'ekvikens  byalag' }, text: 'Igen.' })
      expect([same.statusCode, errorOf(same)]).toEqual([409, 'mottagaren-finns'])
      const unit = await desk.register({ spontaneous: { name: 'x', unit: 'socialforvaltningen' }, text: 'Ja.' })
      expect(answerOf(unit).recipient).toMatchObject({ name: 'Socialförvaltningen', origin: 'spontan' })
      const nobody = await desk.register({ spontaneous: { name: 'x', unit: 'finns-inte' }, text: 'Ja.' })
      expect(errorOf(nobody)).toBe('okand-mottagare')
      await api.close()
    })

    test('that supplements one by the link, abstains, or comes after the end; an empty one, a day to come, and an own list are refused', async () => {
      const { api, desk, linden } = await start()
      const rut = await Reviewer.open(api, linden.token)
      await rut.add({ kind: 'kommentar', place: { kind: 'document' }, text: 'Bra.' })
      await rut.submit()
      expect(errorOf(await desk.register({ recipient: linden.id }))).toBe('svaret-ar-tomt')
      for (const wrong of [
        { receivedOn: '2026-11-23', text: 'x' },
        { position: 'Kanske', text: 'x' },
        { answers: [{ question: 'f9', choice: null, text: 'x' }] },
        { answers: [{ question: 'f1', choice: 'Kanske', text: '' }] },
        { answers: [1, 2].map(n => ({ question: 'f1', choice: null, text: `${n}` })) },
        { receivedOn: 'i går', text: 'x' },
        { recipient: null, text: 'x' },
        { spontaneous: { name: 'Byalaget' }, text: 'x' },
        { way: 'lank' as never, text: 'x' }
      ])
        expect(errorOf(await desk.register({ recipient: linden.id, ...wrong })), JSON.stringify(wrong)).toBe(
          'ogiltig-begaran'
        )
      expect((await desk.register({ recipient: 'FinnsInte', text: 'x' })).statusCode).toBe(404)
      expect(answerOf(await desk.register({ recipient: linden.id, text: 'Mer.' }))).toMatchObject({
        number: 2,
        supplementTo: 1
      })
      const idrott = await desk.out.recipient('Idrottsalliansen')
      await api.storage.db.updateTable('remiss').set({ state: 'avslutad' }).execute()
      expect(answerOf(await desk.register({ recipient: idrott.id, abstains: true }))).toMatchObject({ abstains: true })
      await api.storage.db.updateTable('remiss').set({ state: 'utkast' }).execute()
      expect(errorOf(await desk.register({ recipient: idrott.id, text: 'x' }))).toBe('remiss-inte-skickad')
      expect(errorOf(await desk.tryBring(pdf()))).toBe('remiss-inte-skickad')
      await api.close()
    })

    test('and its registration is corrected: what it said before is kept, the answer is not touched', async () => {
      const { api, desk, linden } = await start()
      const { id, hash } = answerOf(await desk.register({ recipient: linden.id, text: 'Ja.', diarienummer: 'KS 1' }))
      const correct = (body: object) => desk.client.put(INTAKE.registration(...desk.at, id), body)
      const given = { diarienummer: 'KS 2', receivedOn: '2026-11-19', note: 'Rättat.' }
      const done = await correct({ revision: 1, ...given })
      expect(done.json()).toMatchObject({
        hash,
        registration: { ...given, revision: 2, before: [{ diarienummer: 'KS 1', receivedOn: '2026-11-20', note: '' }] }
      })
      expect(errorOf(await correct({ revision: 1, ...given }))).toBe('andrad-under-tiden')
      expect(errorOf(await correct({ revision: 2, ...given, receivedOn: '2030-01-01' }))).toBe('ogiltig-begaran')
      // One that came by the link gets its diarienummer in the same way.
      const rut = await Reviewer.open(api, linden.token)
      await rut.add({ kind: 'kommentar', place: { kind: 'document' }, text: 'Bra.' })
      const web = (await rut.submit()).json() as { id: string }
      const added = await desk.client.put(INTAKE.registration(...desk.at, web.id), { revision: 0, ...given })
      expect(added.json()).toMatchObject({ way: 'lank', registration: { revision: 1, diarienummer: 'KS 2' } })
      await api.close()
    })

    test('from a Word file: its words are the yttrande, out of which synpunkter can be cut', async () => {
      const { api, desk, linden } = await start()
      const word = edited(await desk.wordFor(linden.id), hand => hand.dropProperties())
      const file = await desk.bring(word, 'Yttrande.docx')
      expect(file).toMatchObject({ found: 'text', notice: 'no-marks', recipient: null })
      const whole = await desk.whole(file.id)
      expect(whole.text).toHaveLength(file.paragraphs)
      const files = [{ id: file.id, revision: file.revision, kind: 'yttrande' as const }]
      expect((await desk.register({ recipient: linden.id, files })).statusCode).toBe(201)
      const [stored] = await submissionsIn(api)
      const part = stored!.content.parts[0]!.part
      expect(part.kind === 'yttrande' && part.stycken.map(s => flatText([s]))).toEqual(whole.text)
      await api.close()
    })
  })

  describe('copies come back', () => {
    test('bound by version and recipient and never by the names of authors; each becomes its body’s answer', async () => {
      const { api, desk, linden } = await start()
      const idrott = await desk.out.recipient('Idrottsalliansen')
      const hands = async (id: string, said: string, author: string): Promise<Buffer> =>
        edited(await desk.wordFor(id), hand => {
          hand.author = author
          hand.comment(text, 0, 5, said)
          hand.type(text, 0, 'Nu ')
        })
      const first = await desk.bring(await hands(linden.id, 'Från Linden', 'Idrottsalliansen'), 'a.docx')
      const second = await desk.bring(await hands(idrott.id, 'Från idrotten', 'Kvinnojouren Linden'), 'b.docx')
      expect([first, second]).toMatchObject([
        { found: 'copy', notice: null, recipient: { id: linden.id }, boundBy: 'fil', authors: ['Idrottsalliansen'] },
        { found: 'copy', notice: null, recipient: { id: idrott.id }, boundBy: 'fil', comments: 1, changes: 1 }
      ])
      for (const file of [first, second]) {
        const files = [{ id: file.id, revision: file.revision, kind: 'word-svar' as const }]
        const wrong = await desk.register({ recipient: file === first ? idrott.id : linden.id, way: 'word', files })
        expect(errorOf(wrong)).toBe('ogiltig-begaran')
        expect((await desk.register({ recipient: file.recipient!.id, way: 'word', files })).statusCode).toBe(201)
      }
      const [stored] = await submissionsIn(api)
      expect(stored!.content).toMatchObject({ answers: desk.out.version, body: { name: 'Kvinnojouren Linden' } })
      expect(stored!.content.parts).toMatchObject([
        { author: 'Idrottsalliansen', part: { kind: 'kommentar', place: { record: 'in-1-1' }, text: 'Från Linden' } },
        {
          part: { kind: 'andringsforslag', place: { record: 'in-1-1', from: 0, to: 0 }, replacement: [{ text: 'Nu ' }] }
        }
      ])
      await api.close()
    })

    test('what is placed, moved, and left out by a person is so in the answer; what has no place stops it', async () => {
      const { api, desk, linden } = await start()
      const file = await desk.bring(
        edited(await desk.wordFor(linden.id), hand => {
          hand.comment(text, 2, 9, 'Behåll')
          hand.comment(text, 10, 14, 'Strunta i')
          hand.commentOnCover('Om allt')
          hand.type(text, 0, 'Nu ')
        })
      )
      expect(file).toMatchObject({ comments: 3, unplaced: 1 })
      const files = (revision: number) => [{ id: file.id, revision, kind: 'word-svar' as const }]
      const stopped = await desk.register({ recipient: linden.id, way: 'word', files: files(file.revision) })
      expect([stopped.statusCode, errorOf(stopped)]).toEqual([409, 'kopian-har-oplacerade'])
      const { items } = await desk.whole(file.id)
      const key = (said: string): string => items.find(item => item.text === said)!.key
      const place = { kind: 'text', record: 'in-1-2', field: 'text', from: 0, to: 5 }
      for (const wrong of [
        { key: 'c99999', leftOut: true },
        { key: key('Behåll'), placement: { kind: 'record', record: 'FinnsInte' } },
        { key: key('Behåll'), placement: { ...place, to: 100_000 } }
      ])
        expect(errorOf(await desk.change(file.id, { revision: file.revision, items: [wrong] }))).toBe('ogiltig-begaran')
      const decided = await desk.change(file.id, {
        revision: file.revision,
        items: [
          { key: key('Om allt'), placement: { kind: 'document' } },
          { key: key('Behåll'), placement: place },
          { key: key('Strunta i'), leftOut: true },
          { key: items.find(item => item.kind === 'insertion')!.key, placement: { kind: 'record', record: 'in-1-2' } }
        ]
      })
      expect(decided.json()).toMatchObject({ file: { unplaced: 0, leftOut: 1, revision: file.revision + 1 } })
      expect(errorOf(await desk.change(file.id, { revision: file.revision, items: [] }))).toBe('andrad-under-tiden')
      expect(errorOf(await desk.register({ recipient: linden.id, files: files(file.revision) }))).toBe(
        'andrad-under-tiden'
      )
      await desk.register({ recipient: linden.id, way: 'word', files: files(file.revision + 1) })
      const [stored] = await submissionsIn(api)
      expect(stored!.content.parts.map(({ part }) => part)).toMatchObject([
        { kind: 'kommentar', text: 'Behåll', place: { kind: 'text', record: 'in-1-2', from: 0, to: 5 } },
        { kind: 'kommentar', text: 'Om allt', place: { kind: 'document' } },
        { kind: 'kommentar', text: 'Lägg till: ”Nu ”', place: { kind: 'record', record: 'in-1-2' } },
        // The paragraph on the cover that the comment was hung on.
        { kind: 'andringsforslag', place: { kind: 'text', record: 'm' } }
      ])
      await api.close()
    })

    test('what is no copy of this, or for nobody known, is told, and a person decides', async () => {
      const { api, desk, linden } = await start()
      const other = await Desk.open(api)
      const stranger = await other.out.recipient('Någon annan')
      const foreign = await desk.bring(await other.wordFor(stranger.id), 'annat.docx')
      expect(foreign).toMatchObject({ found: 'text', notice: 'other-document', recipient: null })
      const bare = await desk.bring(
        edited(await desk.wordFor(linden.id), hand => hand.dropProperties()),
        'utan.docx'
      )
      expect(bare).toMatchObject({ found: 'text', notice: 'no-marks' })
      const read = await desk.client.post(INTAKE.read(...desk.at, bare.id), { revision: bare.revision, as: 'copy' })
      expect(read.json()).toMatchObject({ file: { found: 'copy', notice: 'no-marks', recipient: null } })
      const bound = await desk.change(bare.id, { revision: bare.revision + 1, recipient: linden.id })
      expect(bound.json()).toMatchObject({ file: { recipient: { id: linden.id }, boundBy: 'person' } })
      expect((await desk.change(bare.id, { revision: bare.revision + 2, recipient: stranger.id })).statusCode).toBe(404)
      const broken = await desk.bring((await desk.wordFor(linden.id)).subarray(0, 5000), 'trasig.docx')
      expect(broken).toMatchObject({ state: 'fel', error: { id: 'word-skadad' }, found: null })
      expect(errorOf(await desk.tryBring(Buffer.from('hej')))).toBe('ogiltig-svarsfil')
      // A file that cannot be read is registered as it is.
      const files = [{ id: broken.id, revision: broken.revision, kind: 'bilaga' as const }]
      expect((await desk.register({ recipient: linden.id, files })).statusCode).toBe(201)
      await api.close()
    })

    test('of another version of the document', async () => {
      const { api, desk, linden } = await start()
      const word = await desk.wordFor(linden.id)
      const { db } = api.storage
      const row = await db
        .selectFrom('version')
        .selectAll()
        .where('id', '=', desk.out.version)
        .executeTakeFirstOrThrow()
      await db
        .insertInto('version')
        .values({ ...row, id: 'NyVersion', number: 2, request_key: 'ny' })
        .execute()
      await db.updateTable('remiss').set({ version: 'NyVersion' }).execute()
      expect(await desk.bring(word)).toMatchObject({ found: 'text', notice: 'other-version', copyOf: 1 })
      await api.close()
    })

    test('the same file once, however it comes, whoever brings it', async () => {
      const { api, desk, linden } = await start()
      const word = await desk.wordFor(linden.id)
      const twice = await Promise.all([desk.tryBring(word, 'a.docx'), desk.tryBring(word, 'b.docx')])
      expect(twice.map(a => (a.json() as { again: boolean }).again).sort()).toEqual([false, true])
      expect(await desk.rows()).toHaveLength(1)
      const file = await desk.read((await desk.rows())[0]!.id)
      const files = [{ id: file.id, revision: file.revision, kind: 'word-svar' as const }]
      const given = { recipient: linden.id, way: 'word', files, words: 'Ja' } as const
      const both = await Promise.all([desk.register(given), desk.register(given)])
      expect(both.map(a => a.statusCode).sort()).toEqual([201, 409])
      expect(await submissionsIn(api)).toHaveLength(1)
      const rut = await Reviewer.open(api, linden.token)
      await rut.upload('bilaga', 'b.pdf', pdf('två'))
      await rut.submit()
      const again = await desk.tryBring(pdf('två'))
      expect([again.statusCode, errorOf(again)]).toEqual([409, 'filen-finns-i-svar'])
      await api.close()
    })

    test('are set aside with the reason and taken back, with all that was decided', async () => {
      const { api, desk, linden } = await start()
      const file = await desk.bring(edited(await desk.wordFor(linden.id), hand => hand.comment(text, 0, 5, 'Hej')))
      const aside = (revision: number, reason: string | null) =>
        desk.client.put(INTAKE.aside(...desk.at, file.id), { revision, reason })
      expect((await aside(file.revision, 'Ett utkast')).json()).toMatchObject({
        file: { state: 'avvisad', reason: 'Ett utkast', comments: 1 }
      })
      const files = [{ id: file.id, revision: file.revision + 1, kind: 'word-svar' as const }]
      expect(errorOf(await desk.register({ recipient: linden.id, files }))).toBe('andrad-under-tiden')
      expect((await aside(file.revision + 1, null)).json()).toMatchObject({ file: { state: 'last', reason: null } })
      const content = await desk.client.get(INTAKE.content(...desk.at, file.id))
      expect(sha256(content.rawPayload)).toBe(file.sha256)
      await api.close()
    })

    test('what waits when the server stops is read by the next one', async () => {
      const storage = await databases.open()
      const api = await testApi(storage)
      const desk = await Desk.open(api)
      const linden = await desk.out.recipient('Kvinnojouren Linden')
      const word = await desk.wordFor(linden.id)
      for (let i = 0; i < 3; i++)
        await desk.tryBring(
          edited(word, hand => hand.comment(text, 0, 5, `Nummer ${i}`)),
          `${i}.docx`
        )
      await api.close()
      const waiting = await storage.db.selectFrom('intake').select('id').where('state', '=', 'laser').execute()
      expect(waiting.length).toBeGreaterThan(0)
      const next = await testApi(storage)
      desk.client = await next.as('Karin Ek')
      for (const { id } of await desk.rows()) expect(await desk.read(id)).toMatchObject({ state: 'last', comments: 1 })
      await next.close()
    })
  })
})
