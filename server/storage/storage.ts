import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type CompiledQuery, Kysely, sql } from 'kysely'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { StorageKind } from './migrations/kind.ts'
import { migrate } from './migrations/migrate.ts'
import { CHANNEL, encodeNotice, type Notice, type NoticeListener } from './notices.ts'
import type { Database } from './schema.ts'

export type Row = Record<string, unknown>

/** The database, inside a transaction or not. */
export type Db = Kysely<Database>

/** The database, with migrations done. */
export interface Storage {
  readonly kind: StorageKind
  readonly db: Db
  /**
   * Runs compiled queries in one transaction of their own and returns the rows of each. With SQLite it costs one message to the
   * storage thread. When it resolves, everything is on disk.
   */
  batch(queries: readonly CompiledQuery[]): Promise<Row[][]>
  /** The query that tells the other processes what is stored of the documents, for a batch; null where there are none (SQLite). */
  storedNotice(documents: readonly string[]): CompiledQuery | null
  /** Tells the other processes. */
  notify(notice: Notice): Promise<void>
  /** Listens to the other processes. Returns what ends it. With SQLite nothing is ever heard. */
  listen(listener: NoticeListener): Promise<() => void>
  /**
   * SQLite: writes a whole copy to `file`, also while in use. PostgreSQL: throws `fel-sakerhetskopia`: use `pg_dump`.
   */
  backup(file: string): Promise<void>
  close(): Promise<void>
}

export interface StorageOptions {
  /** PostgreSQL: `postgres://…`. */
  url?: string
  /** SQLite: the file. It and its folder are created. */
  file?: string
  /** Told of broken connections that are replaced by themselves. */
  onError?: (error: Error) => void
}

/** Opens SQLite (`file`) or PostgreSQL (`url`) and brings the tables up to date. Throws what went wrong. */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  checkNode(process.versions.node)
  if (options.url) return openPostgres(options.url, options.onError ?? (() => {}))
  if (options.file) return openSqlite(resolve(options.file))
  throw new TypeError('openStorage: neither url nor file is given')
}

/** better-sqlite3 13 ends the process without a word on older versions, so this comes before it is loaded. */
export function checkNode(version: string): void {
  if (Number.parseInt(version, 10) < 22) throw new StyrskriftError('for-gammal-node', { version })
}

async function openSqlite(file: string): Promise<Storage> {
  await mkdir(dirname(file), { recursive: true })
  const [{ SqliteClient }, { sqliteDialect }, { backupSqlite }] = await Promise.all([
    import('./sqlite/client.ts'),
    import('./sqlite/dialect.ts'),
    import('./sqlite/backup.ts')
  ])
  const client = new SqliteClient(file)
  const db = new Kysely<Database>({ dialect: sqliteDialect(client) })
  await migrate(db, 'sqlite').catch(async error => {
    await client.close().catch(() => {})
    throw error
  })
  return {
    kind: 'sqlite',
    db,
    batch: async queries => (await client.batch(queries)).map(r => r.rows),
    storedNotice: () => null,
    notify: async () => {},
    listen: async () => () => {},
    backup: to => backupSqlite(file, resolve(to)),
    close: () => db.destroy()
  }
}

async function openPostgres(url: string, onError: (error: Error) => void): Promise<Storage> {
  const [{ openPool, postgresDialect }, { PostgresListener }] = await Promise.all([
    import('./postgres/pool.ts'),
    import('./postgres/listener.ts')
  ])
  const origin = randomUUID()
  const pool = openPool(url, onError)
  const db = new Kysely<Database>({ dialect: postgresDialect(pool) })
  await migrate(db, 'postgres').catch(async error => {
    await pool.end().catch(() => {})
    throw error
  })
  const listener = new PostgresListener(url, origin, onError)
  return {
    kind: 'postgres',
    db,
    batch: queries =>
      db.transaction().execute(async transaction => {
        const results: Row[][] = []
        for (const query of queries) results.push((await transaction.executeQuery<Row>(query)).rows)
        return results
      }),
    storedNotice: documents =>
      sql`select pg_notify(${CHANNEL}, json_build_object('origin', cast(${origin} as text), 'kind', 'stored',
        'document', id, 'sequence', last_sequence)::text) from document where id in (${sql.join(documents)})`.compile(
        db
      ),
    notify: async notice => {
      await sql`select pg_notify(${CHANNEL}, ${encodeNotice(origin, notice)})`.execute(db)
    },
    listen: l => listener.listen(l),
    backup: async () => {
      throw new StyrskriftError('fel-sakerhetskopia')
    },
    close: async () => {
      await listener.close()
      await db.destroy()
    }
  }
}
