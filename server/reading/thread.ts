import { Worker } from 'node:worker_threads'
import { askThread, RESOURCES } from './ask.ts'
import type { Job, Jobs } from './worker.ts'

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
  const worker = fresh()
  try {
    return await askThread<Jobs[K]['read']>(worker, { kind, bytes, options } as Job)
  } finally {
    // What a thread that is ended may still say is nobody's concern.
    worker.on('error', () => {})
    void worker.terminate()
    prepare()
    running--
    waiting.shift()?.()
  }
}

/** A thread that has been started and has read nothing yet. */
let ready: { worker: Worker; timer: NodeJS.Timeout } | null = null

const start = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { execArgv: [], resourceLimits: RESOURCES })

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
