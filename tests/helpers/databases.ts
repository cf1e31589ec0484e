import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { openStorage, type Storage, type StorageOptions } from '../../server/storage/storage.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'

export const DATABASES = ['sqlite', 'postgres'] as const

/** What a test needs of a database. */
export interface TestDatabases {
  /** Where a new empty database is. */
  fresh(): Promise<StorageOptions>
  /** Opens one, a new one with all tables where none is named; it is closed after the test. */
  open(options?: StorageOptions): Promise<Storage>
}

/** Databases of one kind for the tests of a `describe`: one server for all, an empty database for each that asks. */
export function testDatabases(kind: (typeof DATABASES)[number], { durable = false } = {}): TestDatabases {
  const folder = mkdtempSync(join(tmpdir(), 'styrskrift-db-'))
  let postgres: TestPostgres | null = null
  let files = 0
  const opened: Storage[] = []
  beforeAll(async () => {
    if (kind === 'postgres') postgres = await startPostgres({ durable })
  })
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close().catch(() => {})
  })
  afterAll(async () => {
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const fresh = async (): Promise<StorageOptions> =>
    postgres ? { url: await postgres.createDatabase() } : { file: join(folder, `${++files}.sqlite`) }
  /** A database as the product leaves a new one. Made once, and copied for each test: that costs a tenth of making it. */
  let model: Promise<StorageOptions> | null = null
  const withTables = async (): Promise<StorageOptions> => {
    model ??= fresh().then(async options => {
      await (await openStorage(options)).close()
      return options
    })
    const { url, file } = await model
    if (postgres) return { url: await postgres.createDatabase(url) }
    const copy = await fresh()
    copyFileSync(file ?? '', copy.file ?? '')
    return copy
  }
  return {
    fresh,
    async open(options) {
      const storage = await openStorage(options ?? (await withTables()))
      opened.push(storage)
      return storage
    }
  }
}
