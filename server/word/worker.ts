import { parentPort } from 'node:worker_threads'
import { buildWord } from './build.ts'
import type { WordInput } from './input.ts'

/** What the thread answers: the bytes of the file, or what went wrong. */
export type WordAnswer = { bytes: Uint8Array } | { fault: string }

/** The thread that makes Word files: one input, one answer, in turn. */
parentPort?.on('message', async (input: WordInput) => {
  parentPort?.postMessage(await answer(input))
})

async function answer(input: WordInput): Promise<WordAnswer> {
  try {
    return { bytes: await buildWord(input) }
  } catch (fault) {
    return { fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }
  }
}
