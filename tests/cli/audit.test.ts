import pino from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Audit } from '../../server/audit/audit.ts'
import { removeAuditGuards } from '../../server/storage/audit-guards.ts'
import { openStorage, type Storage, type StorageOptions } from '../../server/storage/storage.ts'
import { CliFolder } from '../helpers/cli.ts'
import { DATABASES } from '../helpers/databases.ts'
import { startPostgres, type TestPostgres } from '../helpers/postgres.ts'

describe.each(DATABASES)('the commands of the audit log on %s', kind => {
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
    await withStorage(async storage => {
      const audit = new Audit(storage, pino({ level: 'silent' }))
      for (let i = 0; i < 5; i++) await audit.record({ event: 'document.created', person: `p${i}`, details: { i } })
    })
  })
  afterEach(() => folder.remove())

  async function withStorage(work: (storage: Storage) => Promise<void>): Promise<void> {
    const storage = await openStorage(options)
    await work(storage)
    await storage.close()
  }

  test('verify names the first wrong entry; head is what it verifies against', async () => {
    const head = (await folder.run('audit', 'head')).out.trim()
    expect(head).toMatch(/^5:[0-9a-f]{64}$/)
    expect(await folder.run('audit', 'verify', '--head', head)).toEqual({
      code: 0,
      out: `Händelseloggen är hel: 5 poster. Huvud: ${head}\n`,
      err: ''
    })
    const wrong = await folder.run('audit', 'verify', '--head', 'x')
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringMatching(/^”x” är inte ett huvud/)])
    const other = await folder.run('audit', 'verify', '--head', `3:${'0'.repeat(64)}`)
    expect([other.code, other.err]).toEqual([1, 'Kedjan är omskriven: post 3 är en annan än den som är känd.\n'])
    await withStorage(async storage => {
      await removeAuditGuards(storage.db, kind)
      await storage.db.deleteFrom('audit_entry').where('sequence', '=', 2).execute()
    })
    expect(await folder.run('audit', 'verify')).toEqual({ code: 1, out: '', err: 'Post 2 har tagits bort.\n' })
  })

  test('list shows the newest first, of one event or all', async () => {
    const { out } = await folder.run('audit', 'list', '--limit', '2')
    expect(
      out
        .trimEnd()
        .split('\n')
        .map(line => line.split('\t').slice(2))
    ).toEqual([
      ['document.created', 'Skapade dokumentet', 'p4', '-', '-', '{"i":4}'],
      ['document.created', 'Skapade dokumentet', 'p3', '-', '-', '{"i":3}']
    ])
    expect((await folder.run('audit', 'list', '--event', 'backup.restored')).out).toBe('')
    const wrong = await folder.run('audit', 'list', '--limit', '0')
    expect([wrong.code, wrong.err]).toEqual([1, '”0” är inte ett antal från 1 till 10 000.\n'])
  })

  test('a restore keeps the chain of the backup, and says in it which chain it replaced', async () => {
    const head = (await folder.run('audit', 'head')).out.trim()
    expect((await folder.run('backup', 'a.backup')).code).toBe(0)
    await withStorage(async storage => {
      const audit = new Audit(storage, pino({ level: 'silent' }))
      await audit.record({ event: 'document.exported', person: 'p9' })
    })
    const replaced = (await folder.run('audit', 'head')).out.trim().split(':')
    expect((await folder.run('restore', 'a.backup')).code).toBe(0)
    const verified = await folder.run('audit', 'verify', '--head', head)
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('6 poster')])
    const { out } = await folder.run('audit', 'list', '--limit', '1')
    expect(JSON.parse(out.trimEnd().split('\t').at(-1) ?? '')).toEqual({
      documents: 0,
      replaced_hash: replaced[1],
      replaced_sequence: 6
    })
    await withStorage(async storage => {
      await expect(storage.db.deleteFrom('audit_entry').execute()).rejects.toThrow('only appended to')
    })
  })
})
