import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { testDatabases } from '../../tests/helpers/databases.ts'
import { documentRow } from '../../tests/helpers/rows.ts'
import type { Storage } from '../storage/storage.ts'
import { restoreBackup } from './restore.ts'
import { writeBackup } from './write.ts'

const databases = testDatabases('sqlite')
const NOW = Date.UTC(2026, 10, 22)
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'styrskrift-backup-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function filled(): Promise<Storage> {
  const storage = await databases.open()
  const { db } = storage
  const person = { id: 'anna', name: 'Anna\u2028Åberg', name_key: 'anna', color: 1, created_at: 1 }
  await db.insertInto('person').values(person).execute()
  for (let d = 0; d < 3; d++) {
    await db
      .insertInto('document')
      .values(documentRow(`D${d}`, { epoch: d + 1, last_sequence: 250 }))
      .execute()
    for (let from = 1; from <= 250; from += 50) {
      const rows = Array.from({ length: 50 }, (_, i) => ({
        document: `D${d}`,
        sequence: from + i,
        data: Buffer.from([d, i, 0, 255, 10, 13]),
        person: i % 2 ? 'anna' : null,
        stored_at: i
      }))
      await db.insertInto('document_update').values(rows).execute()
    }
  }
  return storage
}

const save = async (storage: Storage, name: string): Promise<string> => {
  const path = join(folder, name)
  await writeBackup(storage, path, NOW)
  return path
}
const restore = (storage: Storage, path: string, now = NOW) =>
  restoreBackup(storage, { file: 'kopia', path, replace: true, now })
const updates = (storage: Storage) =>
  storage.db.selectFrom('document_update').selectAll().orderBy('document').orderBy('sequence').execute()

describe('a backup', () => {
  test('holds every row of more than one page, with bytes and odd letters as they were', async () => {
    const storage = await filled()
    const path = await save(storage, 'hel')
    const before = await updates(storage)
    expect(before).toHaveLength(750)
    const other = await databases.open()
    expect(await restore(other, path)).toBe(3)
    expect(await updates(other)).toEqual(before)
    const { name } = await other.db.selectFrom('person').select('name').executeTakeFirstOrThrow()
    expect(name).toBe('Anna\u2028Åberg')
  })

  test('gives epochs above those of the file, those that are there, and those of an earlier restore', async () => {
    const storage = await filled()
    const path = await save(storage, 'epoker')
    const epochs = async () =>
      (await storage.db.selectFrom('document').select('epoch').orderBy('id').execute()).map(d => d.epoch)
    await restore(storage, path)
    const first = await epochs()
    expect(Math.min(...first)).toBeGreaterThan(3)
    await restore(storage, path, NOW + 1000)
    expect(Math.min(...(await epochs()))).toBeGreaterThan(Math.max(...first))
    const emptied = await databases.open()
    await restore(emptied, path, NOW + 2000)
    const { epoch } = await emptied.db.selectFrom('document').select('epoch').executeTakeFirstOrThrow()
    expect(epoch).toBeGreaterThan(Math.max(...first))
    await storage.db.updateTable('document').set({ epoch: 900_000_000 }).execute()
    await restore(storage, path, NOW + 3000)
    expect(Math.min(...(await epochs()))).toBeGreaterThan(900_000_000)
  })

  test('that is not whole changes nothing', async () => {
    const storage = await filled()
    const bytes = readFileSync(await save(storage, 'att-skada'))
    const before = await updates(storage)
    const lines = gunzipSync(bytes).toString().trimEnd().split('\n')
    const [head = '', row = ''] = lines
    const file = (changed: string[]): Buffer => gzipSync(`${changed.join('\n')}\n`)
    const cases: [string, Buffer, RegExp][] = [
      ['cut', bytes.subarray(0, bytes.length - 40), /packa upp/],
      ['without its end', file(lines.slice(0, -1)), /slutet saknas/],
      ['with a changed letter', file(lines.map(l => l.replace('Åberg', 'Öberg'))), /kontrollsumman/],
      ['without a row', file(lines.filter((_, i) => i !== 3)), /kontrollsumman/],
      ['with a row after its end', file([...lines, row]), new RegExp(`rad ${lines.length + 1} går inte`)],
      [
        'with a table that is none',
        file([head, row.replace('"person"', '"sqlite_master"'), ...lines.slice(2)]),
        /rad 2/
      ],
      [
        'of a newer version',
        file([head.replace(/"migration":"[^"]*"/, '"migration":"9999"'), ...lines.slice(1)]),
        /nyare/
      ],
      ['of another kind', Buffer.from('PK\x03\x04'), /packa upp/],
      ['empty', gzipSync(''), /inte en säkerhetskopia/],
      ['another gzip', gzipSync('hej\n'), /inte en säkerhetskopia/]
    ]
    for (const [what, content, said] of cases) {
      const path = join(folder, 'skadad')
      writeFileSync(path, content)
      const error = await restore(storage, path).catch((e: unknown) => e)
      expect(error, what).toBeInstanceOf(StyrskriftError)
      expect((error as StyrskriftError).id, what).toBe('trasig-kopia')
      expect((error as StyrskriftError).message, what).toMatch(said)
    }
    expect(await updates(storage)).toEqual(before)
  })

  test('whose rows contradict each other changes nothing', async () => {
    const storage = await filled()
    const path = await save(storage, 'motsager')
    const before = await updates(storage)
    const lines = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n')
    const rows = lines.slice(0, -1).filter(l => !l.includes('"table":"document",'))
    const { createHash } = await import('node:crypto')
    const sha256 = createHash('sha256')
      .update(`${rows.join('\n')}\n`)
      .digest('hex')
    writeFileSync(
      path,
      gzipSync(`${[...rows, JSON.stringify({ end: true, rows: { person: 1 }, sha256 })].join('\n')}\n`)
    )
    await expect(restore(storage, path)).rejects.toThrow(/FOREIGN KEY/)
    expect(await updates(storage)).toEqual(before)
  })
})
