import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { INTAKE } from '../../schemas/api/intake.ts'
import { REMISS_API } from '../../schemas/api/remiss.ts'
import { SAMMANSTALLNING } from '../../schemas/api/sammanstallning.ts'
import { type AnswerOverview, type Receipt, SVAR } from '../../schemas/api/svar.ts'
import { sendDueReceipts } from '../../server/svar/due-receipts.ts'
import { FrozenVersions } from '../../server/svar/frozen.ts'
import { type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { stallStorage } from '../helpers/stall.ts'
import { kommentar, type OutRemiss, outRemiss, Reviewer } from '../helpers/svar.ts'
import { newKey } from '../helpers/threads.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const receiptsOf = async ({ storage }: TestApi): Promise<string[]> => {
  const rows = await storage.db
    .selectFrom('letter')
    .innerJoin('outbox', 'outbox.key', 'letter.key')
    .innerJoin('outbox_attachment', 'outbox_attachment.message', 'outbox.id')
    .select(['letter.address', 'outbox_attachment.name'])
    .where('letter.kind', '=', 'kvitto')
    .orderBy('letter.address')
    .execute()
  return rows.map(({ address, name }) => `${address} ${name}`)
}

const due = (api: TestApi): Promise<number> => sendDueReceipts(api.tools, new FrozenVersions(api.storage))

describe.each(DATABASES)('receipts on %s', kind => {
  const databases = testDatabases(kind)

  test('what was not stored with the answer is sent afterwards, once, by whoever looks', async () => {
    const api = await testApi(await databases.open())
    const out = await outRemiss(api)
    const linden = await out.recipient('Kvinnojouren Linden')
    const silent = await out.recipient('Utan adress', { email: '' })
    const rut = await Reviewer.open(api, linden.token)
    await rut.add(kommentar('Bra.'))
    const receipt = (await rut.submit()).json() as Receipt
    const nobody = await Reviewer.open(api, silent.token, '')
    await nobody.send('PUT', `/api/svar/${silent.id}/me`, { name: 'Någon', email: '' })
    await nobody.add(kommentar('Vi med.'))
    expect((await nobody.submit()).statusCode).toBe(201)
    const names = ['registrator@example.se', 'rut@example.se'].map(to => `${to} Remissvar 1 Kvinnojouren Linden.docx`)
    expect(await receiptsOf(api)).toEqual(names)
    api.clock.now += 2 * MINUTE
    expect(await due(api)).toBe(0)

    // As if the database had been away when they were to be stored.
    const { db } = api.storage
    await db.deleteFrom('outbox_attachment').execute()
    await db.deleteFrom('outbox').execute()
    await db.deleteFrom('letter').where('kind', '=', 'kvitto').execute()
    api.clock.now = Date.parse(receipt.at) + MINUTE - 1
    expect(await due(api)).toBe(0)
    api.clock.now += 1
    const both = await Promise.all([due(api), due(api)])
    expect(Math.max(...both)).toBe(1)
    expect(await receiptsOf(api)).toEqual(names)

    await db.deleteFrom('outbox_attachment').execute()
    await db.deleteFrom('outbox').execute()
    await db.deleteFrom('letter').where('kind', '=', 'kvitto').execute()
    api.clock.now = Date.parse(receipt.at) + 30 * DAY + 1
    expect(await due(api)).toBe(0)
    await api.close()
  })
})

/** Every receipt in the package for the diarium, by the number of its answer. */
async function packedReceipts({ owner, document, remiss }: OutRemiss): Promise<Buffer[]> {
  const answer = await owner.get(SAMMANSTALLNING.diarium(document, remiss))
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
  return Object.entries(unzipSync(answer.rawPayload)).flatMap(([path, bytes]) =>
    path.endsWith('Kvitto.docx') ? [Buffer.from(bytes)] : []
  )
}

describe('a receipt', () => {
  const databases = testDatabases('sqlite')

  test('is the same for ever, whatever is granted, corrected or renamed afterwards', async () => {
    const api = await testApi(await databases.open())
    const out = await outRemiss(api, { last_day: '2026-12-01' })
    const { db } = api.storage
    const linden = await out.recipient('Kvinnojouren Linden')
    api.clock.now = Date.UTC(2026, 11, 2, 12)
    const rut = await Reviewer.open(api, linden.token)
    await rut.add(kommentar('Bra.'))
    const receipt = (await rut.submit()).json() as Receipt
    expect(receipt.late).toBe(true)
    // On paper, the day before the last one, and registered after it: it came in time.
    const paper = { recipient: linden.id, way: 'papper', text: 'Vi med.', receivedOn: '2026-11-30', note: '' }
    const registrations = INTAKE.registrations(out.document, out.remiss)
    const registered = await out.owner.post(registrations, { ...paper, key: newKey(), diarienummer: 'L 2026/7' })
    expect(registered.statusCode, registered.body).toBe(201)

    const overview = async () => ((await rut.send('GET', SVAR.overview(linden.id))).json() as AnswerOverview).receipts
    const word = async () => (await rut.send('GET', SVAR.receiptFile(linden.id, receipt.id))).rawPayload
    const letters = async () => db.selectFrom('letter').select(['subject', 'text', 'files']).orderBy('key').execute()
    const before = {
      shown: await overview(),
      word: await word(),
      packed: await packedReceipts(out),
      mail: await letters()
    }
    expect(before.shown.map(each => each.late)).toEqual([true, false])
    expect(before.packed).toHaveLength(2)
    expect(before.packed[0]?.equals(before.word)).toBe(true)

    const extension = REMISS_API.extension(out.document, out.remiss, linden.id)
    const granted = await out.owner.put(extension, { to: '2026-12-24', note: 'Styrelsen möts sent.' })
    expect(granted.statusCode, granted.body).toBe(200)
    for (const [id, diarienummer, revision] of [
      [receipt.id, 'KS 2026/1', 0],
      [before.shown[1]?.id ?? '', 'KS 2026/2', 1]
    ] as const) {
      const url = INTAKE.registration(out.document, out.remiss, id)
      const given = { revision, diarienummer, receivedOn: '2026-12-02', note: 'Rättad.' }
      expect((await out.owner.put(url, given)).statusCode).toBe(200)
    }
    const other = { name: 'Linden i Eken', unit: 'soc', contact: 'Nya Nora', registrar: 'diariet@example.se' }
    await db
      .updateTable('recipient')
      .set({ ...other, last_day: '2026-12-20' })
      .execute()
    const contact = JSON.stringify({ name: 'Sune', email: 'sune@example.se', phone: '' })
    await db.updateTable('remiss').set({ last_day: '2026-12-31', contact, state: 'avslutad' }).execute()
    await db.updateTable('document').set({ title: 'Ett annat program', diarienummer: 'KS 2027/1' }).execute()
    await db.updateTable('person').set({ name: 'Någon Annan' }).execute()
    await db.updateTable('answer_participant').set({ name: 'Rut Nygift', email: 'nygift@example.se' }).execute()
    api.clock.now += DAY

    expect(await overview()).toEqual(before.shown)
    expect((await word()).equals(before.word)).toBe(true)
    const packed = await packedReceipts(out)
    expect(packed.map((bytes, i) => bytes.equals(before.packed[i] ?? Buffer.of()))).toEqual([true, true])
    // One that is sent first now says the same, in its words and in its file.
    await db.deleteFrom('outbox_attachment').execute()
    await db.deleteFrom('outbox').execute()
    await db.deleteFrom('letter').execute()
    expect(await due(api)).toBe(1)
    const text = ({ subject, text, files }: { subject: string; text: string; files: string }) => [subject, text, files]
    expect(text((await letters())[0]!)).toEqual(text(before.mail[0]!))
    await api.close()
  }, 60_000)
})

describe('a server that is killed between an answer and its receipt', () => {
  const databases = testDatabases('postgres')

  test('the next one sends the receipt', async () => {
    const where = await databases.fresh()
    const api = await testApi(await databases.open(where))
    const out = await outRemiss(api)
    const linden = await out.recipient('Kvinnojouren Linden')
    const goOn = await stallStorage(where, 'letter')
    const file = resolve(import.meta.dirname, '../helpers/submitting.ts')
    const child = spawn(process.execPath, [file, JSON.stringify({ where, token: linden.token })], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', text => {
      said += text
    })
    const answers = () => api.storage.db.selectFrom('submission').select(['id', 'at']).execute()
    while ((await answers()).length === 0) {
      expect(child.exitCode).toBeNull()
      await new Promise(done => setTimeout(done, 20))
    }
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
    await goOn()
    expect(said).toBe('')
    expect(await receiptsOf(api)).toEqual([])
    const [answer] = await answers()
    api.clock.now = (answer?.at ?? 0) + 2 * MINUTE
    expect(await due(api)).toBe(1)
    expect(await receiptsOf(api)).toHaveLength(2)
    await api.close()
  }, 120_000)
})
