import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Receipt } from '../../schemas/api/svar.ts'
import { sendDueReceipts } from '../../server/svar/due-receipts.ts'
import { FrozenVersions } from '../../server/svar/frozen.ts'
import { type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { stallStorage } from '../helpers/stall.ts'
import { kommentar, outRemiss, Reviewer } from '../helpers/svar.ts'

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
