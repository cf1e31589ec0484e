import { parentPort, workerData } from 'node:worker_threads'
import SqliteDatabase from 'better-sqlite3'
import type { Answer, Request, Statement, StatementResult } from './protocol.ts'

/**
 * The thread that owns the one SQLite connection. A disk that stalls stalls this thread and nothing else.
 * A batch that arrives while a transaction of the main thread is open waits until that transaction has ended.
 */
const port = parentPort
if (!port) throw new Error('server/storage/sqlite/worker.ts runs as a worker thread only')

const db = new SqliteDatabase((workerData as { file: string }).file)
db.pragma('journal_mode = WAL')
// The default of better-sqlite3 in WAL mode is NORMAL, which does not wait for the disk at a commit.
db.pragma('synchronous = FULL')
db.pragma('foreign_keys = ON')
// Without it REPLACE deletes rows past the triggers that guard them (sqlite.org/lang_conflict.html).
db.pragma('recursive_triggers = ON')
db.pragma('busy_timeout = 10000')

const PREPARED_MAX = 256
const prepared = new Map<string, SqliteDatabase.Statement>()

function prepare(sql: string): SqliteDatabase.Statement {
  let statement = prepared.get(sql)
  if (statement) prepared.delete(sql)
  else statement = db.prepare(sql)
  prepared.set(sql, statement)
  if (prepared.size > PREPARED_MAX) prepared.delete(prepared.keys().next().value as string)
  return statement
}

function run({ sql, parameters }: Statement): StatementResult {
  const statement = prepare(sql)
  if (statement.reader) return { rows: statement.all(...parameters) as Record<string, unknown>[], changes: null }
  return { rows: [], changes: statement.run(...parameters).changes }
}

const runAll = db.transaction((statements: readonly Statement[]) => statements.map(run))

const waiting: Request[] = []

function answer(request: Request): void {
  let reply: Answer
  try {
    reply = { id: request.id, ok: true, results: work(request) }
  } catch (error) {
    const { message, code } = error as { message?: string; code?: unknown }
    reply = {
      id: request.id,
      ok: false,
      message: message ?? String(error),
      code: typeof code === 'string' ? code : null
    }
  }
  port?.postMessage(reply)
  if (request.kind === 'close') port?.close()
}

function work(request: Request): StatementResult[] {
  switch (request.kind) {
    case 'run':
      return [run(request)]
    case 'batch':
      return runAll.immediate(request.statements)
    case 'close':
      db.close()
      return []
  }
}

port.on('message', (request: Request) => {
  if (request.kind !== 'run' && db.inTransaction) {
    waiting.push(request)
    return
  }
  answer(request)
  while (waiting.length > 0 && !db.inTransaction) answer(waiting.shift() as Request)
})
