import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler
} from 'kysely'
import type { SqliteClient } from './client.ts'

/** Kysely over the SQLite connection of another thread. One connection: transactions follow one upon another, and what is outside of
 * them waits: inside a transaction, ask only it. */
export const sqliteDialect = (client: SqliteClient): Dialect => ({
  createDriver: () => new ThreadDriver(client),
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new Adapter(),
  createIntrospector: db => new SqliteIntrospector(db)
})

class Adapter extends SqliteAdapter {
  /** SQLite can undo changes of tables: a migration that fails or is killed leaves nothing behind. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** Whose transaction is open on the one connection. What belongs to nobody's waits until it has ended. */
class Turn {
  #holder: ThreadConnection | null = null
  #waiting: (() => void)[] = []

  taken(by: ThreadConnection): boolean {
    return this.#holder !== null && this.#holder !== by
  }

  /** Resolves when a transaction has ended: ask again then. */
  next(): Promise<void> {
    return new Promise(wake => this.#waiting.push(wake))
  }

  take(connection: ThreadConnection): void {
    this.#holder = connection
  }

  leave(): void {
    this.#holder = null
    for (const wake of this.#waiting.splice(0)) wake()
  }
}

class ThreadConnection implements DatabaseConnection {
  readonly #client: SqliteClient
  readonly #turn: Turn

  constructor(client: SqliteClient, turn: Turn) {
    this.#client = client
    this.#turn = turn
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    // Between the question and the message to the thread nothing else runs.
    while (this.#turn.taken(this)) await this.#turn.next()
    const { rows, changes } = await this.#client.run(query)
    return { rows: rows as R[], numAffectedRows: changes === null ? undefined : BigInt(changes) }
  }

  async begin(): Promise<void> {
    while (this.#turn.taken(this)) await this.#turn.next()
    this.#turn.take(this)
    try {
      await this.#client.run(CompiledQuery.raw('begin immediate'))
    } catch (error) {
      this.#turn.leave()
      throw error
    }
  }

  /** `how`: commit or rollback. */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    await this.#client.run(CompiledQuery.raw(how))
    this.#turn.leave()
  }

  // biome-ignore lint/correctness/useYield: rows cross a thread as one message, there is nothing to stream.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming of rows is not supported: page with limit')
  }
}

class ThreadDriver implements Driver {
  readonly #client: SqliteClient
  readonly #turn = new Turn()

  constructor(client: SqliteClient) {
    this.#client = client
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<ThreadConnection> {
    return new ThreadConnection(this.#client, this.#turn)
  }

  async releaseConnection(): Promise<void> {}

  beginTransaction(connection: DatabaseConnection): Promise<void> {
    return (connection as ThreadConnection).begin()
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return (connection as ThreadConnection).end('commit')
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return (connection as ThreadConnection).end('rollback')
  }

  destroy(): Promise<void> {
    return this.#client.close()
  }
}
