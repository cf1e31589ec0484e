import { Worker } from 'node:worker_threads'
import type { Parts } from './state.ts'
import type { StateAnswer, StateRequest } from './state-worker.ts'

type Asked<T extends StateRequest = StateRequest> = T extends StateRequest ? Omit<T, 'id'> : never

/** One thread that builds and compares documents; it starts at the first question. */
export class StateThread {
  #worker: Worker | null = null
  #pending = new Map<number, { resolve(answer: StateAnswer): void; reject(error: Error): void }>()
  #next = 1

  /** The whole state that the parts make. Throws when they make none. */
  async build(parts: Parts): Promise<Uint8Array> {
    const { state, wrong } = await this.#ask({ kind: 'build', parts: compactParts(parts) })
    if (!state) throw new Error(wrong ?? 'no state was built')
    return state
  }

  /** Null when `stored` holds the same as the parts, or what is wrong with it. */
  async compare(parts: Parts, stored: Uint8Array): Promise<string | null> {
    const { wrong } = await this.#ask({ kind: 'compare', parts: compactParts(parts), stored: compact(stored) })
    return wrong ?? null
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #ask(request: Asked): Promise<StateAnswer> {
    const id = this.#next++
    const worker = (this.#worker ??= this.#start())
    worker.ref()
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      worker.postMessage({ id, ...request })
    })
  }

  #start(): Worker {
    const worker = new Worker(new URL('./state-worker.ts', import.meta.url))
    worker.on('message', (answer: StateAnswer) => {
      this.#pending.get(answer.id)?.resolve(answer)
      this.#pending.delete(answer.id)
      if (this.#pending.size === 0) worker.unref()
    })
    worker.on('error', () => {})
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null
      for (const { reject } of this.#pending.values()) reject(new Error('the state thread has ended'))
      this.#pending.clear()
    })
    return worker
  }
}

/** Cloning a view to another thread copies all of the memory behind it: a small slice of a large buffer is copied first. */
const compact = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes)

const compactParts = ({ snapshot, updates }: Parts): Parts => ({
  snapshot: snapshot && compact(snapshot),
  updates: updates.map(compact)
})
