import { workerData } from 'node:worker_threads'
import SqliteDatabase from 'better-sqlite3'

/** Copies a database that may be in use: a reading transaction of its own sees one moment, and holds up no writer. */
const { from, to } = workerData as { from: string; to: string }
const db = new SqliteDatabase(from, { readonly: true, fileMustExist: true })
try {
  db.pragma('busy_timeout = 10000')
  db.prepare('VACUUM INTO ?').run(to)
} finally {
  db.close()
}
