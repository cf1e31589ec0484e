import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { StyrskriftError } from '../schemas/errors/catalogue.ts'
import type { Config } from './config/config.ts'
import type { Storage } from './storage/storage.ts'

/**
 * Who has the data in use. With SQLite one process at a time: two would not hear of each other's changes. With PostgreSQL any number of
 * servers, but a restore alone. The locks are those of the database or the operating system, and end with the process in whatever way.
 */
export interface Hold {
  release(): Promise<void>
}

/** "styr" in ASCII: the advisory lock of PostgreSQL that servers share. */
const LOCK = 0x73747972
const RETRY = 5_000

/** Takes the data into use for a server. Throws `servern-ar-igang` when another has it, or a restore. */
export function holdForServer(config: Config, onError: (error: Error) => void): Promise<Hold> {
  return config.databaseUrl === null ? holdFile(config.dataDirectory) : holdShared(config.databaseUrl, onError)
}

/** Takes the SQLite data into use for a restore, or nothing with PostgreSQL, where the transaction itself does. */
export async function holdForRestore(config: Config): Promise<Hold> {
  return config.databaseUrl === null ? holdFile(config.dataDirectory) : { release: async () => {} }
}

/** Inside the transaction of a restore with PostgreSQL. Throws `servern-ar-igang`. */
export async function demandAlone(db: Storage['db']): Promise<void> {
  const { rows } = await sql<{ alone: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as alone`.execute(db)
  if (!rows[0]?.alone) throw new StyrskriftError('servern-ar-igang')
}

async function holdFile(directory: string): Promise<Hold> {
  const { default: SqliteDatabase } = await import('better-sqlite3')
  mkdirSync(directory, { recursive: true })
  const lock = new SqliteDatabase(join(directory, 'in-use.lock'), { timeout: 0 })
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new StyrskriftError('servern-ar-igang')
    throw error
  }
  return { release: async () => void lock.close() }
}

async function holdShared(url: string, onError: (error: Error) => void): Promise<Hold> {
  let client: pg.Client | null = null
  let retry: NodeJS.Timeout | null = null
  let released = false
  const take = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'styrskrift', keepAlive: true })
    next.on('error', onError)
    await next.connect()
    // Waits while a restore is under way.
    await next.query('select pg_advisory_lock_shared($1)', [LOCK])
    client = next
    next.once('end', again)
  }
  const again = (): void => {
    client = null
    if (released) return
    retry = setTimeout(() => {
      take().catch(error => {
        onError(error)
        again()
      })
    }, RETRY)
  }
  await take()
  return {
    release: async () => {
      released = true
      if (retry) clearTimeout(retry)
      await client?.end()
    }
  }
}
