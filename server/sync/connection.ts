import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { CLOSE_CODES, type CloseReason } from '../../schemas/api/close-codes.ts'
import { TokenBucket } from './bucket.ts'
import type { SyncLimits } from './limits.ts'
import type { SyncMetrics } from './metrics.ts'
import type { SyncSocket } from './socket.ts'
import type { Grant } from './types.ts'

/** One browser in one document. */
export class Connection {
  readonly socket: SyncSocket
  readonly request: IncomingMessage
  readonly document: string
  grant: Grant
  /** The server has ended it: nothing is received or sent any more. */
  ended = false
  /** It has asked for the document, and hears of every change since. */
  synced = false
  /** Client ids whose awareness it has introduced. */
  readonly awarenessIds = new Set<number>()
  readonly budget: { messages: TokenBucket; bytes: TokenBucket; awareness: TokenBucket }
  /** When its rights were last asked for, when it last heard from us, and when we last heard from it. */
  checkedAt = Date.now()
  sentAt = Date.now()
  heardAt = Date.now()
  /** Told once, when the connection is over, by whichever end. */
  onEnd: () => void = () => {}

  readonly #raw: Duplex
  readonly #limits: SyncLimits
  readonly #metrics: SyncMetrics
  #received = 0
  /** After which stored update of the document which number of messages is stored. */
  #marks: { position: number; count: number }[] = []
  #allowance = 0

  constructor(
    socket: SyncSocket,
    raw: Duplex,
    request: IncomingMessage,
    document: string,
    grant: Grant,
    limits: SyncLimits,
    metrics: SyncMetrics
  ) {
    this.socket = socket
    this.#raw = raw
    this.request = request
    this.document = document
    this.grant = grant
    this.#limits = limits
    this.#metrics = metrics
    this.budget = {
      messages: new TokenBucket(limits.messageBurst, limits.messagesPerSecond),
      bytes: new TokenBucket(limits.byteBurst, limits.bytesPerSecond),
      awareness: new TokenBucket(limits.awarenessBurst, limits.awarenessPerSecond)
    }
    raw.on('drain', () => {
      this.#allowance = 0
    })
    socket.on('pong', () => {
      this.heardAt = Date.now()
    })
    socket.on('error', () => {})
    socket.onFault = reason => {
      this.#metrics.closed.inc({ reason })
      this.#end()
    }
    socket.on('close', () => this.#end())
  }

  /** Writes frames with one write to the socket. A client that does not keep up is ended. */
  send(...frames: readonly (Buffer | null)[]): void {
    if (this.ended) return
    this.#raw.cork()
    for (const frame of frames) {
      if (!frame) continue
      this.#raw.write(frame)
      this.#metrics.sentBytes.inc(frame.byteLength)
    }
    this.#raw.uncork()
    this.sentAt = Date.now()
    if (this.#raw.writableLength > this.#limits.buffered + this.#allowance) this.close('for-langsam')
  }

  /** Sends the answer to step 1, which may be larger than what may otherwise wait. */
  sendWhole(frame: Buffer): void {
    this.#allowance = Math.max(this.#allowance, frame.byteLength)
    this.send(frame)
  }

  /** Notes a received message with changes, which is stored when the document has stored `position` updates. */
  mark(position: number): void {
    this.#received++
    const last = this.#marks.at(-1)
    if (last?.position === position) last.count = this.#received
    else this.#marks.push({ position, count: this.#received })
  }

  /** How many messages are stored now that the document has stored `position` updates; null when no more than before. */
  storedNow(position: number): number | null {
    let count: number | null = null
    while (this.#marks[0] && this.#marks[0].position <= position) count = this.#marks.shift()?.count ?? null
    return count
  }

  /** Ends it with a close code. What was accepted from it is stored even so. */
  close(reason: CloseReason): void {
    if (this.ended) return
    this.#metrics.closed.inc({ reason })
    this.socket.close(CLOSE_CODES[reason], reason)
    this.#end()
  }

  #end(): void {
    if (this.ended) return
    this.ended = true
    this.onEnd()
  }
}
