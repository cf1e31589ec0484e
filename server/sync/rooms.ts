import type { UpdateLog } from '../storage/log.ts'
import { buildDoc } from '../storage/state.ts'
import { CatchUp } from './catch-up.ts'
import type { Committer } from './committer.ts'
import { SNAPSHOT_AFTER, type SyncLimits, type SyncTimes } from './limits.ts'
import { Listing, readListed } from './listing.ts'
import type { SyncMetrics } from './metrics.ts'
import { Room, type RoomContext } from './room.ts'
import { templateFacts } from './template-of.ts'
import type { SyncLogger } from './types.ts'

interface Open {
  room: Room
  listing: Listing
  /** Connections and changes that need it in memory. */
  holds: number
  unload: NodeJS.Timeout | null
  compacting: boolean
}

interface RoomsParts {
  log: UpdateLog
  committer: Committer
  metrics: SyncMetrics
  logger: SyncLogger
  limits: SyncLimits
  times: SyncTimes
}

/** The documents in memory: loaded when somebody comes, unloaded when nobody is there and everything is stored. */
export class Rooms {
  readonly #parts: RoomsParts
  readonly #open = new Map<string, Promise<Open | null>>()
  readonly #loaded = new Map<string, Open>()
  readonly #catchUp: CatchUp
  readonly #context: RoomContext
  readonly #background = new Set<Promise<unknown>>()

  constructor(parts: RoomsParts) {
    this.#parts = parts
    this.#catchUp = new CatchUp(parts.log)
    this.#context = {
      limits: parts.limits,
      times: parts.times,
      store: (room, entry) => parts.committer.add(room, entry),
      onDead: (room, error) => this.#drop(room, error),
      onStored: (room, listed) => this.#afterStored(room, listed),
      onBehind: room => this.#catchUp.start(room)
    }
  }

  get size(): number {
    return this.#loaded.size
  }

  /** The room of a document that is in memory, or undefined. */
  peek(id: string): Room | undefined {
    return this.#loaded.get(id)?.room
  }

  *all(): Generator<Room> {
    for (const { room } of this.#loaded.values()) yield room
  }

  /** Loads a document and keeps it in memory until `release`; null when there is none. Throws when it cannot be read. */
  async hold(id: string): Promise<Room | null> {
    let opening = this.#open.get(id)
    if (!opening) {
      opening = this.#load(id)
      this.#open.set(id, opening)
      opening.then(
        open => open || this.#forget(id, opening),
        () => this.#forget(id, opening)
      )
    }
    const open = await opening
    if (!open) return null
    // It failed while this was waiting: there is a newer one, or there will be.
    if (open.room.dead) return this.hold(id)
    open.holds++
    if (open.unload) clearTimeout(open.unload)
    open.unload = null
    return open.room
  }

  /** The opposite of `hold`. */
  release(room: Room): void {
    const open = this.#loaded.get(room.id)
    if (open?.room !== room) return
    open.holds--
    this.#unloadLater(open)
  }

  /** Others have stored something: reads it when the document is in memory. */
  stored(id: string, sequence: number): void {
    const opening = this.#open.get(id)
    opening?.then(
      open => open && open.room.sequence < sequence && this.#catchUp.start(open.room),
      () => {}
    )
  }

  /** Notices may have been missed: reads on in every document. */
  readOn(): void {
    for (const { room } of this.#loaded.values()) this.#catchUp.start(room)
  }

  /** Writes what waits for the list, and waits for snapshots that are being made. */
  async close(): Promise<void> {
    await Promise.all([...this.#loaded.values()].map(open => open.listing.flush()))
    for (const open of this.#loaded.values()) this.#stop(open)
    this.#loaded.clear()
    this.#open.clear()
    await Promise.allSettled(this.#background)
  }

  async #load(id: string): Promise<Open | null> {
    const { log, logger, times } = this.#parts
    const started = performance.now()
    const [stored, row] = await Promise.all([
      log.load(id),
      log.storage.db
        .selectFrom('document')
        .select(['title', 'diarienummer', 'template_json'])
        .where('id', '=', id)
        .executeTakeFirst()
    ])
    if (!stored || !row) return null
    const { protectedIds, footnoteKeys, diarienummer } = templateFacts(row.template_json)
    const updates = stored.updates.map(u => u.data)
    const doc = buildDoc({ snapshot: stored.snapshot?.data ?? null, updates })
    const content = {
      doc,
      owners: stored.owners,
      protectedIds,
      footnoteKeys,
      sequence: stored.sequence,
      bytes: updates.reduce((sum, u) => sum + u.byteLength, stored.snapshot?.data.byteLength ?? 0),
      updatesSinceSnapshot: updates.length
    }
    const room = new Room(id, content, this.#context)
    const listing = new Listing(
      log.storage,
      id,
      { title: row.title, diarienummer: row.diarienummer },
      () => readListed(doc, diarienummer),
      times.listing,
      error => logger.error({ err: error, document: id }, 'the document list could not be written')
    )
    const open: Open = { room, listing, holds: 0, unload: null, compacting: false }
    this.#loaded.set(id, open)
    // A process that was killed may have left the list behind.
    listing.touch()
    this.#unloadLater(open)
    const ms = Math.round(performance.now() - started)
    logger.debug({ document: id, sequence: room.sequence, bytes: room.bytes, ms }, 'document loaded')
    return open
  }

  #afterStored(room: Room, listed: boolean): void {
    const open = this.#loaded.get(room.id)
    if (open?.room !== room) return
    if (listed) open.listing.touch()
    if (room.updatesSinceSnapshot >= SNAPSHOT_AFTER.writing && !open.compacting) this.#compact(open)
    if (open.holds === 0) this.#unloadLater(open)
  }

  #compact(open: Open): void {
    const { room } = open
    open.compacting = true
    const before = { updates: room.updatesSinceSnapshot, bytes: room.bytes }
    const done = this.#snapshot(room.id, SNAPSHOT_AFTER.writing).then(bytes => {
      open.compacting = false
      room.updatesSinceSnapshot -= before.updates
      if (bytes !== null) room.bytes += bytes - before.bytes
    })
    this.#inBackground(done)
  }

  /** Never throws: a document without a snapshot is slower to load, and whole. */
  async #snapshot(id: string, least: number): Promise<number | null> {
    const { log, logger, metrics } = this.#parts
    try {
      const bytes = await log.compact(id, least)
      if (bytes !== null) metrics.snapshots.inc({ outcome: 'made' })
      return bytes
    } catch (error) {
      metrics.snapshots.inc({ outcome: 'given-up' })
      logger.error({ err: error, document: id }, 'a snapshot was given up; the updates are kept')
      return null
    }
  }

  #unloadLater(open: Open): void {
    if (open.holds > 0 || open.unload || open.room.dead) return
    open.unload = setTimeout(() => {
      open.unload = null
      if (open.holds > 0) return
      if (open.room.settled) this.#unload(open)
      else this.#unloadLater(open)
    }, this.#parts.times.unload)
  }

  #unload(open: Open): void {
    const { room } = open
    this.#loaded.delete(room.id)
    this.#open.delete(room.id)
    const listed = open.listing.flush()
    this.#stop(open)
    const snapshot = room.updatesSinceSnapshot >= SNAPSHOT_AFTER.unloading
    this.#inBackground(
      listed.then(() => (snapshot ? this.#snapshot(room.id, SNAPSHOT_AFTER.unloading) : null)).then(() => {})
    )
    this.#parts.logger.debug({ document: room.id }, 'document unloaded')
  }

  #drop(room: Room, error: Error): void {
    const open = this.#loaded.get(room.id)
    if (open?.room === room) {
      this.#loaded.delete(room.id)
      this.#open.delete(room.id)
      this.#stop(open)
    }
    this.#parts.logger.error({ err: error, document: room.id }, 'document dropped: it could not be stored')
  }

  #stop(open: Open): void {
    if (open.unload) clearTimeout(open.unload)
    open.listing.stop()
    open.room.stop()
  }

  #forget(id: string, opening: Promise<Open | null> | undefined): void {
    if (this.#open.get(id) === opening) this.#open.delete(id)
  }

  #inBackground(work: Promise<unknown>): void {
    this.#background.add(work)
    void work.finally(() => this.#background.delete(work))
  }
}
