import { parentPort } from 'node:worker_threads'
import type { Draft, DraftOptions } from '../draft/read.ts'
import { aboutCopy, type CopyAbout } from '../intake/read.ts'
import type { PdfText } from '../pdf/read.ts'
import { type Against, readReturnedCopy } from '../returned/read.ts'
import type { ReturnedCopy } from '../returned/result.ts'
import { type DocxText, readDocxText } from '../svar/docx-text.ts'
import { answerOf } from './ask.ts'

/** What the thread can be asked to read, and what comes of it. */
export interface Jobs {
  draft: { options: DraftOptions; read: Draft }
  returned: { options: Against; read: ReturnedCopy }
  about: { options: null; read: CopyAbout }
  /** The words alone, of an yttrande. */
  text: { options: null; read: DocxText }
  /** The words of a PDF. */
  pdf: { options: null; read: PdfText }
}

export type Job = { [K in keyof Jobs]: { kind: K; bytes: Uint8Array; options: Jobs[K]['options'] } }[keyof Jobs]

/**
 * What reads drafts takes as long to load as a copy takes to read. A thread that stands ready loads it meanwhile; one that is asked at once loads what its job needs.
 */
const loadDraft = () => import('../draft/read.ts')
const idle = setTimeout(loadDraft, 300)
idle.unref()

/** The thread that reads one file. */
parentPort?.once('message', async (job: Job) => {
  clearTimeout(idle)
  parentPort?.postMessage(await answerOf(() => readJob(job, Buffer.from(job.bytes))))
})

async function readJob(job: Job, bytes: Buffer): Promise<Jobs[keyof Jobs]['read']> {
  switch (job.kind) {
    case 'draft':
      return (await loadDraft()).readDraft(bytes, job.options)
    case 'returned':
      return readReturnedCopy(bytes, job.options)
    case 'about':
      return aboutCopy(bytes)
    case 'text':
      return readDocxText(bytes)
    case 'pdf':
      // As large as all else that is read here: loaded where a PDF is to be read.
      return (await import('../pdf/read.ts')).readPdfText(bytes)
  }
}
