import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DATABASES, testDatabases } from '../../tests/helpers/databases.ts'
import { documentRow } from '../../tests/helpers/rows.ts'
import type { Notice } from './notices.ts'
import { checkNode, openStorage } from './storage.ts'

describe.each(DATABASES)('storage with %s', kind => {
  const databases = testDatabases(kind)

  test('numbers, nulls and bytes come back as they were', async () => {
    const { db } = await databases.open()
    await db
      .insertInto('document')
      .values(documentRow('a', { created_at: 1_789_000_000_123, changed_by: null }))
      .execute()
    const data = Buffer.from([0, 1, 254, 255])
    await db
      .insertInto('picture')
      .values({ document: 'a', file: 'f', mime: 'image/png', width: 1, height: 2, data, created_at: 5 })
      .execute()
    const row = await db.selectFrom('document').selectAll().executeTakeFirstOrThrow()
    expect(row).toEqual({
      ...documentRow('a', { created_at: 1_789_000_000_123 }),
      archived_from: null,
      last_sequence: 0
    })
    const picture = await db.selectFrom('picture').selectAll().executeTakeFirstOrThrow()
    expect(Buffer.isBuffer(picture.data)).toBe(true)
    expect(picture).toEqual({ document: 'a', file: 'f', mime: 'image/png', width: 1, height: 2, data, created_at: 5 })
  })

  test('a text with the character NUL, which not every database takes, reaches none', async () => {
    const storage = await databases.open()
    const { db } = storage
    const nul = documentRow('a\0b')
    const wanted = { id: 'ogiltig-begaran' }
    await expect(db.selectFrom('document').select('id').where('id', '=', 'a\0b').execute()).rejects.toMatchObject(
      wanted
    )
    await expect(storage.batch([db.insertInto('document').values(nul).compile()])).rejects.toMatchObject(wanted)
    const work = db.transaction().execute(transaction => transaction.insertInto('document').values(nul).execute())
    await expect(work).rejects.toMatchObject(wanted)
    expect(await db.selectFrom('document').select('id').execute()).toEqual([])
  })

  test('two processes may open the same database at once, and migrate once', async () => {
    const where = await databases.fresh()
    const [one, other] = await Promise.all([databases.open(where), databases.open(where)])
    await one.db.insertInto('document').values(documentRow('a')).execute()
    expect(await other.db.selectFrom('document').select('id').execute()).toEqual([{ id: 'a' }])
  })

  test('a transaction that throws leaves nothing, and others wait for it', async () => {
    const storage = await databases.open()
    const failed = storage.db.transaction().execute(async trx => {
      await trx.insertInto('document').values(documentRow('a')).execute()
      await new Promise(resolve => setTimeout(resolve, 30))
      throw new Error('no')
    })
    const insert = (id: string) => storage.db.insertInto('document').values(documentRow(id)).compile()
    const batch = storage.batch([insert('b'), insert('c')])
    await expect(failed).rejects.toThrow('no')
    await batch
    const ids = await storage.db.selectFrom('document').select('id').orderBy('id').execute()
    expect(ids).toEqual([{ id: 'b' }, { id: 'c' }])
  })

  test('what somebody else writes meanwhile is no part of a transaction, and two transactions follow one upon another', async () => {
    const { db } = await databases.open()
    const begun = Promise.withResolvers<void>()
    const failed = db.transaction().execute(async trx => {
      await trx.insertInto('document').values(documentRow('a')).execute()
      begun.resolve()
      await new Promise(resolve => setTimeout(resolve, 30))
      throw new Error('no')
    })
    await begun.promise
    const other = db.insertInto('document').values(documentRow('b')).execute()
    const next = db.transaction().execute(trx => trx.insertInto('document').values(documentRow('c')).execute())
    await expect(failed).rejects.toThrow('no')
    await Promise.all([other, next])
    const ids = await db.selectFrom('document').select('id').orderBy('id').execute()
    expect(ids).toEqual([{ id: 'b' }, { id: 'c' }])
  })

  test('a batch is all or nothing', async () => {
    const storage = await databases.open()
    const insert = (id: string) => storage.db.insertInto('document').values(documentRow(id)).compile()
    await expect(storage.batch([insert('a'), insert('b'), insert('a')])).rejects.toThrow()
    expect(await storage.db.selectFrom('document').select('id').execute()).toEqual([])
  })

  test('deleting a document deletes what belongs to it', async () => {
    const { db } = await databases.open()
    await db.insertInto('document').values(documentRow('a')).execute()
    await db.insertInto('document_client').values({ document: 'a', client: 4294967295, person: 'p' }).execute()
    await db.deleteFrom('document').execute()
    expect(await db.selectFrom('document_client').selectAll().execute()).toEqual([])
    const orphan = db.insertInto('document_client').values({ document: 'a', client: 1, person: 'p' }).execute()
    await expect(orphan).rejects.toThrow()
  })
})

describe('SQLite', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'styrskrift-sqlite-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  test('waits for the disk at every commit', async () => {
    const storage = await openStorage({ file: join(folder, 'ny', 'a.sqlite') })
    const synchronous = await sql<{ synchronous: number }>`pragma synchronous`.execute(storage.db)
    const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(storage.db)
    expect([synchronous.rows, journal.rows]).toEqual([[{ synchronous: 2 }], [{ journal_mode: 'wal' }]])
    await storage.close()
  })

  test('a storage that stalls does not hold up the main thread, and the write succeeds afterwards', async () => {
    const file = join(folder, 'a.sqlite')
    const storage = await openStorage({ file })
    const other = new SqliteDatabase(file)
    other.exec('begin immediate')
    let stored = false
    const write = storage.db
      .insertInto('document')
      .values(documentRow('a'))
      .execute()
      .then(() => {
        stored = true
      })
    // Were the main thread held up, it would never come to let the other connection go.
    for (let i = 0; i < 40; i++) await new Promise(resolve => setTimeout(resolve, 5))
    expect(stored).toBe(false)
    other.exec('commit')
    other.close()
    await write
    await storage.close()
  })

  test('a backup of a database in use is whole, and an older one is replaced', async () => {
    const storage = await openStorage({ file: join(folder, 'a.sqlite') })
    const insert = (id: string) => storage.db.insertInto('document').values(documentRow(id)).execute()
    await insert('a')
    const to = join(folder, 'kopia.sqlite')
    await storage.backup(to)
    await insert('b')
    let writing = true
    let written = 0
    const writes = (async () => {
      while (writing) await insert(`w${written++}`)
    })()
    await storage.backup(to)
    writing = false
    await writes
    await storage.close()
    const copy = new SqliteDatabase(to, { readonly: true })
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    const ids = copy.prepare('select id from document').pluck().all() as string[]
    expect(ids).toEqual(expect.arrayContaining(['a', 'b']))
    copy.close()
    expect(readdirSync(folder).sort()).toEqual(['a.sqlite', 'kopia.sqlite'])
  })

  test('a backup to a folder that is not there fails, and leaves nothing', async () => {
    const storage = await openStorage({ file: join(folder, 'a.sqlite') })
    await expect(storage.backup(join(folder, 'saknas', 'b.sqlite'))).rejects.toThrow()
    await storage.close()
    expect(readdirSync(folder)).toEqual(['a.sqlite'])
  })

  test('a file that is no database is refused', async () => {
    await expect(openStorage({ file: folder })).rejects.toThrow()
  })
})

describe('PostgreSQL', () => {
  const databases = testDatabases('postgres')

  test('other processes hear of what is stored and of rights, and not of their own', async () => {
    const where = await databases.fresh()
    const [one, other] = [await databases.open(where), await databases.open(where)]
    const heard: Record<string, Notice[]> = { one: [], other: [] }
    await one.listen({ notice: n => heard.one?.push(n), resumed() {} })
    await other.listen({ notice: n => heard.other?.push(n), resumed() {} })
    await one.db
      .insertInto('document')
      .values(documentRow('a', { last_sequence: 7 }))
      .execute()
    const query = one.storedNotice(['a'])
    if (!query) throw new Error('no query')
    await one.batch([query])
    await one.notify({ kind: 'rights', document: 'a', person: null })
    await expect.poll(() => heard.other?.length, { timeout: 15_000 }).toBe(2)
    expect(heard.other).toEqual([
      { kind: 'stored', document: 'a', sequence: 7 },
      { kind: 'rights', document: 'a', person: null }
    ])
    expect(heard.one).toEqual([])
  })

  test('a listener whose connection is cut hears again, and is told that it may have missed something', async () => {
    const where = await databases.fresh()
    const [one, other] = [await databases.open(where), await databases.open(where)]
    let resumed = 0
    const heard: Notice[] = []
    await other.listen({ notice: n => heard.push(n), resumed: () => resumed++ })
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'`.execute(one.db)
    await expect.poll(() => resumed, { timeout: 10_000 }).toBe(1)
    await one.notify({ kind: 'rights', document: 'a', person: 'p' })
    await expect.poll(() => heard.length, { timeout: 15_000 }).toBe(1)
  })
})

test('a version of Node that would crash without a word is refused in one line', () => {
  expect(() => checkNode('20.20.2')).toThrow(/^Node 20\.20\.2 är för gammal\. /)
  expect(() => checkNode('24.1.0')).not.toThrow()
})
