import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

/** Which protocol a server speaks: y-websocket (ours) or that of Hocuspocus. */
export type Protocol = 'y-websocket' | 'hocuspocus'

/** Times in milliseconds, in buckets 2 % wide. */
export class Histogram {
  readonly #buckets = new Uint32Array(1200)
  count = 0

  add(ms: number): void {
    const bucket = Math.round(Math.log(Math.max(ms, 0.001) / 0.001) / 0.0198)
    const at = Math.min(1199, bucket)
    this.#buckets[at] = (this.#buckets[at] ?? 0) + 1
    this.count++
  }

  /** The time that a share `q` of all was at most; NaN without any. */
  quantile(q: number): number {
    let seen = 0
    for (const [i, n] of this.#buckets.entries()) {
      seen += n
      if (seen > 0 && seen >= this.count * q) return Number((0.001 * Math.exp(i * 0.0198)).toFixed(2))
    }
    return Number.NaN
  }
}

export interface LightClientOptions {
  protocol: Protocol
  /** The whole address of the document (y-websocket), or of the server (Hocuspocus). */
  url: string
  headers?: Record<string, string>
  /** Name of the document; Hocuspocus puts it into every message. */
  document: string
  /** A number that no other writer has; undefined for a reader. */
  writer?: number
  /** The text that writers write in. */
  field: string
  /** Takes the time from a key press of another writer to its arrival here. */
  relayed: Histogram
}

const MARK = Buffer.from('~T')
const SYNC = 0
const AWARENESS = 1
const AUTH = 2
const STORED = 8

/**
 * A client that costs its computer little, so that many fit beside the server that is measured: it does the whole handshake and
 * writes real updates, but finds what others wrote by marks (`~T<writer>,<number>,<time>;`) without integrating it.
 */
export class LightClient {
  readonly #options: LightClientOptions
  readonly #socket: WebSocket
  readonly #doc: Y.Doc | null
  readonly #last = new Map<number, number>()
  #update = new Uint8Array()
  #clock = 0
  synced = false
  /** Key presses sent, confirmed as stored (y-websocket with us), and those of others that never came or came twice. */
  sent = 0
  stored = 0
  gaps = 0
  repeated = 0

  constructor(options: LightClientOptions) {
    this.#options = options
    this.#doc = options.writer === undefined ? null : new Y.Doc()
    this.#doc?.on('update', (update: Uint8Array) => {
      this.#update = Uint8Array.from(update)
    })
    this.#socket = new WebSocket(options.url, { perMessageDeflate: false, headers: options.headers })
    this.#socket.on('open', () => this.#hello())
    this.#socket.on('message', data => this.#receive(data as Buffer))
    this.#socket.on('error', () => {})
  }

  #hello(): void {
    if (this.#options.protocol === 'hocuspocus') {
      const auth = this.#head(AUTH)
      encoding.writeVarUint(auth, 0)
      encoding.writeVarString(auth, 'token')
      encoding.writeVarString(auth, '4.7.0')
      this.#send(auth)
    }
    const step1 = this.#head(SYNC)
    encoding.writeVarUint(step1, 0)
    encoding.writeVarUint8Array(step1, Uint8Array.of(0))
    this.#send(step1)
  }

  /** One key press: a mark with the time at the end of what this writer has written. */
  press(): void {
    const { writer, field } = this.#options
    if (!this.#doc || writer === undefined) throw new TypeError('a reader presses no keys')
    const text = this.#doc.getText(field)
    text.insert(text.length, `~T${writer},${++this.sent},${performance.now().toFixed(2)};`)
    const message = this.#head(SYNC)
    encoding.writeVarUint(message, 2)
    encoding.writeVarUint8Array(message, this.#update)
    this.#send(message)
  }

  /** Moves the cursor. */
  move(): void {
    const client = this.#doc?.clientID ?? 1
    const body = encoding.createEncoder()
    encoding.writeVarUint(body, 1)
    encoding.writeVarUint(body, client)
    encoding.writeVarUint(body, ++this.#clock)
    encoding.writeVarString(body, `{"cursor":{"a":${this.#clock},"h":${this.#clock}}}`)
    const message = this.#head(AWARENESS)
    encoding.writeVarUint8Array(message, encoding.toUint8Array(body))
    this.#send(message)
  }

  close(): void {
    this.#socket.terminate()
  }

  #head(type: number): encoding.Encoder {
    const encoder = encoding.createEncoder()
    if (this.#options.protocol === 'hocuspocus') encoding.writeVarString(encoder, this.#options.document)
    encoding.writeVarUint(encoder, type)
    return encoder
  }

  #send(encoder: encoding.Encoder): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(encoding.toUint8Array(encoder))
  }

  #receive(data: Buffer): void {
    // Both protocols begin with one byte for the type; Hocuspocus puts the name of the document before it.
    const at = this.#options.protocol === 'hocuspocus' ? 1 + (data[0] ?? 0) : 0
    const type = data[at]
    if (type === STORED && this.#options.protocol === 'y-websocket') this.stored++
    if (type !== SYNC && type !== 4) return
    const step = data[at + 1]
    if (step === 0) this.#answer()
    else if (step === 1 && !this.synced) this.synced = true
    else this.#scan(data)
  }

  #answer(): void {
    const message = this.#head(SYNC)
    encoding.writeVarUint(message, 1)
    encoding.writeVarUint8Array(message, Uint8Array.of(0, 0))
    this.#send(message)
  }

  #scan(data: Buffer): void {
    const now = performance.now()
    for (let at = data.indexOf(MARK); at >= 0; at = data.indexOf(MARK, at + 2)) {
      const end = data.indexOf(0x3b, at)
      const [writer, number, time] = data
        .toString('latin1', at + 2, end)
        .split(',')
        .map(Number)
      if (writer === undefined || number === undefined || time === undefined || Number.isNaN(time)) continue
      if (writer === this.#options.writer) continue
      const last = this.#last.get(writer)
      if (last !== undefined && number <= last) {
        this.repeated++
        continue
      }
      if (last !== undefined && number > last + 1) this.gaps += number - last - 1
      this.#last.set(writer, number)
      this.#options.relayed.add(now - time)
    }
  }

  /** The last number that was heard of a writer. */
  heard(writer: number): number {
    return this.#last.get(writer) ?? 0
  }
}
