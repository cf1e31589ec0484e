import { Worker } from 'node:worker_threads'
import { findLibreOffice } from '../office/libreoffice.ts'
import type { WordInput } from './input.ts'
import type { WordAnswer, WordQuestion } from './worker.ts'

export type { WordInput, WordOptions } from './input.ts'

/** A file that takes longer, or more memory, is given up; a document of 300 pages takes neither. */
const TIME_LIMIT = 120_000
const MEMORY_LIMIT_MB = 1536
/** A thread that has had nothing to do for so long ends, and gives its memory back. */
const IDLE_LIMIT = 30_000

let thread: Worker | null = null
let idle: NodeJS.Timeout | undefined
let queue: Promise<unknown> = Promise.resolve()

/** `STYRSKRIFT_PAGE_NUMBERS` is one of the settings, which the program has checked at start. */
const withOffice = (): boolean => process.env.STYRSKRIFT_PAGE_NUMBERS !== 'calculated' && findLibreOffice() !== null

/**
 * Makes a Word file in a thread of its own, one after the other, so that nobody's typing waits. The pages are laid out by LibreOffice
 * where it is installed.
 * @throws Error when the file cannot be made: a fault in the program, or a document beyond the limits of time and memory.
 */
export function exportWord(input: WordInput): Promise<Uint8Array> {
  const result = queue.then(() => ask(input))
  queue = result.catch(() => undefined)
  return result
}

async function ask(input: WordInput): Promise<Uint8Array> {
  clearTimeout(idle)
  thread ??= open()
  const worker = thread
  worker.ref()
  try {
    const answer = await answerOf(worker, input)
    if ('fault' in answer) throw new Error(`The Word file could not be made: ${answer.fault}`)
    return answer.bytes
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

function answerOf(worker: Worker, input: WordInput): Promise<WordAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<WordAnswer>()
  const onExit = (code: number): void => reject(new Error(`The thread that makes Word files ended with code ${code}.`))
  const timer = setTimeout(() => {
    reject(new Error(`The Word file was not ready after ${TIME_LIMIT / 1000} seconds.`))
    close()
  }, TIME_LIMIT)
  worker.once('message', resolve).once('error', reject).once('exit', onExit)
  const question: WordQuestion = { input, office: withOffice() }
  worker.postMessage(question)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', resolve).off('error', reject).off('exit', onExit)
  })
}
