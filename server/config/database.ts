import { join } from 'node:path'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { openStorage, type Storage, type StorageOptions } from '../storage/storage.ts'
import type { Config } from './config.ts'

/** Where the database of a configuration is. */
export const databaseOf = (config: Config): StorageOptions =>
  config.databaseUrl === null ? { file: join(config.dataDirectory, 'styrskrift.sqlite') } : { url: config.databaseUrl }

/** Opens the configured database. Throws `ogiltig-databas` with the reason that the database gives. */
export async function openDatabase(config: Config, onError?: (error: Error) => void): Promise<Storage> {
  try {
    return await openStorage({ ...databaseOf(config), onError })
  } catch (error) {
    return cannotOpen(error)
  }
}

/** Throws `ogiltig-databas` with the database's reason; what is an error of ours already passes through. */
export function cannotOpen(error: unknown): never {
  if (error instanceof StyrskriftError) throw error
  throw new StyrskriftError('ogiltig-databas', { what: reasonOf(error) })
}

/** One line, also for an error that holds several (a host with two addresses refuses twice). */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ')
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] as string
}
