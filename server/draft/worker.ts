import { parentPort } from 'node:worker_threads'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { type ErrorDetails, type ErrorId, StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { type DraftOptions, readDraft } from './read.ts'
import type { ImportReport } from './report.ts'

/** What the thread answers: the draft as it was read, why it was refused, or a fault of the program. */
export type DraftAnswer =
  | { read: { dokument: Dokument; report: ImportReport } }
  | { refused: ErrorId; details: ErrorDetails }
  | { fault: string }

/** The thread that reads one draft. */
parentPort?.once('message', async ({ bytes, options }: { bytes: Uint8Array; options: DraftOptions }) => {
  parentPort?.postMessage(await answer(Buffer.from(bytes), options))
})

async function answer(bytes: Buffer, options: DraftOptions): Promise<DraftAnswer> {
  try {
    return { read: await readDraft(bytes, options) }
  } catch (error) {
    if (error instanceof StyrskriftError) return { refused: error.id, details: error.details }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
