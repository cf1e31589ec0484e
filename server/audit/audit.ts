import type { Logger } from 'pino'
import type { Storage } from '../storage/storage.ts'
import { type AuditRecord, appendEntries, type Happened, happened } from './append.ts'

export type { AuditRecord } from './append.ts'

interface Waiting {
  entry: Happened
  done(): void
  failed(error: unknown): void
}

/** At most so many entries in one transaction. */
const BATCH = 100

/**
 * The audit log. What arrives while one transaction is under way is the next, so that many entries cost one wait for the disk. The head of
 * the chain goes to the server's log each time: whoever sends that log elsewhere has the chain pinned there.
 */
export class Audit {
  readonly #storage: Storage
  readonly #log: Pick<Logger, 'info'>
  readonly #now: () => number
  #waiting: Waiting[] = []
  #writing = false

  constructor(storage: Storage, log: Pick<Logger, 'info'>, now: () => number = Date.now) {
    this.#storage = storage
    this.#log = log
    this.#now = now
  }

  /** Resolves when the entry is on disk. Rejects when it could not be stored; then it is not in the chain. */
  record(record: AuditRecord): Promise<void> {
    const entry = happened(record, this.#now())
    return new Promise((done, failed) => {
      this.#waiting.push({ entry, done, failed })
      if (!this.#writing) void this.#write()
    })
  }

  async #write(): Promise<void> {
    this.#writing = true
    // A turn later: what is recorded at the same moment is one transaction.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH)
      try {
        const { db, kind } = this.#storage
        const entries = batch.map(w => w.entry)
        const head = await db.transaction().execute(transaction => appendEntries(transaction, kind, entries))
        this.#log.info({ sequence: head.sequence, hash: head.hash }, 'audit')
        for (const { done } of batch) done()
      } catch (error) {
        for (const { failed } of batch) failed(error)
      }
    }
    this.#writing = false
  }
}
