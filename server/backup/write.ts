import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../storage/schema.ts'
import { openStorage, type Storage } from '../storage/storage.ts'
import { BACKUP_FORMAT, BACKUP_VERSION, lineOf, SAVED_TABLES, TABLES } from './format.ts'

const PAGE = 100

/** Writes everything that is stored at one moment to `file`, also while servers write, and returns how many documents there are. */
export async function writeBackup(storage: Storage, file: string, now: number): Promise<number> {
  if (storage.kind === 'postgres') {
    const moment = storage.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
    return moment.execute(db => write(db, file, now))
  }
  // A long reading transaction would hold up the one connection of SQLite, so a copy is read.
  const copy = `${file}.sqlite`
  try {
    await storage.backup(copy)
    const still = await openStorage({ file: copy })
    try {
      return await write(still.db, file, now)
    } finally {
      await still.close()
    }
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${copy}${end}`, { force: true })
  }
}

async function write(db: Kysely<Database>, file: string, now: number): Promise<number> {
  const counts: Record<string, number> = {}
  await pipeline(Readable.from(lines(db, now, counts)), createGzip(), createWriteStream(file))
  return counts.document ?? 0
}

async function* lines(db: Kysely<Database>, now: number, counts: Record<string, number>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  const line = (text: string): Buffer => {
    const bytes = Buffer.from(`${text}\n`)
    hash.update(bytes)
    return bytes
  }
  const createdAt = new Date(now).toISOString()
  yield line(
    JSON.stringify({ format: BACKUP_FORMAT, version: BACKUP_VERSION, migration: await lastMigration(db), createdAt })
  )
  for (const table of SAVED_TABLES) {
    counts[table] = 0
    for await (const values of rowsOf(db, table)) {
      counts[table]++
      yield line(lineOf(table, values))
    }
  }
  yield Buffer.from(`${JSON.stringify({ end: true, rows: counts, sha256: hash.digest('hex') })}\n`)
}

/** A page at a time, each after the last row of the one before, so that a large database is never in memory. */
async function* rowsOf(db: Kysely<Database>, table: keyof Database): AsyncGenerator<Record<string, unknown>> {
  const keys = TABLES[table] ?? []
  const columns = sql.join(keys.map(key => sql.ref(key)))
  let last: unknown[] | null = null
  for (;;) {
    const after = last ? sql`where (${columns}) > (${sql.join(last)})` : sql``
    const page: { rows: Record<string, unknown>[] } = await sql<
      Record<string, unknown>
    >`select * from ${sql.table(table)} ${after} order by ${columns} limit ${PAGE}`.execute(db)
    yield* page.rows
    const end = page.rows.at(-1)
    if (!end || page.rows.length < PAGE) return
    last = keys.map(key => end[key])
  }
}

/** The name of the newest migration that the database has had. */
export async function lastMigration(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(db)
  return rows[0]?.name ?? ''
}
