import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { closeReason, MESSAGE } from '../../schemas/api/close-codes.ts'
import { SCHEMA_VERSION } from '../../schemas/api/contract.ts'
import { receiveQuietly } from '../../schemas/text/quiet.ts'

export interface SyncClientOptions {
  doc?: Y.Doc
  origin?: string | null
  epoch?: number
  schemaVersion?: number | null
  /** The session cookie, for a whole server. */
  cookie?: string
  /** The whole path, instead of one for the document. */
  path?: string
  /** Do not answer step 1, send nothing of its own accord. */
  silent?: boolean
}

/** A client of the sync protocol with a document of its own, that shows everything which a test wants to know. */
export class SyncClient {
  readonly doc: Y.Doc
  readonly socket: WebSocket
  synced = false
  /** Messages with changes: sent, and stored according to the server. */
  sent = 0
  stored = 0
  /** The rows that were said to have changed, with the number of the change. */
  readonly rows: { kind: string; revision: number }[] = []
  /** How many messages of each kind were received; 2 is an update. */
  readonly received = { step1: 0, step2: 0, update: 0, awareness: 0, stored: 0 }
  readonly awareness = new Map<number, { clock: number; state: Record<string, unknown> | null }>()
  /** How the connection ended. */
  readonly closed: Promise<{ code: number; reason: string | null }>
  ended = false
  /** The HTTP status of a refused upgrade. */
  refusedWith: number | null = null
  #clock = 0
  #wake: (() => void)[] = []

  constructor(origin: string, person: string, document: string, options: SyncClientOptions = {}) {
    this.doc = options.doc ?? new Y.Doc()
    receiveQuietly(this.doc)
    const version = options.schemaVersion === undefined ? SCHEMA_VERSION : options.schemaVersion
    const path = options.path ?? `/sync/${document}@${options.epoch ?? 1}${version === null ? '' : `?v=${version}`}`
    this.socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`, {
      perMessageDeflate: false,
      headers: {
        ...(person ? { 'x-person': person } : {}),
        ...(options.cookie ? { cookie: options.cookie } : {}),
        ...(options.origin === null ? {} : { origin: options.origin ?? origin })
      }
    })
    this.closed = new Promise(resolve => {
      this.socket.on('close', code => {
        this.ended = true
        this.#notify()
        resolve({ code, reason: closeReason(code) })
      })
    })
    this.socket.on('unexpected-response', (_request, response) => {
      this.refusedWith = response.statusCode ?? null
      this.socket.close()
    })
    this.socket.on('error', () => {})
    this.socket.on('message', data => this.#receive(data as Buffer, options.silent ?? false))
    this.socket.on('open', () => {
      if (!options.silent) this.sendStep1()
    })
    this.doc.on('update', (update: Uint8Array, source: unknown) => {
      if (source !== this && this.socket.readyState === WebSocket.OPEN) this.sendUpdate(update)
    })
  }

  /** Resolves when the content is here; throws when the connection ends first. */
  async ready(): Promise<this> {
    await this.until(() => this.synced)
    return this
  }

  /** Changes the document and sends what changed. */
  edit(work: (doc: Y.Doc) => void): void {
    this.doc.transact(() => work(this.doc))
  }

  /** Types at the end of a field. */
  type(text: string, field = 't:I1:text'): void {
    const target = this.doc.getText(field)
    this.edit(() => target.insert(target.length, text))
  }

  text(field = 't:I1:text'): string {
    return this.doc.getText(field).toString()
  }

  /** Resolves when everything that was sent is stored. */
  allStored(): Promise<void> {
    return this.until(() => this.stored >= this.sent)
  }

  sendStep1(vector = Y.encodeStateVector(this.doc)): void {
    this.sendSync(0, vector)
  }

  sendUpdate(update: Uint8Array): void {
    this.sent++
    this.sendSync(2, update)
  }

  sendSync(step: number, bytes: Uint8Array): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
    this.send(encoding.toUint8Array(encoder))
  }

  sendAwareness(state: unknown, client = this.doc.clientID, clock = ++this.#clock): void {
    this.sendAwarenessStates([{ client, clock, json: JSON.stringify(state) }])
  }

  sendAwarenessStates(states: readonly { client: number; clock: number; json: string }[]): void {
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, states.length)
    for (const { client, clock, json } of states) {
      encoding.writeVarUint(body, client)
      encoding.writeVarUint(body, clock)
      encoding.writeVarString(body, json)
    }
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
    this.send(encoding.toUint8Array(encoder))
  }

  send(bytes: Uint8Array | string): void {
    this.socket.send(bytes)
  }

  close(): void {
    this.socket.close()
  }

  /** Resolves when the condition holds; throws when the connection ends first or it takes too long. */
  async until(condition: () => boolean, ms = 10_000): Promise<void> {
    const limit = Date.now() + ms
    while (!condition()) {
      if (this.ended) throw new Error(`the connection ended: ${JSON.stringify(await this.closed)}`)
      if (Date.now() > limit) throw new Error('it took too long')
      await new Promise<void>(resolve => {
        this.#wake.push(resolve)
        setTimeout(resolve, 25)
      })
    }
  }

  #notify(): void {
    for (const wake of this.#wake.splice(0)) wake()
  }

  #receive(data: Buffer, silent: boolean): void {
    const decoder = decoding.createDecoder(data)
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.sync) this.#receiveSync(decoder, silent)
    else if (type === MESSAGE.awareness) this.#receiveAwareness(decoding.readVarUint8Array(decoder))
    else if (type === MESSAGE.stored) {
      this.received.stored++
      this.stored = decoding.readVarUint(decoder)
    } else if (type === MESSAGE.rows)
      this.rows.push({ kind: decoding.readVarString(decoder), revision: decoding.readVarUint(decoder) })
    else if (type !== MESSAGE.register) throw new Error(`a message of type ${type}`)
    this.#notify()
  }

  #receiveSync(decoder: decoding.Decoder, silent: boolean): void {
    const step = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint8Array(decoder)
    if (step === 0) {
      this.received.step1++
      if (silent) return
      this.sent++
      this.sendSync(1, Y.encodeStateAsUpdate(this.doc, bytes))
      return
    }
    if (step === 1) {
      this.received.step2++
      this.synced = true
    } else this.received.update++
    Y.applyUpdate(this.doc, bytes, this)
  }

  #receiveAwareness(body: Uint8Array): void {
    this.received.awareness++
    const decoder = decoding.createDecoder(body)
    for (let count = decoding.readVarUint(decoder); count > 0; count--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state = JSON.parse(decoding.readVarString(decoder))
      const known = this.awareness.get(client)
      if (!known || clock > known.clock || (clock === known.clock && state === null))
        this.awareness.set(client, { clock, state })
    }
  }
}
