import { Worker } from 'node:worker_threads'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { DraftOptions } from './read.ts'
import type { ImportReport } from './report.ts'
import type { DraftAnswer } from './worker.ts'

/** A programme of 150 pages takes a second; whatever takes longer, or more memory, was made to. */
const TIME_LIMIT = 20_000
const MEMORY_LIMIT_MB = 192
/** Each file has a thread of its own, which ends with it: nothing of one file is left when the next is read. */
const MOST_AT_ONCE = 2

let running = 0
const waiting: (() => void)[] = []

/**
 * Reads a draft in a thread of its own with limits of time and memory, so that nobody's typing waits, and a file that was made to do harm
 * harms the thread alone.
 * @throws StyrskriftError for a file that is refused; `word-for-stor` also where it was beyond the limits of the thread
 */
export async function readDraftInThread(
  bytes: Uint8Array,
  options: DraftOptions
): Promise<{ dokument: Dokument; report: ImportReport }> {
  if (running >= MOST_AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
  running++
  try {
    const answer = await ask(bytes, options)
    if ('read' in answer) return answer.read
    if ('refused' in answer) throw new StyrskriftError(answer.refused, answer.details)
    throw new Error(`The draft could not be read: ${answer.fault}`)
  } finally {
    running--
    waiting.shift()?.()
  }
}

function ask(bytes: Uint8Array, options: DraftOptions): Promise<DraftAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<DraftAnswer>()
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB, maxYoungGenerationSizeMb: 32 }
  })
  const tooMuch = (): void => reject(new StyrskriftError('word-for-stor', { limit: messages.docx.beyond }))
  const timer = setTimeout(tooMuch, TIME_LIMIT)
  worker.once('message', resolve)
  worker.once('error', error => {
    if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch()
    else reject(error)
  })
  worker.once('exit', code => reject(new Error(`The thread that reads drafts ended with code ${code}.`)))
  worker.postMessage({ bytes, options })
  return promise.finally(() => {
    clearTimeout(timer)
    void worker.terminate()
  })
}
