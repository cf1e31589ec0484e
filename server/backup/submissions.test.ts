import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { DATABASES, testDatabases } from '../../tests/helpers/databases.ts'
import { type SubmittedRows, submittedRows } from '../../tests/helpers/remiss-rows.ts'
import type { Storage } from '../storage/storage.ts'
import { restoreBackup } from './restore.ts'
import { writeBackup } from './write.ts'

const NOW = Date.UTC(2026, 10, 22)
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'styrskrift-submissions-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const save = async (storage: Storage, name: string): Promise<string> => {
  const path = join(folder, name)
  await writeBackup(storage, path, NOW)
  return path
}
const restore = (storage: Storage, path: string) =>
  restoreBackup(storage, { file: 'kopia', path, replace: true, now: NOW })
const all = async ({ db }: Storage) => ({
  submissions: await db.selectFrom('submission').selectAll().orderBy('id').execute(),
  files: await db.selectFrom('submission_file').selectAll().orderBy('submission').execute()
})
const idOf = (error: unknown): string => (error as StyrskriftError).id

describe.each(DATABASES)('submitted answers on %s', kind => {
  const databases = testDatabases(kind)

  const withAnswers = async (...rows: SubmittedRows[]): Promise<Storage> => {
    const storage = await databases.open()
    for (const each of rows) await each.insert(storage)
    return storage
  }

  test.each([
    `update submission set content = '{}'`,
    `update submission set hash = 'x', number = 2`,
    'delete from submission',
    `update submission_file set name = 'annat.pdf'`,
    'delete from submission_file',
    'delete from remiss',
    'delete from recipient',
    'delete from document',
    'insert into submission select * from submission where true on conflict (id) do update set hash = excluded.request_key',
    ...(kind === 'sqlite' ? ['replace into submission_file select * from submission_file'] : []),
    ...(kind === 'postgres' ? ['truncate submission cascade', 'truncate submission_file'] : [])
  ])('the database refuses: %s', async statement => {
    const storage = await withAnswers(submittedRows({ id: 'S1' }))
    const before = await all(storage)
    await expect(sql.raw(statement).execute(storage.db)).rejects.toThrow(
      /never changed or removed|FOREIGN KEY|foreign key/
    )
    expect(await all(storage)).toEqual(before)
    expect(before.submissions).toHaveLength(1)
    expect(before.files).toHaveLength(1)
  })

  test('go through a backup as they are, and are guarded afterwards', async () => {
    const storage = await withAnswers(
      submittedRows({ id: 'S1' }),
      submittedRows({ id: 'S0', number: 2, supplementTo: 'S1' })
    )
    const path = await save(storage, `hel-${kind}`)
    const other = await databases.open()
    await restore(other, path)
    expect(await all(other)).toEqual(await all(storage))
    await expect(sql`delete from submission_file`.execute(other.db)).rejects.toThrow(/never changed/)
    await restore(other, path)
    expect((await all(other)).submissions).toHaveLength(2)
  })

  test('are not lost by restoring a backup from before they came', async () => {
    const storage = await withAnswers(submittedRows({ id: 'S1' }))
    const path = await save(storage, `tidig-${kind}`)
    await submittedRows({ id: 'S2', number: 2 }).insert(storage)
    const before = await all(storage)
    expect(idOf(await restore(storage, path).catch((e: unknown) => e))).toBe('kopian-saknar-svar')
    expect(await all(storage)).toEqual(before)
    await expect(sql`delete from submission`.execute(storage.db)).rejects.toThrow(/never changed/)
  })

  test('are not changed by restoring a backup that somebody has altered', async () => {
    const storage = await withAnswers(submittedRows({ id: 'S1', words: 'Vi avstyrker.' }))
    const lines = gunzipSync(readFileSync(await save(storage, `andrad-${kind}`)))
      .toString()
      .trimEnd()
      .split('\n')
    const altered: [string, (line: string) => string][] = [
      ['its words', line => line.replace('Vi avstyrker.', 'Vi tillstyrker.')],
      ['its number', line => (line.includes('"table":"submission"') ? line.replace('"number":1', '"number":9') : line)],
      [
        'a file',
        line => line.replace(Buffer.from('En fil').toString('base64'), Buffer.from('Annan').toString('base64'))
      ]
    ]
    for (const [what, change] of altered) {
      const rows = lines.slice(0, -1).map(change)
      expect(rows, what).not.toEqual(lines.slice(0, -1))
      const end = JSON.parse(lines.at(-1) ?? '') as { rows: unknown }
      const sha256 = createHash('sha256')
        .update(`${rows.join('\n')}\n`)
        .digest('hex')
      const path = join(folder, `altered-${kind}`)
      writeFileSync(path, gzipSync(`${[...rows, JSON.stringify({ end: true, rows: end.rows, sha256 })].join('\n')}\n`))
      const empty = await databases.open()
      expect(idOf(await restore(empty, path).catch((e: unknown) => e)), what).toBe('trasig-kopia')
      expect((await all(empty)).submissions, what).toEqual([])
      expect(idOf(await restore(storage, path).catch((e: unknown) => e)), what).toBe('trasig-kopia')
    }
    expect((await all(storage)).submissions[0]?.content).toContain('Vi avstyrker.')
  })
})
