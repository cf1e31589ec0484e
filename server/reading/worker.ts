import { parentPort } from 'node:worker_threads'
import { type ErrorDetails, type ErrorId, StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { type Draft, type DraftOptions, readDraft } from '../draft/read.ts'
import { type Against, readReturnedCopy } from '../returned/read.ts'
import type { ReturnedCopy } from '../returned/result.ts'

/** What the thread can be asked to read, and what comes of it. */
export interface Jobs {
  draft: { options: DraftOptions; read: Draft }
  returned: { options: Against; read: ReturnedCopy }
}

export type Job = { [K in keyof Jobs]: { kind: K; bytes: Uint8Array; options: Jobs[K]['options'] } }[keyof Jobs]

/** What the thread answers: what was read, why the file was refused, or a fault of the program. */
export type Answer =
  | { read: Jobs[keyof Jobs]['read'] }
  | { refused: ErrorId; details: ErrorDetails }
  | { fault: string }

/** The thread that reads one file. */
parentPort?.once('message', async (job: Job) => {
  parentPort?.postMessage(await answer(job))
})

async function answer(job: Job): Promise<Answer> {
  const bytes = Buffer.from(job.bytes)
  try {
    const read = job.kind === 'draft' ? await readDraft(bytes, job.options) : await readReturnedCopy(bytes, job.options)
    return { read }
  } catch (error) {
    if (error instanceof StyrskriftError) return { refused: error.id, details: error.details }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
