import { type LoggedUpdate, SERVER, type StoredDocument, type UpdateLog } from '../storage/log.ts'
import { clientsOf } from '../storage/state.ts'
import type { Room } from './room.ts'

/** Reads into a room what other processes have stored; one reading at a time, and again when more came meanwhile. */
export class CatchUp {
  readonly #log: UpdateLog
  readonly #running = new Map<Room, { again: boolean }>()

  constructor(log: UpdateLog) {
    this.#log = log
  }

  /** Starts reading unless that is under way. What goes wrong is the room's failure. */
  start(room: Room): void {
    const running = this.#running.get(room)
    if (running) {
      running.again = true
      return
    }
    const state = { again: false }
    this.#running.set(room, state)
    void this.#read(room, state)
      .catch(error => room.failed(error as Error, false))
      .finally(() => this.#running.delete(room))
  }

  async #read(room: Room, state: { again: boolean }): Promise<void> {
    do {
      state.again = false
      const updates = await this.#log.since(room.id, room.sequence)
      if (room.dead) return
      if (!updates) return room.failed(new Error(`there is no document ${room.id}`), true)
      if (updates === 'in-snapshot') await this.#reload(room)
      else await this.#take(room, updates)
    } while (state.again && !room.dead)
  }

  async #take(room: Room, updates: readonly LoggedUpdate[]): Promise<void> {
    await this.#learnOwners(room, updates)
    // The room's own batches may have moved it on while the tables were read.
    const news = updates.filter(u => u.sequence > room.sequence)
    const last = news.at(-1)
    if (!last) return
    room.adopt(
      news.map(u => u.data),
      last.sequence
    )
  }

  /** A snapshot has replaced what was to be read. */
  async #reload(room: Room): Promise<void> {
    const stored = await this.#log.load(room.id)
    if (!stored) return room.failed(new Error(`there is no document ${room.id}`), true)
    for (const [client, owner] of stored.owners) room.gate.owners.set(client, owner)
    room.adopt(partsOf(stored), stored.sequence)
    room.bytes = partsOf(stored).reduce((sum, part) => sum + part.byteLength, 0)
    room.updatesSinceSnapshot = stored.updates.length
  }

  async #learnOwners(room: Room, updates: readonly LoggedUpdate[]): Promise<void> {
    const { owners } = room.gate
    const clients = [...new Set(updates.flatMap(u => clientsOf(u.data)))].filter(c => !owners.has(c))
    const known = await this.#log.ownersOf(room.id, clients)
    for (const client of clients) owners.set(client, known.get(client) ?? SERVER)
  }
}

/** The updates that make the stored document, the snapshot first. */
export const partsOf = ({ snapshot, updates }: StoredDocument): Uint8Array[] => [
  ...(snapshot ? [snapshot.data] : []),
  ...updates.map(u => u.data)
]
