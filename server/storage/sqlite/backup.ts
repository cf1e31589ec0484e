import { once } from 'node:events'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'

/**
 * Writes a whole copy of the SQLite database `from` to `to`, also while it is in use. `to` appears when the copy is complete and on
 * disk; nothing half-written is left. Replaces a file that is there.
 */
export async function backupSqlite(from: string, to: string): Promise<void> {
  const part = `${to}.part`
  await rm(part, { force: true })
  try {
    const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: { from, to: part } })
    // `once` rejects when the worker throws.
    await once(worker, 'exit')
    await flush(part)
    await rename(part, to)
    await flush(dirname(to))
  } finally {
    await rm(part, { force: true })
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
