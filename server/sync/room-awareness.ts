import * as decoding from 'lib0/decoding'
import type { CloseReason } from '../../schemas/api/close-codes.ts'
import type { Connection } from './connection.ts'
import { type AwarenessState, awareness } from './frames.ts'
import type { SyncLimits } from './limits.ts'

interface Known extends AwarenessState {
  connection: Connection
}

const GONE_MAX = 1000

/**
 * Who is in a document and where their cursors are. A connection speaks for the client ids that it introduced, as the person
 * that it is: the name is the server's, whatever was sent. Stock y-websocket repeats to the server what it hears of others;
 * that is ignored before it is read.
 */
export class RoomAwareness {
  readonly #limits: SyncLimits
  readonly #ownerOf: (client: number) => string | undefined
  readonly #known = new Map<number, Known>()
  /** The last clock of clients that have gone, so that one that comes back is heard. */
  readonly #gone = new Map<number, number>()
  readonly #changed = new Set<number>()
  readonly #onChange: () => void

  constructor(limits: SyncLimits, ownerOf: (client: number) => string | undefined, onChange: () => void) {
    this.#limits = limits
    this.#ownerOf = ownerOf
    this.#onChange = onChange
  }

  /** Takes in a message; returns why the connection is to be ended, or null. */
  receive(connection: Connection, body: Uint8Array): CloseReason | null {
    try {
      const decoder = decoding.createDecoder(body)
      const count = decoding.readVarUint(decoder)
      if (count > this.#limits.awarenessStates) return 'for-stor'
      for (let i = 0; i < count; i++) {
        const client = decoding.readVarUint(decoder)
        const clock = decoding.readVarUint(decoder)
        const json = decoding.readVarUint8Array(decoder)
        if (!this.#maySpeakFor(connection, client, clock)) continue
        if (json.byteLength > this.#limits.awarenessState) return 'for-stor'
        if (!this.#take(connection, client, clock, Buffer.from(json).toString())) return 'fel-meddelande'
      }
      return decoding.hasContent(decoder) ? 'fel-meddelande' : null
    } catch {
      return 'fel-meddelande'
    }
  }

  #maySpeakFor(connection: Connection, client: number, clock: number): boolean {
    const { id } = connection.grant.person
    const known = this.#known.get(client)
    // After a broken line the same person comes back with the same client id before the old connection is found dead.
    if (known) return clock > known.clock && known.connection.grant.person.id === id
    if (connection.awarenessIds.has(client)) return true
    return connection.awarenessIds.size < this.#limits.awarenessOwn && (this.#ownerOf(client) ?? id) === id
  }

  #take(connection: Connection, client: number, clock: number, json: string): boolean {
    const state: unknown = JSON.parse(json)
    if (state === null) {
      if (this.#known.get(client)?.connection === connection) this.#forget(client, clock)
      return true
    }
    if (typeof state !== 'object' || Array.isArray(state)) return false
    const { id, name, color } = connection.grant.person
    const said = (state as { user?: { id?: unknown } }).user?.id
    // Somebody else's state that was repeated after that person had gone.
    if (said !== undefined && said !== id) return true
    const gone = this.#gone.get(client) ?? -1
    this.#gone.delete(client)
    connection.awarenessIds.add(client)
    this.#known.set(client, {
      client,
      clock: Math.max(clock, gone + 1),
      json: JSON.stringify({ ...state, user: { id, name, color } }),
      connection
    })
    this.#touch(client)
    return true
  }

  /** Forgets the clients that a connection spoke for. */
  leave(connection: Connection): void {
    for (const client of connection.awarenessIds) {
      const known = this.#known.get(client)
      if (known?.connection === connection) this.#forget(client, known.clock + 1)
    }
  }

  #forget(client: number, clock: number): void {
    this.#known.delete(client)
    this.#gone.set(client, clock)
    if (this.#gone.size > GONE_MAX) this.#gone.delete(this.#gone.keys().next().value as number)
    this.#touch(client)
  }

  #touch(client: number): void {
    this.#changed.add(client)
    this.#onChange()
  }

  /** One message with everything since the last; null when there is nothing. */
  takeChanges(): Buffer | null {
    if (this.#changed.size === 0) return null
    const states = [...this.#changed].map(
      client => this.#known.get(client) ?? { client, clock: this.#gone.get(client) ?? 0, json: 'null' }
    )
    this.#changed.clear()
    return awareness(states)
  }

  /** Everybody who is here, for somebody who has just come; null when nobody is. */
  all(): Buffer | null {
    return this.#known.size === 0 ? null : awareness([...this.#known.values()])
  }
}
