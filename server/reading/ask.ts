import type { Worker } from 'node:worker_threads'
import { type ErrorDetails, type ErrorId, StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'

/** A programme of 150 pages takes a second or two; whatever takes longer, or more memory, was made to. */
const TIME_LIMIT = 30_000
/** What a thread that reads files may take. */
export const RESOURCES = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 }

/** What is unpacked stands outside of the memory of the thread itself: it is looked after from here. */
const OUTSIDE_LIMIT = 512 * 1024 * 1024
const LOOK_EVERY = 250

/** What a thread answers about one file: what was read, why the file was refused, or a fault of the program. */
export type Answer<Read> = { read: Read } | { refused: ErrorId; details: ErrorDetails } | { fault: string }

/**
 * Asks a thread to read one file, and hands back what was read.
 * @throws StyrskriftError for a file that is refused; `word-for-stor` also where it was beyond the limits of the thread
 */
export async function askThread<Read>(worker: Worker, job: object): Promise<Read> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer<Read>>()
  const tooMuch = (): void => reject(new StyrskriftError('word-for-stor', { limit: messages.docx.beyond }))
  const onError = (error: Error): void => {
    if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch()
    else reject(error)
  }
  const onExit = (code: number): void => reject(new Error(`The thread that reads files ended with code ${code}.`))
  const timer = setTimeout(tooMuch, TIME_LIMIT)
  const watch = setInterval(() => {
    const within = ({ external_memory: outside }: { external_memory: number }): void => {
      if (outside > OUTSIDE_LIMIT) tooMuch()
    }
    // A thread that has just ended has nothing more to tell.
    worker.getHeapStatistics().then(within, () => {})
  }, LOOK_EVERY)
  worker.once('message', resolve).once('error', onError).once('exit', onExit)
  worker.postMessage(job)
  try {
    const answer = await promise
    if ('read' in answer) return answer.read
    if ('refused' in answer) throw new StyrskriftError(answer.refused, answer.details)
    throw new Error(`The file could not be read: ${answer.fault}`)
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    worker.off('message', resolve).off('error', onError).off('exit', onExit)
  }
}

/** In the thread itself: what it answers about one file. */
export async function answerOf<Read>(read: () => Promise<Read>): Promise<Answer<Read>> {
  try {
    return { read: await read() }
  } catch (error) {
    if (error instanceof StyrskriftError) return { refused: error.id, details: error.details }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
