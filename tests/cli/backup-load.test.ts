import { copyFileSync } from 'node:fs'
import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { THREADS } from '../../schemas/api/threads.ts'
import { SAVED_TABLES } from '../../server/backup/format.ts'
import { Mail } from '../../server/mail/mail.ts'
import { personByName } from '../../server/people/people.ts'
import { Sessions } from '../../server/people/sessions.ts'
import { openStorage, type Storage } from '../../server/storage/storage.ts'
import { CliFolder, saying } from '../helpers/cli.ts'
import type { DATABASES } from '../helpers/databases.ts'
import { fillEveryRemissTable } from '../helpers/every-remiss-table.ts'
import { pngBytes } from '../helpers/pictures.ts'
import { startPostgres, type TestPostgres } from '../helpers/postgres.ts'
import { demoId } from '../helpers/sign-in.ts'
import { SyncClient } from '../helpers/sync-client.ts'
import { newKey, WHOLE } from '../helpers/threads.ts'

const SECRET = 'k3y-f0r-backup-tests-0123456789-abcdefghij'
const WRITERS = 4

/** A server of a test's own, on a database of one kind. */
interface Place {
  folder: CliFolder
  open(): Promise<Storage>
}

describe('a backup while people write, restored elsewhere', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres({ durable: true })
  })
  afterAll(() => postgres.stop())
  const places: Place[] = []
  afterEach(async () => {
    for (const { folder } of places.splice(0)) await folder.remove()
  })

  async function place(kind: (typeof DATABASES)[number]): Promise<Place> {
    const folder = new CliFolder({ STYRSKRIFT_SECRET: SECRET, STYRSKRIFT_LOG_LEVEL: 'error' })
    for (const name of ['PERSON', 'ADDRESS']) folder.env[`STYRSKRIFT_RATE_${name}`] = '1000000'
    const url = kind === 'postgres' ? await postgres.createDatabase() : null
    if (url) folder.env.DATABASE_URL = url
    const made = { folder, open: () => openStorage(url ? { url } : { file: folder.file('data/styrskrift.sqlite') }) }
    places.push(made)
    return made
  }

  test.each([
    ['sqlite', 'postgres'],
    ['postgres', 'sqlite']
  ] as const)(
    'from %s to %s: nothing is missing, the chain is whole, and what browsers hold is not merged',
    async (from, to) => {
      const [here, there] = [await place(from), await place(to)]
      const server = await start(here)
      const storage = await here.open()
      const anna = await somebody(server.address, storage, 'Anna Åberg')
      const eva = await session(server.address, storage, demoId('Eva'))
      const id = await anna.document('Program under skrivning')
      await anna.send('PUT', API.defaultRole(id), { defaultRole: 'forfattare' })
      const room = await anna.room(id)

      const writers = await Promise.all(
        Array.from({ length: WRITERS }, async (_, i) => {
          const writer = await somebody(server.address, storage, `Skribent ${i}`)
          const client = new SyncClient(server.address, '', '', { path: `/sync/${room}?v=1`, cookie: writer.cookie })
          return { ...writer, client: await client.ready(), letter: 'abcd'[i] as string, typed: 0 }
        })
      )
      let going = true
      const typing = writers.map(async writer => {
        while (going) {
          writer.client.type(writer.letter, `t:p-ingress:text`)
          writer.typed++
          await new Promise(done => setTimeout(done, 3))
        }
        await writer.client.allStored()
      })
      const documents: string[] = []
      const making = (async () => {
        for (let i = 0; going; i++) {
          documents.push(await anna.document(`Nummer ${i}`))
          await anna.send('POST', THREADS.list(id), { key: newKey(), anchor: WHOLE, body: `Kommentar ${i}.` })
          await anna.send('GET', API.exportAs(id, 'json'))
        }
      })()

      {
        // What the server has confirmed before the backup begins is in it.
        await Promise.all(writers.map(w => w.client.until(() => w.client.stored > 30)))
        const confirmed = await Promise.all(
          writers.map(async ({ client, typed }) => {
            const { sent } = client
            await client.until(() => client.stored >= sent)
            return typed
          })
        )
        const made = [...documents]
        const head = (await here.folder.run('audit', 'head')).out.trim()
        expect(await here.folder.run('backup', 'under.backup')).toMatchObject({ code: 0, err: '' })
        copyFileSync(here.folder.file('under.backup'), there.folder.file('under.backup'))
        expect(await there.folder.run('restore', 'under.backup', '--replace')).toMatchObject({ code: 0, err: '' })
        expect(await there.folder.run('audit', 'verify', '--head', head)).toMatchObject({ code: 0, err: '' })
        const restored = await there.open()
        const ids = (await restored.db.selectFrom('document').select('id').execute()).map(d => d.id)
        expect(ids).toEqual(expect.arrayContaining(made))
        expect(made.length).toBeGreaterThan(0)
        await restored.close()
        const text = await textOf(there, id)
        writers.forEach(({ letter }, k) => {
          expect(countOf(text, letter), `${letter} in the backup`).toBeGreaterThanOrEqual(confirmed[k] ?? 0)
        })
      }
      going = false
      await Promise.all([...typing, making])
      await fillTheRest(storage, anna, eva, id)
      for (const { client } of writers) client.close()
      await server.stop()

      const last = await here.folder.run('backup', 'sist.backup')
      expect(last).toMatchObject({ code: 0, err: '' })
      copyFileSync(here.folder.file('sist.backup'), there.folder.file('sist.backup'))
      expect((await there.folder.run('restore', 'sist.backup', '--replace')).code).toBe(0)
      const restored = await there.open()
      const [all, same] = [await contentsOf(storage), await contentsOf(restored)]
      for (const table of SAVED_TABLES) {
        expect(all[table]?.length, `${table} is empty: nothing is shown of it`).toBeGreaterThan(0)
        expect(same[table], table).toEqual(all[table])
      }
      expect((await there.folder.run('audit', 'verify')).code).toBe(0)
      await Promise.all([storage.close(), restored.close()])

      const second = await start(there)
      const again = await there.open()
      const bo = await somebody(second.address, again, 'Anna Åberg')
      const now = await bo.room(id)
      expect(Number(now.split('@')[1])).toBeGreaterThan(Number(room.split('@')[1]))
      const stale = new SyncClient(second.address, '', '', {
        path: `/sync/${room}?v=1`,
        cookie: bo.cookie,
        doc: writers[0]?.client.doc
      })
      expect(await stale.closed).toMatchObject({ reason: 'fel-epok' })
      const fresh = await new SyncClient(second.address, '', '', {
        path: `/sync/${now}?v=1`,
        cookie: bo.cookie
      }).ready()
      const text = fresh.text('t:p-ingress:text')
      for (const { letter, typed } of writers) expect(countOf(text, letter), letter).toBe(typed)
      fresh.close()
      await again.close()
      await second.stop()
    },
    180_000
  )
})

/** How many of a letter a text holds. */
const countOf = (text: string, letter: string): number => text.split(letter).length - 1

async function start({ folder }: Place): Promise<{ address: string; stop(): Promise<void> }> {
  const child = folder.start('server/main.ts', ['--port', '0'])
  const [, address = ''] = await saying(child, /igång på (http:\/\/localhost:\d+)/)
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  return {
    address,
    stop: () => {
      child.kill('SIGTERM')
      return ended
    }
  }
}

/** Whoever is signed in at a server, and what they ask of it. */
async function session(address: string, storage: Storage, person: string) {
  const value = await new Sessions(storage, SECRET, 30).start(person, { method: 'password', strong: true })
  const cookie = `styrskrift=${encodeURIComponent(value)}`
  const send = async (method: string, path: string, body?: object | Buffer): Promise<unknown> => {
    const type = Buffer.isBuffer(body) ? 'image/png' : 'application/json'
    const headers = { cookie, origin: address, ...(body ? { 'content-type': type } : {}) }
    const payload =
      body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }
    const answer = await fetch(address + path, { method, headers, ...payload })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text === '' ? null : JSON.parse(text)
  }
  return {
    person,
    cookie,
    send,
    document: async (title: string) =>
      ((await send('POST', API.documents, { template: 'program', title })) as { id: string }).id,
    room: async (id: string) => ((await send('GET', API.document(id))) as { room: string }).room
  }
}

const somebody = async (address: string, storage: Storage, name: string) =>
  session(address, storage, (await personByName(storage, name, 1)).id)

/** What the restored database says, read by the product itself. */
async function textOf(there: Place, id: string): Promise<string> {
  const storage = await there.open()
  const { UpdateLog } = await import('../../server/storage/log.ts')
  const { buildDoc } = await import('../../server/storage/state.ts')
  const stored = await new UpdateLog(storage).load(id)
  await storage.close()
  if (!stored) throw new Error(`${id} is not there`)
  const doc = buildDoc({ snapshot: stored.snapshot?.data ?? null, updates: stored.updates.map(u => u.data) })
  return doc.getText('t:p-ingress:text').toString()
}

type Asking = Awaited<ReturnType<typeof session>>

/** Something in every table that writing alone does not fill. */
async function fillTheRest(storage: Storage, anna: Asking, eva: Asking, id: string): Promise<void> {
  await anna.send('PUT', API.members(id), { unit: 'socialforvaltningen', role: 'lasare' })
  await anna.send('POST', API.pictures(id), pngBytes(8, 8))
  const { threads } = (await anna.send('GET', THREADS.list(id))) as {
    threads: { id: string; revision: number; entries: { id: string }[] }[]
  }
  const [thread] = threads
  if (!thread) throw new Error('there is no thread')
  await eva.send('POST', THREADS.replies(id, thread.id), { key: newKey(), body: 'Ett svar.' })
  await anna.send('PUT', THREADS.entry(id, thread.id, thread.entries[0]?.id ?? ''), { body: 'Annat.' })
  await anna.send('PUT', `${THREADS.list(id)}/${thread.id}/assignment`, { assignedPerson: eva.person })
  await anna.send('PUT', `${THREADS.list(id)}/read`, { seen: [{ thread: thread.id, revision: thread.revision }] })
  await eva.send('POST', '/api/admin/people', {
    name: 'Ny Nilsson',
    email: 'ny@ekviken.example',
    units: ['socialforvaltningen']
  })
  await eva.send('POST', '/api/admin/units', { name: 'Provnämnden', kind: 'namnd' })
  const mail = new Mail({ storage, deliver: null, log: pino({ level: 'silent' }) })
  const { id: user } = await storage.db.selectFrom('auth_user').select('id').executeTakeFirstOrThrow()
  const row = { id: 'x', user_id: user, created_at: '2026-11-22', updated_at: '2026-11-22' }
  await storage.db
    .insertInto('auth_account')
    .values({ ...row, account_id: 'x', provider_id: 'x' })
    .execute()
  await storage.db
    .insertInto('auth_two_factor')
    .values({ id: 'x', user_id: user, secret: 's', backup_codes: 'b' })
    .execute()
  const attachments = [{ name: 'a.txt', type: 'text/plain', data: Buffer.from('abc') }]
  await mail.send({ to: 'a@b.se', subject: 'Hej', text: 'Hej.', attachments })
  await fillEveryRemissTable(storage, id, anna.person)
}

/** Every saved row, but for what a restore changes: the epochs, and the entry of the audit log that tells of it. */
async function contentsOf({ db }: Storage): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const table of SAVED_TABLES) {
    const rows = (await db.selectFrom(table).selectAll().execute()) as Record<string, unknown>[]
    const kept = table === 'audit_head' ? [] : rows.filter(row => row.event !== 'backup.restored')
    all[table] = kept.map(row => JSON.stringify({ ...row, ...bytesOf(row), epoch: undefined })).sort()
    if (table === 'audit_head') all[table] = ['one']
  }
  return all
}

/** The columns of a row that hold bytes, as text. */
const bytesOf = (row: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) =>
      value instanceof Uint8Array ? [[column, Buffer.from(value).toString('hex')]] : []
    )
  )
