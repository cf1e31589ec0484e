import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { writeWholeFile } from '../whole-file.ts'

/**
 * Writes a whole copy of the SQLite database `from` to `to`, also while it is in use. `to` appears when the copy is complete and on
 * disk; nothing half-written is left. Replaces a file that is there.
 */
export const backupSqlite = (from: string, to: string): Promise<void> =>
  writeWholeFile(to, async part => {
    const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: { from, to: part } })
    // `once` rejects when the worker throws.
    await once(worker, 'exit')
  })
