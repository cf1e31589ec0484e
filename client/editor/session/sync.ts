import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { writeSyncStep2 } from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type CloseReason, closeReason, MESSAGE, ROWS, type RowsKind } from '../../../schemas/api/close-codes.ts'
import { SCHEMA_VERSION } from '../../../schemas/api/contract.ts'

const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

/** What the sync connection tells its session. */
export interface SyncEvents {
  /** Something about the connection or about what is stored changed. */
  changed(): void
  /** The server ended the connection for good. */
  refused(reason: CloseReason): void
  /** The register of units may have changed: it did, or the connection was gone for a while. */
  registerChanged(): void
  /** Rows of the document have changed at the server; 0: it is not known how often. */
  rows(kind: RowsKind, revision: number): void
  /** May the page be changed now? Not while letters are being composed. Asked right before other people's changes are applied. */
  mayShow(): boolean
}

/** Counts the update messages that go out, so that the answer of the server says what of them is on disk. */
class CountingSocket extends WebSocket {
  sent = 0
  stored = 0

  override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    const bytes = data instanceof Uint8Array ? data : null
    if (bytes && bytes[0] === MESSAGE.sync && (bytes[1] === STEP_2 || bytes[1] === UPDATE)) this.sent++
    super.send(data as ArrayBuffer)
  }
}

/**
 * The connection to the server: the stock y-websocket provider with three additions. Updates that arrive within one frame become
 * one transaction; the server's acknowledgement says what is stored; a lasting refusal is told.
 */
export class SyncConnection {
  readonly provider: WebsocketProvider
  readonly #doc: Y.Doc
  readonly #events: SyncEvents
  #waiting: Uint8Array[] = []
  /** The answer to what was missing at the (re)connection is among what waits. */
  #completes = false
  #scheduled = false
  #refused = false
  #wasConnected = false

  /** `rights`: those that the person had when the document was opened (`rightsKey`). */
  constructor(doc: Y.Doc, room: string, rights: string, events: SyncEvents) {
    this.#doc = doc
    this.#events = events
    const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`
    this.provider = new WebsocketProvider(address, room, doc, {
      connect: false,
      disableBc: true,
      params: { v: String(SCHEMA_VERSION), r: rights },
      WebSocketPolyfill: CountingSocket,
      maxBackoffTime: 5000
    })
    this.provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, _provider, emitSynced) =>
      this.#sync(encoder, decoder, emitSynced)
    this.provider.messageHandlers[MESSAGE.stored] = (_encoder, decoder) => this.#stored(decoding.readVarUint(decoder))
    this.provider.messageHandlers[MESSAGE.register] = () => events.registerChanged()
    this.provider.messageHandlers[MESSAGE.rows] = (_encoder, decoder) => {
      const said = decoding.readVarString(decoder)
      const revision = decoding.readVarUint(decoder)
      const kind = ROWS.find(each => each === said)
      if (kind) events.rows(kind, revision)
    }
    this.provider.on('status', ({ status }) => {
      // What was told while nobody listened.
      if (status === 'connected') for (const kind of ROWS) events.rows(kind, 0)
      if (status !== 'connected') this.#completes = false
      else if (this.#wasConnected) events.registerChanged()
      else this.#wasConnected = true
      events.changed()
    })
    this.provider.on('sync', () => events.changed())
    this.provider.on('connection-close', event => {
      const reason = event ? closeReason(event.code) : null
      if (reason && event && event.code < 4500) {
        this.#refused = true
        events.refused(reason)
      }
      events.changed()
    })
    doc.on('update', this.#localUpdate)
    window.addEventListener('offline', this.#networkGone)
    window.addEventListener('online', this.#networkBack)
  }

  /** The browser knows at once that the network is gone; the socket would notice after half a minute. */
  readonly #networkGone = (): void => this.provider.ws?.close()

  readonly #networkBack = (): void => {
    if (!this.#refused && !this.provider.wsconnected) this.provider.connect()
  }

  connect(): void {
    this.provider.connect()
  }

  get connected(): boolean {
    return this.provider.wsconnected && !this.#refused
  }

  /** Connected, complete, and everything that was sent is on disk at the server. */
  get allStored(): boolean {
    const socket = this.provider.ws as CountingSocket | null
    return this.connected && this.provider.synced && socket !== null && socket.stored >= socket.sent
  }

  /** Something was written, here or earlier on this computer, and the server has not said since that all is stored. */
  unsent = false

  readonly #localUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.provider) return
    this.unsent = true
    queueMicrotask(() => this.#events.changed())
  }

  #stored(count: number): void {
    const socket = this.provider.ws as CountingSocket | null
    if (socket) socket.stored = Math.max(socket.stored, count)
    if (this.allStored) this.unsent = false
    this.#events.changed()
  }

  #sync(encoder: encoding.Encoder, decoder: decoding.Decoder, emitSynced: boolean): void {
    const type = decoding.readVarUint(decoder)
    if (type === STEP_1) {
      encoding.writeVarUint(encoder, MESSAGE.sync)
      writeSyncStep2(encoder, this.#doc, decoding.readVarUint8Array(decoder))
      return
    }
    this.#waiting.push(decoding.readVarUint8Array(decoder))
    if (type === STEP_2 && emitSynced) this.#completes = true
    if (type === STEP_2 && this.#events.mayShow()) this.#apply()
    else this.#schedule()
  }

  #schedule(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    const run = (): void => {
      this.#scheduled = false
      if (this.#events.mayShow()) this.#apply()
      else this.#schedule()
    }
    if (document.visibilityState === 'visible') requestAnimationFrame(run)
    else setTimeout(run, 100)
  }

  /** Applies what waits as one transaction: one change of the page, however many people write. */
  #apply(): void {
    const updates = this.#waiting.splice(0)
    if (updates.length === 0) return
    Y.transact(
      this.#doc,
      () => {
        for (const update of updates) Y.applyUpdate(this.#doc, update, this.provider)
      },
      this.provider,
      false
    )
    if (this.#completes && this.provider.wsconnected) this.provider.synced = true
    this.#completes = false
  }

  destroy(): void {
    this.#apply()
    window.removeEventListener('offline', this.#networkGone)
    window.removeEventListener('online', this.#networkBack)
    this.#doc.off('update', this.#localUpdate)
    this.provider.destroy()
  }
}
