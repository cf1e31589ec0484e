import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { pagesOfHeadings } from '../office/pages.ts'
import { buildWord } from './build.ts'
import type { WordInput } from './input.ts'
import type { LayOut } from './page-numbers.ts'

/** What the thread is asked: to make a file, with its pages laid out by LibreOffice where there is one. */
export interface WordQuestion {
  input: WordInput
  office: boolean
}

/** What the thread answers: the bytes of the file, or what went wrong. */
export type WordAnswer = { bytes: Uint8Array } | { fault: string }

/** The thread that makes Word files: one input, one answer, in turn. */
parentPort?.on('message', async (question: WordQuestion) => {
  parentPort?.postMessage(await answer(question))
})

async function answer({ input, office }: WordQuestion): Promise<WordAnswer> {
  try {
    return { bytes: await buildWord(input, office ? layOut : null) }
  } catch (fault) {
    return { fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }
  }
}

/** The pages of the files that were laid out last, by the hash of the file. */
const known = new Map<string, ReadonlyMap<string, number>>()
const MOST_KNOWN = 50

const layOut: LayOut = async file => {
  const hash = createHash('sha256').update(file).digest('hex')
  const pages = known.get(hash) ?? (await pagesOfHeadings(file))
  if (pages) known.set(hash, pages)
  for (const oldest of [...known.keys()].slice(0, -MOST_KNOWN)) known.delete(oldest)
  return pages
}
