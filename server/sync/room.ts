import * as Y from 'yjs'
import type { CloseReason } from '../../schemas/api/close-codes.ts'
import { Gate, type Refusal, type Sender } from '../../schemas/gate/gate.ts'
import type { Touched } from '../../schemas/policy/touches.ts'
import type { Pending, Target } from './committer.ts'
import type { Connection } from './connection.ts'
import { stored, syncStep1, syncStep2, syncUpdate } from './frames.ts'
import type { SyncLimits, SyncTimes } from './limits.ts'
import { RoomAwareness } from './room-awareness.ts'

/** What a room needs from around it. */
export interface RoomContext {
  limits: SyncLimits
  times: SyncTimes
  /** Stores an accepted update. */
  store(room: Room, entry: Pending): void
  /** It cannot go on: nobody new may come. */
  onDead(room: Room, error: Error): void
  /** The stored content has changed; `listed`: also what the document list shows. */
  onStored(room: Room, listed: boolean): void
  /** Others have stored what this process has not read. */
  onBehind(room: Room): void
}

export interface RoomContent {
  doc: Y.Doc
  owners: Map<number, string>
  protectedIds: ReadonlySet<string>
  footnoteKeys: ReadonlySet<string>
  /** The last stored sequence that `doc` holds. */
  sequence: number
  bytes: number
  updatesSinceSnapshot: number
}

const ANSWERS_KEPT = 16

/** A document in memory, and everybody who has it open. Everything that goes out of it is stored. */
export class Room implements Target {
  readonly id: string
  readonly gate: Gate
  readonly connections = new Set<Connection>()
  readonly awareness: RoomAwareness
  dead = false
  /** The last stored sequence that has been taken in, without gaps. */
  sequence: number
  bytes: number
  updatesSinceSnapshot: number
  readonly #context: RoomContext
  #accepted = 0
  #stored = 0
  #answers = new Map<string, Buffer>()
  #vector: Buffer | null = null
  #awarenessTimer: NodeJS.Timeout | null = null

  constructor(id: string, content: RoomContent, context: RoomContext) {
    this.id = id
    this.#context = context
    this.sequence = content.sequence
    this.bytes = content.bytes
    this.updatesSinceSnapshot = content.updatesSinceSnapshot
    const { owners, protectedIds, footnoteKeys } = content
    this.gate = new Gate(content.doc, { owners, protectedIds, footnoteKeys })
    this.awareness = new RoomAwareness(
      context.limits,
      client => this.gate.owners.get(client),
      () => this.#scheduleAwareness()
    )
  }

  /** Everything that was accepted is stored. */
  get settled(): boolean {
    return this.#accepted === this.#stored
  }

  join(connection: Connection): void {
    this.connections.add(connection)
    this.#vector ??= syncStep1(Y.encodeStateVector(this.gate.good))
    connection.send(this.#vector, this.awareness.all())
  }

  leave(connection: Connection): void {
    if (this.connections.delete(connection)) this.awareness.leave(connection)
  }

  /** Answers step 1 with what is stored and the other side lacks. Throws when the state vector is none. */
  answer(connection: Connection, stateVector: Uint8Array): void {
    const key = Buffer.from(stateVector.buffer, stateVector.byteOffset, stateVector.byteLength).toString('latin1')
    let frame = this.#answers.get(key)
    if (!frame) {
      frame = syncStep2(Y.encodeStateAsUpdate(this.gate.good, stateVector))
      if (this.#answers.size < ANSWERS_KEPT) this.#answers.set(key, frame)
    }
    connection.synced = true
    connection.sendWhole(frame)
  }

  /** Judges a change of a connection. Returns the refusal, or why the connection is to be ended, or null. */
  change(connection: Connection, update: Uint8Array): Refusal | CloseReason | null {
    const { person, role, scope, units } = connection.grant
    if (this.bytes + update.byteLength > this.#context.limits.document && growsDocument(update)) return 'for-stor'
    const verdict = this.#accept(update, { person: person.id, role, scope, units }, { from: connection })
    if (verdict) return verdict
    connection.mark(this.#accepted)
    if (this.settled) this.#acknowledge(connection)
    return null
  }

  /** Judges a change of the server's own, on behalf of a person, and resolves when it is stored, and `also` with it. */
  changeAsServer(
    update: Uint8Array,
    sender: Sender,
    person: string,
    also: NonNullable<Pending['also']>
  ): Promise<void> {
    return new Promise((done, failed) => {
      const refusal = this.#accept(update, sender, { from: null, person, owner: sender.person, also, done, failed })
      if (refusal) failed(new Error(`document ${this.id}: the change was refused: ${refusal.reason}`))
    })
  }

  #accept(update: Uint8Array, sender: Sender, more: Pick<Pending, 'from'> & Partial<Pending>): Refusal | null {
    const verdict = this.gate.judge(update, sender)
    if (!verdict.ok) return verdict
    if (!verdict.update) {
      more.done?.()
      return null
    }
    this.#accepted++
    const { update: data, clientIds } = verdict
    const listed = verdict.touched.some(isListed)
    this.#context.store(this, { person: sender.person, ...more, data, clientIds, listed })
    return null
  }

  stored(entries: readonly Pending[], last: number): void {
    if (this.dead) return
    this.#stored += entries.length
    this.gate.settle(entries.length, this)
    this.#advance(entries.length, last)
    this.#changed(entries.map(e => e.data))
    const from = new Set(entries.map(e => e.from))
    this.#relay(
      entries.map(e => e.data),
      from.size === 1 ? (entries[0]?.from ?? null) : null
    )
    const listed = entries.some(e => e.listed)
    this.#context.onStored(this, listed)
  }

  #advance(count: number, last: number): void {
    if (last <= this.sequence) return
    // Otherwise another process stored something in between: it is read, and with it again what is our own, which changes nothing.
    if (last - count === this.sequence) this.sequence = last
    else this.#context.onBehind(this)
  }

  /** Takes in what another process has stored: updates without gaps up to and including `last`. */
  adopt(updates: readonly Uint8Array[], last: number): void {
    if (this.dead || updates.length === 0) return
    this.gate.adopt(updates, this)
    this.sequence = Math.max(this.sequence, last)
    this.#changed(updates)
    this.#relay(updates, null)
    this.#context.onStored(this, true)
  }

  #changed(updates: readonly Uint8Array[]): void {
    this.bytes += updates.reduce((sum, u) => sum + u.byteLength, 0)
    this.updatesSinceSnapshot += updates.length
    this.#answers.clear()
    this.#vector = null
  }

  /** One frame for everybody but `from`, who wrote all of it; and to each what of theirs is stored, in the same write. */
  #relay(updates: readonly Uint8Array[], from: Connection | null): void {
    const frame = syncUpdate(updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates([...updates]))
    for (const connection of this.connections) {
      const count = connection.storedNow(this.#stored)
      const news = connection.synced && connection !== from ? frame : null
      if (news || count !== null) connection.send(news, count === null ? null : stored(count))
    }
  }

  #acknowledge(connection: Connection): void {
    const count = connection.storedNow(this.#stored)
    if (count !== null) connection.send(stored(count))
  }

  /** What was accepted is not stored for certain: everybody starts again from what is. */
  failed(error: Error, gone: boolean): void {
    if (this.dead) return
    this.dead = true
    this.#context.onDead(this, error)
    for (const connection of [...this.connections]) connection.close(gone ? 'finns-inte' : 'lagring-misslyckades')
    this.stop()
  }

  stop(): void {
    if (this.#awarenessTimer) clearTimeout(this.#awarenessTimer)
    this.#awarenessTimer = null
  }

  #scheduleAwareness(): void {
    if (this.connections.size === 0 || this.dead) return
    this.#awarenessTimer ??= setTimeout(() => {
      this.#awarenessTimer = null
      const frame = this.awareness.takeChanges()
      if (frame) for (const connection of this.connections) connection.send(frame)
    }, this.#context.times.awareness)
  }
}

/** Is this in the document list? (Which metadata item is the diarienummer is the template's matter.) */
const isListed = (touched: Touched): boolean => touched.kind === 'text' && touched.record === 'm'

/** What only deletes is let through also when the document is as large as it may be. */
function growsDocument(update: Uint8Array): boolean {
  try {
    return Y.decodeUpdate(update).structs.length > 0
  } catch {
    // No update at all: the gate says so.
    return false
  }
}
