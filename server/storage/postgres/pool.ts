import { type CompiledQuery, type DatabaseConnection, PostgresDialect } from 'kysely'
import pg from 'pg'
import { demandPlain } from '../plain-text.ts'

const INT8 = 20

/** Counters and times are below 2^53: `bigint` arrives as a number. */
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary'
      ? Number
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser
}

/** The settings of every connection to the server. A server that does not answer fails a statement after half a minute. */
export const connectionOptions = (url: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: 'styrskrift',
  connectionTimeoutMillis: 10_000,
  query_timeout: 30_000,
  keepAlive: true,
  types
})

export function openPool(url: string, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({ ...connectionOptions(url), max: 10 })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', onError)
  return pool
}

/** A commit that has been confirmed is on disk, also where the server's own default says otherwise. */
const DURABLE =
  "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') in ('off', 'local')"

export const postgresDialect = (pool: pg.Pool): PostgresDialect =>
  new PostgresDialect({
    pool,
    onCreateConnection: async (connection: DatabaseConnection) => {
      const execute = connection.executeQuery.bind(connection)
      connection.executeQuery = async (query, options) => {
        demandPlain(query.parameters)
        return execute(query, options)
      }
      await connection.executeQuery({ sql: DURABLE, parameters: [] } as unknown as CompiledQuery)
    }
  })
