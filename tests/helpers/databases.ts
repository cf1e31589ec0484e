import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import { openStorage, type Storage, type StorageOptions } from '../../server/storage/storage.ts'
import { createDatabase, dropDatabases, startPostgres, type TestPostgres } from './postgres.ts'
import type { SharedDatabase } from './shared-databases.ts'

export const DATABASES = ['sqlite', 'postgres'] as const

/** What a test needs of a database. */
export interface TestDatabases {
  /** Where a new empty database is. */
  fresh(): Promise<StorageOptions>
  /** Opens one, a new one with all tables where none is named; it is closed after the test. */
  open(options?: StorageOptions): Promise<Storage>
}

/**
 * Databases of one kind for the tests of a `describe`: an empty one for each that asks, on the server of all test files.
 * `durable`: on a server of their own, which keeps what it said it had whatever happens to it.
 */
export function testDatabases(kind: (typeof DATABASES)[number], { durable = false } = {}): TestDatabases {
  const folder = mkdtempSync(join(tmpdir(), 'styrskrift-db-'))
  let own: TestPostgres | null = null
  let server: string | null = null
  let model: StorageOptions = {}
  let files = 0
  const made: string[] = []
  const opened: Storage[] = []
  beforeAll(async () => {
    if (durable && kind === 'postgres') {
      own = await startPostgres({ durable })
      server = own.server
    } else ({ model, server } = await shared(kind))
  })
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close().catch(() => {})
  })
  afterAll(async () => {
    if (own) await own.stop()
    else if (server) await dropDatabases(server, made)
    rmSync(folder, { recursive: true, force: true })
  })
  const fresh = async (copyOf: StorageOptions = {}): Promise<StorageOptions> => {
    if (server) {
      const url = await createDatabase(server, copyOf.url)
      made.push(url)
      return { url }
    }
    const file = join(folder, `${++files}.sqlite`)
    if (copyOf.file) copyFileSync(copyOf.file, file)
    return { file }
  }
  return {
    fresh: () => fresh(),
    async open(options) {
      const storage = await openStorage(options ?? (await fresh(model)))
      opened.push(storage)
      return storage
    }
  }
}

async function shared(kind: (typeof DATABASES)[number]): Promise<SharedDatabase> {
  const answer = await fetch(`${inject('sharedDatabases')}/${kind}`)
  if (!answer.ok) throw new Error(await answer.text())
  return (await answer.json()) as SharedDatabase
}
