import { Worker } from 'node:worker_threads'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Answer, Job, Jobs } from './worker.ts'

/** A programme of 150 pages takes a second or two; whatever takes longer, or more memory, was made to. */
const TIME_LIMIT = 30_000
const MEMORY_LIMIT_MB = 256
/** Each file has a thread of its own, which ends with it: nothing of one file is left when the next is read. */
const MOST_AT_ONCE = 2
/** Somebody who changes placements asks again and again: the next thread stands ready so long after the last file. */
const READY_FOR = 60_000

let running = 0
const waiting: (() => void)[] = []

/**
 * Reads a Word file in a thread of its own with limits of time and memory, so that nobody's typing waits, and a file that was made to
 * do harm harms the thread alone. Several wait for their turn.
 * @throws StyrskriftError for a file that is refused; `word-for-stor` also where it was beyond the limits of the thread
 */
export async function readInThread<K extends keyof Jobs>(
  kind: K,
  bytes: Uint8Array,
  options: Jobs[K]['options']
): Promise<Jobs[K]['read']> {
  if (running >= MOST_AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
  running++
  try {
    const answer = await ask({ kind, bytes, options } as Job)
    if ('read' in answer) return answer.read as Jobs[K]['read']
    if ('refused' in answer) throw new StyrskriftError(answer.refused, answer.details)
    throw new Error(`The file could not be read: ${answer.fault}`)
  } finally {
    running--
    waiting.shift()?.()
  }
}

/** A thread that has been started and has read nothing yet. */
let ready: { worker: Worker; timer: NodeJS.Timeout } | null = null

const start = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB, maxYoungGenerationSizeMb: 32 }
  })

/** A thread that nobody has used. */
function fresh(): Worker {
  if (!ready) return start()
  const { worker, timer } = ready
  ready = null
  clearTimeout(timer)
  worker.removeAllListeners()
  worker.ref()
  return worker
}

/** Starts the next one while nobody waits. It keeps no process alive. */
function prepare(): void {
  if (ready) return
  const worker = start()
  const drop = (): void => {
    if (ready?.worker === worker) ready = null
    void worker.terminate()
  }
  const timer = setTimeout(drop, READY_FOR)
  timer.unref()
  worker.unref()
  worker.once('error', drop)
  worker.once('exit', drop)
  ready = { worker, timer }
}

function ask(job: Job): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const worker = fresh()
  const tooMuch = (): void => reject(new StyrskriftError('word-for-stor', { limit: messages.docx.beyond }))
  const timer = setTimeout(tooMuch, TIME_LIMIT)
  worker.once('message', resolve)
  worker.once('error', error => {
    if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch()
    else reject(error)
  })
  worker.once('exit', code => reject(new Error(`The thread that reads files ended with code ${code}.`)))
  worker.postMessage(job)
  return promise.finally(() => {
    clearTimeout(timer)
    void worker.terminate()
    prepare()
  })
}
