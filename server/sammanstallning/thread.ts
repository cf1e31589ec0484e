import { Worker } from 'node:worker_threads'
import type { Job, Made } from './job.ts'
import type { Answer } from './worker.ts'

/** What takes longer, or more memory, is given up; 200 bodies with 5,000 synpunkter take neither. */
const TIME_LIMIT = 120_000
const MEMORY_LIMIT_MB = 1536
/** A thread that has had nothing to do for so long ends, and gives its memory back. */
const IDLE_LIMIT = 30_000

let thread: Worker | null = null
let idle: NodeJS.Timeout | undefined
let queue: Promise<unknown> = Promise.resolve()

/** Does a job in a thread of its own, one after the other, so that nobody's typing waits. Throws when it cannot be done: a fault, or beyond the limits. */
export function inThread(job: Job): Promise<Made> {
  const result = queue.then(() => ask(job))
  queue = result.catch(() => undefined)
  return result
}

async function ask(job: Job): Promise<Made> {
  clearTimeout(idle)
  thread ??= open()
  const worker = thread
  worker.ref()
  try {
    const answer = await answerOf(worker, job)
    if ('fault' in answer) throw new Error(`The remiss could not be compiled: ${answer.fault}`)
    return answer.made
  } finally {
    worker.unref()
    if (thread === worker) idle = setTimeout(close, IDLE_LIMIT).unref()
  }
}

function open(): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB }
  })
  // A thread that dies is not used again; whoever waits for it is told by `answerOf`.
  const forget = (): void => {
    if (thread === worker) thread = null
  }
  return worker.once('error', forget).once('exit', forget)
}

function close(): void {
  void thread?.terminate()
  thread = null
}

function answerOf(worker: Worker, job: Job): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const onExit = (code: number): void => reject(new Error(`The thread that compiles ended with code ${code}.`))
  const late = setTimeout(() => {
    reject(new Error(`What is compiled was not ready after ${TIME_LIMIT / 1000} seconds.`))
    close()
  }, TIME_LIMIT)
  worker.once('message', resolve).once('error', reject).once('exit', onExit)
  worker.postMessage(job)
  return promise.finally(() => {
    clearTimeout(late)
    worker.off('message', resolve).off('error', reject).off('exit', onExit)
  })
}
