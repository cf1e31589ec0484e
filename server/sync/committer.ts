import type { LogEntry, UpdateLog } from '../storage/log.ts'
import type { Connection } from './connection.ts'
import type { SyncMetrics } from './metrics.ts'

/** An accepted update on its way to the disk. */
export interface Pending extends LogEntry {
  /** Who is not told of it again; null for the server's own changes. */
  from: Connection | null
  /** It changes what the document list shows. */
  listed: boolean
  done?: () => void
  failed?: (error: Error) => void
}

/** The document that entries belong to, as the committer meets it. */
export interface Target {
  readonly id: string
  /** It has failed: nothing more of it is stored. */
  readonly dead: boolean
  /** The entries, in order, are on disk; the last one under `sequence`. */
  stored(entries: readonly Pending[], sequence: number): void
  /** The entries are not, or perhaps not, on disk. `gone`: there is no such document any more. */
  failed(error: Error, gone: boolean): void
}

const BATCH_UPDATES = 200
const BATCH_BYTES = 8 * 1024 * 1024

/**
 * Group commit without a timer: what there is is stored at once, and what arrives meanwhile is the next batch. One batch of all
 * documents is under way at a time: one wait for the disk serves everybody.
 */
export class Committer {
  readonly #log: UpdateLog
  readonly #metrics: SyncMetrics
  #queue: { target: Target; entry: Pending }[] = []
  #waiting = 0
  #busy = false
  #armed = false
  #idle: (() => void)[] = []

  constructor(log: UpdateLog, metrics: SyncMetrics) {
    this.#log = log
    this.#metrics = metrics
  }

  /** Bytes that are not on disk yet. */
  get waitingBytes(): number {
    return this.#waiting
  }

  add(target: Target, entry: Pending): void {
    this.#queue.push({ target, entry })
    this.#waiting += entry.data.byteLength
    this.#arm()
  }

  /** Resolves when nothing waits. */
  idle(): Promise<void> {
    if (!this.#busy && this.#queue.length === 0) return Promise.resolve()
    return new Promise(resolve => this.#idle.push(resolve))
  }

  /** After the messages of this turn have been read, so that they are one batch. */
  #arm(): void {
    if (this.#armed || this.#busy) return
    this.#armed = true
    setImmediate(() => {
      this.#armed = false
      void this.#flush()
    })
  }

  async #flush(): Promise<void> {
    this.#busy = true
    const batch = this.#take()
    if (batch.size > 0) await this.#commit(batch)
    this.#busy = false
    if (this.#queue.length > 0) this.#arm()
    else for (const resolve of this.#idle.splice(0)) resolve()
  }

  #take(): Map<Target, Pending[]> {
    const batch = new Map<Target, Pending[]>()
    let bytes = 0
    let count = 0
    for (const { target, entry } of this.#queue) {
      if (count === BATCH_UPDATES || (count > 0 && bytes + entry.data.byteLength > BATCH_BYTES)) break
      count++
      this.#waiting -= entry.data.byteLength
      if (target.dead) {
        entry.failed?.(new Error(`document ${target.id}: nothing more is stored after a failure`))
        continue
      }
      bytes += entry.data.byteLength
      const entries = batch.get(target)
      if (entries) entries.push(entry)
      else batch.set(target, [entry])
    }
    this.#queue.splice(0, count)
    return batch
  }

  async #commit(batch: ReadonlyMap<Target, Pending[]>): Promise<void> {
    const end = this.#metrics.store.startTimer()
    let sequences: Map<string, number>
    try {
      sequences = await this.#log.appendAll(new Map([...batch].map(([target, entries]) => [target.id, entries])))
    } catch (error) {
      // One document that breaks a rule of the tables is no reason to fail the others.
      if (batch.size > 1 && isConstraint(error)) {
        for (const [target, entries] of batch) await this.#commit(new Map([[target, entries]]))
      } else for (const [target, entries] of batch) fail(target, entries, error as Error, false)
      return
    }
    end()
    for (const [target, entries] of batch) this.#settle(target, entries, sequences.get(target.id))
  }

  #settle(target: Target, entries: readonly Pending[], sequence: number | undefined): void {
    if (sequence === undefined) {
      fail(target, entries, new Error(`there is no document ${target.id}`), true)
      return
    }
    this.#metrics.batch.observe(entries.length)
    this.#metrics.updates.inc(entries.length)
    this.#metrics.storedBytes.inc(entries.reduce((sum, e) => sum + e.data.byteLength, 0))
    try {
      target.stored(entries, sequence)
    } catch (error) {
      fail(target, entries, error as Error, false)
      return
    }
    for (const entry of entries) entry.done?.()
  }
}

function fail(target: Target, entries: readonly Pending[], error: Error, gone: boolean): void {
  target.failed(error, gone)
  for (const entry of entries) entry.failed?.(error)
}

/** SQLite: `SQLITE_CONSTRAINT…`; PostgreSQL: class 23. */
function isConstraint(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' && (code.startsWith('SQLITE_CONSTRAINT') || /^23\w{3}$/.test(code))
}
