import SqliteDatabase from 'better-sqlite3'
import pg from 'pg'
import type { StorageOptions } from '../../server/storage/storage.ts'

/**
 * Makes every write to a database wait, as a stalled disk does, until the returned function is called; on PostgreSQL the writes to one table.
 */
export async function stallStorage(
  where: StorageOptions,
  table: 'document' | 'letter' = 'document'
): Promise<() => Promise<void>> {
  if (where.url) {
    const client = new pg.Client({ connectionString: where.url })
    await client.connect()
    await client.query(`begin; lock table ${table} in exclusive mode`)
    return async () => {
      await client.query('commit')
      await client.end()
    }
  }
  const db = new SqliteDatabase(where.file ?? '')
  db.exec('begin immediate')
  return async () => {
    db.exec('commit')
    db.close()
  }
}
