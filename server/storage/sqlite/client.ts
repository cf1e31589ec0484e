import { Worker } from 'node:worker_threads'
import { demandPlain } from '../plain-text.ts'
import type { Answer, Request, Statement, StatementResult } from './protocol.ts'

type Asked<T extends Request = Request> = T extends Request ? Omit<T, 'id'> : never

/** The main thread's end of the connection: sends statements to the worker, in order, and awaits the answers. */
export class SqliteClient {
  #worker: Worker
  #pending = new Map<number, { resolve(results: StatementResult[]): void; reject(error: Error): void }>()
  #next = 1
  #broken: Error | null = null

  constructor(file: string) {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { file } })
    this.#worker.on('message', (answer: Answer) => this.#settle(answer))
    this.#worker.on('error', error => this.#fail(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on('exit', () => this.#fail(new Error('the storage thread has ended')))
  }

  async run(statement: Statement): Promise<StatementResult> {
    demandPlain(statement.parameters)
    const [result] = await this.#ask({ kind: 'run', sql: statement.sql, parameters: statement.parameters.map(compact) })
    return result as StatementResult
  }

  /** All statements in one transaction of their own. */
  async batch(statements: readonly Statement[]): Promise<StatementResult[]> {
    for (const { parameters } of statements) demandPlain(parameters)
    return this.#ask({
      kind: 'batch',
      statements: statements.map(s => ({ sql: s.sql, parameters: s.parameters.map(compact) }))
    })
  }

  async close(): Promise<void> {
    if (this.#broken) return
    await this.#ask({ kind: 'close' })
    await this.#worker.terminate()
  }

  #ask(request: Asked): Promise<StatementResult[]> {
    if (this.#broken) return Promise.reject(this.#broken)
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject })
      this.#worker.postMessage({ id, ...request })
    })
  }

  #settle(answer: Answer): void {
    const waiting = this.#pending.get(answer.id)
    if (!waiting) return
    this.#pending.delete(answer.id)
    if (!answer.ok) {
      waiting.reject(Object.assign(new Error(answer.message), { code: answer.code }))
      return
    }
    for (const { rows } of answer.results) rows.forEach(restoreBuffers)
    waiting.resolve(answer.results)
  }

  #fail(error: Error): void {
    this.#broken ??= error
    for (const { reject } of this.#pending.values()) reject(this.#broken)
    this.#pending.clear()
  }
}

/** Cloning a view to another thread copies all of the memory behind it: a small slice of a large buffer is copied first. */
const compact = (value: unknown): unknown =>
  value instanceof Uint8Array && value.byteLength !== value.buffer.byteLength ? Uint8Array.from(value) : value

/** A Buffer arrives from the other thread as a plain Uint8Array. */
function restoreBuffers(row: Record<string, unknown>): void {
  for (const key in row) {
    const value = row[key]
    if (value instanceof Uint8Array) row[key] = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  }
}
