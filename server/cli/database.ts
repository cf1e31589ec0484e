import type { Config } from '../config/config.ts'
import { openDatabase } from '../config/database.ts'
import type { Storage } from '../storage/storage.ts'

/** Does some work with the configured database, and closes it whatever happens. */
export async function withStorage<T>(config: Config, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openDatabase(config)
  try {
    return await work(storage)
  } finally {
    await storage.close()
  }
}
