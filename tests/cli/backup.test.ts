import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { API } from '../../schemas/api/contract.ts'
import { SAVED_TABLES } from '../../server/backup/format.ts'
import { personByName } from '../../server/people/people.ts'
import { openStorage, type Storage, type StorageOptions } from '../../server/storage/storage.ts'
import { templatesOfRepository, testApi } from '../helpers/api.ts'
import { CliFolder, saying } from '../helpers/cli.ts'
import { DATABASES } from '../helpers/databases.ts'
import { pngBytes } from '../helpers/pictures.ts'
import { startPostgres, type TestPostgres } from '../helpers/postgres.ts'

/** Everything that a backup holds, in one order. */
async function contentsOf(options: StorageOptions): Promise<Record<string, unknown[]>> {
  return withStorage(options, async storage => {
    const all: Record<string, unknown[]> = {}
    for (const table of SAVED_TABLES) {
      const rows = await storage.db.selectFrom(table).selectAll().execute()
      all[table] = rows.map(row => JSON.stringify(row)).sort()
    }
    return all
  })
}

async function withStorage<T>(options: StorageOptions, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openStorage(options)
  try {
    return await work(storage)
  } finally {
    await storage.close()
  }
}

/** Documents with changes, pictures, people and roles. Returns the id of the first. */
const fill = (options: StorageOptions): Promise<string> =>
  withStorage(options, async storage => {
    const api = await testApi(storage)
    const anna = await api.as('Anna Åberg')
    const id = await anna.document('Program med bild')
    await anna.put(API.members(id), { person: (await personByName(storage, 'Bo', 1)).id, role: 'lasare' })
    await anna.post(API.pictures(id), pngBytes(40, 30), { 'content-type': 'image/png' })
    for (let i = 0; i < 5; i++) {
      await api.sync.change(id, anna.person.id, doc => doc.getText('t:p-ingress:text').insert(0, `Rad ${i}.\n`))
    }
    await anna.post(API.importDocument, { dokument: templatesOfRepository().sample('riktlinje')! })
    await api.close()
    return id
  })

describe.each(DATABASES)('backup and restore on %s', kind => {
  let postgres: TestPostgres | null = null
  let folder: CliFolder
  let options: StorageOptions
  beforeAll(async () => {
    if (kind === 'postgres') postgres = await startPostgres()
  })
  afterAll(() => postgres?.stop())
  beforeEach(async () => {
    folder = new CliFolder()
    options = { file: folder.file('data/styrskrift.sqlite') }
    if (postgres) {
      options = { url: await postgres.createDatabase() }
      folder.env.DATABASE_URL = options.url ?? ''
    }
  })
  afterEach(() => folder.remove())

  const epochs = () =>
    withStorage(options, async ({ db }) =>
      (await db.selectFrom('document').select('epoch').execute()).map(d => d.epoch)
    )
  /** Without the epochs, and without the entry of the audit log that tells of the restore. */
  const withoutEpochs = ({ audit_entry = [], audit_head: _head, ...all }: Record<string, unknown[]>) => {
    const before = audit_entry.filter(entry => !String(entry).includes('"backup.restored"'))
    return JSON.parse(JSON.stringify({ ...all, audit_entry: before }).replaceAll(/\\"epoch\\":\d+/g, ''))
  }

  test('what was saved is there again, in every letter; only the epochs are new', async () => {
    const id = await fill(options)
    const before = await contentsOf(options)
    expect(await folder.run('backup', 'a.backup')).toEqual({
      code: 0,
      out: 'a.backup innehåller 2 dokument.\n',
      err: ''
    })
    expect(readdirSync(folder.path).filter(name => name !== 'data')).toEqual(['a.backup'])
    expect(await contentsOf(options)).toEqual(before)
    await withStorage(options, async ({ db }) => {
      await db.deleteFrom('document').where('id', '=', id).execute()
    })
    const restored = await folder.run('restore', 'a.backup', '--replace')
    expect(restored).toEqual({ code: 0, out: '2 dokument är återställda.\n', err: '' })
    expect(withoutEpochs(await contentsOf(options))).toEqual(withoutEpochs(before))
    await withStorage(options, async storage => {
      const api = await testApi(storage)
      const anna = await api.as('Anna Åberg')
      const { room } = (await anna.get(API.document(id))).json()
      expect(Number(room.split('@')[1])).toBeGreaterThan(1)
      const doc = await api.sync.readDocument(id)
      expect(doc?.getText('t:p-ingress:text').toString()).toMatch(/^Rad 4\.\nRad 3\./)
      await api.sync.change(id, anna.person.id, d => d.getText('t:p-ingress:text').insert(0, 'Efteråt. '))
      await api.close()
    })
  })

  test('every restore gives epochs that were never there before, also of the same file', async () => {
    await fill(options)
    await folder.run('backup', 'a.backup')
    const seen = new Set(await epochs())
    for (let i = 0; i < 2; i++) {
      await folder.run('restore', 'a.backup', '--replace')
      const now = await epochs()
      for (const epoch of now) expect(seen.has(epoch)).toBe(false)
      for (const epoch of now) seen.add(epoch)
    }
  })

  test('everybody signs in again', async () => {
    await fill(options)
    const sessions = () => withStorage(options, ({ db }) => db.selectFrom('auth_session').selectAll().execute())
    expect(await sessions()).toHaveLength(1)
    await folder.run('backup', 'a.backup')
    expect(gunzipSync(readFileSync(folder.file('a.backup'))).toString()).not.toContain('auth_session')
    await folder.run('restore', 'a.backup', '--replace')
    expect(await sessions()).toEqual([])
  })

  test('documents that are there are replaced only when that is said', async () => {
    await fill(options)
    await folder.run('backup', 'a.backup')
    const before = await contentsOf(options)
    const { code, out, err } = await folder.run('restore', 'a.backup')
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/redan 2 dokument.*--replace/)
    expect(await contentsOf(options)).toEqual(before)
  })

  test('a file that is not whole changes nothing', async () => {
    await fill(options)
    await folder.run('backup', 'a.backup')
    const before = await contentsOf(options)
    const bytes = readFileSync(folder.file('a.backup'))
    writeFileSync(folder.file('b.backup'), bytes.subarray(0, bytes.length - 40))
    const { code, out, err } = await folder.run('restore', 'b.backup', '--replace')
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^Filen b\.backup är inte en hel säkerhetskopia.*Ingenting har ändrats\.\n$/)
    expect(await contentsOf(options)).toEqual(before)
  })

  test('while a server runs: a backup of one moment, and no restore', async () => {
    await fill(options)
    const server = folder.start('server/main.ts', ['--port', '0'], { STYRSKRIFT_LOG_LEVEL: 'error' })
    await saying(server, /igång på http:\/\/localhost:\d+/)
    expect((await folder.run('backup', 'a.backup')).code).toBe(0)
    const before = await contentsOf(options)
    const { code, err } = await folder.run('restore', 'a.backup', '--replace')
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^Styrskrift är igång på samma data\. Stoppa servern först\./)
    ])
    expect(await contentsOf(options)).toEqual(before)
    const ended = new Promise(done => server.once('exit', done))
    server.kill('SIGKILL')
    await ended
    await expect
      .poll(async () => (await folder.run('restore', 'a.backup', '--replace')).code, { timeout: 20_000 })
      .toBe(0)
  })
})

describe('between the databases', () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres.stop())

  test('a backup of SQLite becomes a PostgreSQL database, and back', async () => {
    const here = new CliFolder()
    const sqlite = { file: here.file('data/styrskrift.sqlite') }
    const id = await fill(sqlite)
    const there = new CliFolder({ DATABASE_URL: await postgres.createDatabase() })
    const back = new CliFolder()
    expect((await here.run('backup', 'a.backup')).code).toBe(0)
    copyFileSync(here.file('a.backup'), there.file('a.backup'))
    expect((await there.run('restore', 'a.backup')).code).toBe(0)
    expect((await there.run('backup', 'b.backup')).code).toBe(0)
    copyFileSync(there.file('b.backup'), back.file('b.backup'))
    expect((await back.run('restore', 'b.backup')).code).toBe(0)
    const text = (storage: Storage) =>
      storage.db.selectFrom('document_update').select(['sequence', 'data']).where('document', '=', id).execute()
    const first = await withStorage(sqlite, text)
    const last = await withStorage({ file: back.file('data/styrskrift.sqlite') }, text)
    expect(last.map(u => [u.sequence, Buffer.from(u.data).toString('hex')])).toEqual(
      first.map(u => [u.sequence, Buffer.from(u.data).toString('hex')])
    )
    const doc = new Y.Doc()
    for (const update of last) Y.applyUpdate(doc, update.data)
    expect(doc.getText('t:p-ingress:text').toString()).toContain('Rad 4.')
    for (const folder of [here, there, back]) await folder.remove()
  })

  test('a backup of data that are not there makes none', async () => {
    const folder = new CliFolder({ STYRSKRIFT_DATA: './felstavat' })
    const { code, err } = await folder.run('backup', 'a.backup')
    expect([code, err]).toEqual([1, expect.stringMatching(/Databasen går inte att öppna/)])
    expect(existsSync(folder.file('felstavat'))).toBe(false)
    expect(existsSync(folder.file('a.backup'))).toBe(false)
    await folder.remove()
  })
})
