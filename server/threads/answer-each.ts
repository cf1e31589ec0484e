import { parentPort } from 'node:worker_threads'
import type { Answer } from './one-thread.ts'

/** In the thread itself: makes what is asked for, one after the other, and says what went wrong where it cannot. */
export function answerEach<Question, Made>(make: (question: Question) => Promise<Made>): void {
  parentPort?.on('message', async (question: Question) => {
    parentPort?.postMessage(await answerOf(make, question))
  })
}

async function answerOf<Question, Made>(
  make: (question: Question) => Promise<Made>,
  question: Question
): Promise<Answer<Made>> {
  try {
    return { made: await make(question) }
  } catch (fault) {
    return { fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }
  }
}
