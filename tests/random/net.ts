import * as Y from 'yjs'
import { Gate } from '../../schemas/gate/gate.ts'
import { receiveQuietly } from '../../schemas/text/quiet.ts'
import { FROM_NET, type Peer } from './peer.ts'
import type { Rng } from './rng.ts'

/** How updates travel between peers. */
export interface Net {
  /** Lets one thing arrive at a random peer; false when nothing is under way. */
  deliver(): boolean
  toggle(peer: number): void
  /** Everybody comes online and everything arrives. */
  settle(): void
  /** Updates that the gate refused, with reasons. */
  readonly refused: string[]
  readonly errors: string[]
}

const MOST_DELIVERIES = 100_000

abstract class Base implements Net {
  readonly refused: string[] = []
  readonly errors: string[] = []
  protected readonly peers: readonly Peer[]
  protected readonly rng: Rng
  protected readonly online: boolean[]

  constructor(peers: readonly Peer[], rng: Rng) {
    this.peers = peers
    this.rng = rng
    this.online = peers.map(() => true)
    peers.forEach((peer, i) => {
      peer.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== FROM_NET) this.sent(i, update)
      })
    })
  }

  protected abstract sent(from: number, update: Uint8Array): void
  abstract deliver(): boolean
  abstract toggle(peer: number): void

  protected receive(peer: number, update: Uint8Array): void {
    try {
      this.peers[peer]!.receive(update)
    } catch (error) {
      this.errors.push(`receiving: ${error instanceof Error ? error.stack : String(error)}`)
    }
  }

  settle(): void {
    this.online.forEach((online, i) => {
      if (!online) this.toggle(i)
    })
    for (let n = 0; this.deliver(); n++) {
      if (n > MOST_DELIVERIES) {
        this.errors.push('It does not settle.')
        return
      }
    }
  }
}

/** Every peer sends to every other; deliveries are in random order, or first in, first out. Offline peers hold both directions. */
export class Mesh extends Base {
  readonly #inbox: Uint8Array[][]
  readonly #outbox: Uint8Array[][]
  readonly #shuffled: boolean

  constructor(peers: readonly Peer[], rng: Rng, shuffled: boolean) {
    super(peers, rng)
    this.#inbox = peers.map(() => [])
    this.#outbox = peers.map(() => [])
    this.#shuffled = shuffled
  }

  protected sent(from: number, update: Uint8Array): void {
    if (!this.online[from]) this.#outbox[from]!.push(update)
    else for (const [i, box] of this.#inbox.entries()) if (i !== from) box.push(update)
  }

  toggle(peer: number): void {
    this.online[peer] = !this.online[peer]
    if (!this.online[peer]) return
    for (const update of this.#outbox[peer]!.splice(0)) this.sent(peer, update)
  }

  deliver(): boolean {
    const waiting = this.#inbox.flatMap((box, i) => (this.online[i] && box.length > 0 ? [i] : []))
    const to = this.rng.pick(waiting)
    if (to === undefined) return false
    const box = this.#inbox[to]!
    const [update] = box.splice(this.#shuffled ? this.rng.int(box.length) : 0, 1)
    this.receive(to, update!)
    return true
  }
}

/**
 * All peers talk to one server with the product's gate, each over an ordered connection that breaks when the peer goes
 * offline: what was under way is lost, and both sides exchange what the other lacks when it comes back.
 */
export class Star extends Base {
  readonly gate: Gate
  readonly #up: Uint8Array[][]
  readonly #down: Uint8Array[][]

  constructor(peers: readonly Peer[], rng: Rng, initial: Uint8Array) {
    super(peers, rng)
    const doc = new Y.Doc()
    receiveQuietly(doc)
    Y.applyUpdate(doc, initial)
    this.gate = new Gate(doc)
    this.#up = peers.map(() => [])
    this.#down = peers.map(() => [])
  }

  protected sent(from: number, update: Uint8Array): void {
    if (this.online[from]) this.#up[from]!.push(update)
  }

  toggle(peer: number): void {
    this.online[peer] = !this.online[peer]
    this.#up[peer] = []
    this.#down[peer] = []
    if (!this.online[peer]) return
    const { doc } = this.peers[peer]!
    this.#down[peer]!.push(Y.encodeStateAsUpdate(this.gate.good, Y.encodeStateVector(doc)))
    this.#up[peer]!.push(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.gate.good)))
  }

  deliver(): boolean {
    const waiting = this.peers.flatMap((_, i) => [
      ...(this.#up[i]!.length > 0 ? [{ peer: i, up: true }] : []),
      ...(this.#down[i]!.length > 0 ? [{ peer: i, up: false }] : [])
    ])
    const next = this.rng.pick(waiting)
    if (!next) return false
    if (!next.up) this.receive(next.peer, this.#down[next.peer]!.shift()!)
    else this.#judge(next.peer, this.#up[next.peer]!.shift()!)
    return true
  }

  #judge(from: number, update: Uint8Array): void {
    const verdict = this.gate.receive(update, { person: `p${this.peers[from]!.doc.clientID}`, role: 'forfattare' })
    if (!verdict.ok) {
      this.refused.push(`${verdict.kind}: ${verdict.reason}`)
      return
    }
    for (const [i, box] of this.#down.entries()) if (i !== from && this.online[i]) box.push(update)
  }
}
