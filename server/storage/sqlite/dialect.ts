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

/** Kysely over the SQLite connection of another thread. One connection: transactions follow one upon another. */
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

class ThreadConnection implements DatabaseConnection {
  #client: SqliteClient

  constructor(client: SqliteClient) {
    this.#client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes } = await this.#client.run(query)
    return { rows: rows as R[], numAffectedRows: changes === null ? undefined : BigInt(changes) }
  }

  // biome-ignore lint/correctness/useYield: rows cross a thread as one message, there is nothing to stream.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming of rows is not supported: page with limit')
  }
}

class ThreadDriver implements Driver {
  #client: SqliteClient
  #connection: ThreadConnection

  constructor(client: SqliteClient) {
    this.#client = client
    this.#connection = new ThreadConnection(client)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection
  }

  async releaseConnection(): Promise<void> {}

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  destroy(): Promise<void> {
    return this.#client.close()
  }
}
