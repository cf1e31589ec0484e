import { Worker } from 'node:worker_threads'

/** What a thread answers: what was asked for, or what went wrong. */
export type Answer<T> = { made: T } | { fault: string }

/** What takes longer, or more memory, is given up; a document of 300 pages takes neither, nor do 200 answers with 5,000 synpunkter. */
const TIME_LIMIT = 120_000
const MEMORY_LIMIT_MB = 1536
/** A thread that has had nothing to do for so long ends, and gives its memory back. */
const IDLE_LIMIT = 30_000

/** A thread of its own for heavy work, one question after the other, so that nobody's typing waits. It is started when it is needed. */
export class OneThread<Question, Made> {
  readonly #file: URL
  readonly #what: string
  #thread: Worker | null = null
  #idle: NodeJS.Timeout | undefined
  #queue: Promise<unknown> = Promise.resolve()

  /** `file`: the module of the thread, which calls `answerEach`. `what` is made there, for the log: `a Word file`. */
  constructor(file: URL, what: string) {
    this.#file = file
    this.#what = what
  }

  /** @throws Error when it cannot be made: a fault in the program, or work beyond the limits of time and memory. */
  ask(question: Question): Promise<Made> {
    const result = this.#queue.then(() => this.#ask(question))
    this.#queue = result.catch(() => undefined)
    return result
  }

  async #ask(question: Question): Promise<Made> {
    clearTimeout(this.#idle)
    this.#thread ??= this.#open()
    const worker = this.#thread
    worker.ref()
    try {
      const answer = await this.#answerOf(worker, question)
      if ('fault' in answer) throw new Error(`${this.#what} could not be made: ${answer.fault}`)
      return answer.made
    } finally {
      worker.unref()
      if (this.#thread === worker) this.#idle = setTimeout(() => this.#close(), IDLE_LIMIT).unref()
    }
  }

  #open(): Worker {
    const worker = new Worker(this.#file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB } })
    // A thread that dies is not used again; whoever waits for it is told by `#answerOf`.
    const forget = (): void => {
      if (this.#thread === worker) this.#thread = null
    }
    return worker.once('error', forget).once('exit', forget)
  }

  #close(): void {
    void this.#thread?.terminate()
    this.#thread = null
  }

  #answerOf(worker: Worker, question: Question): Promise<Answer<Made>> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer<Made>>()
    const onExit = (code: number): void =>
      reject(new Error(`${this.#what} could not be made: its thread ended with code ${code}.`))
    const late = setTimeout(() => {
      reject(new Error(`${this.#what} was not ready after ${TIME_LIMIT / 1000} seconds.`))
      this.#close()
    }, TIME_LIMIT)
    worker.once('message', resolve).once('error', reject).once('exit', onExit)
    worker.postMessage(question)
    return promise.finally(() => {
      clearTimeout(late)
      worker.off('message', resolve).off('error', reject).off('exit', onExit)
    })
  }
}
