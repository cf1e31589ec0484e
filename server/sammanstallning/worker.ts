import { parentPort } from 'node:worker_threads'
import { doJob, type Job, type Made } from './job.ts'

/** What the thread answers: what was asked for, or what went wrong. */
export type Answer = { made: Made } | { fault: string }

/** The thread in which remisser are compiled: one job, one answer, in turn. */
parentPort?.on('message', async (job: Job) => {
  parentPort?.postMessage(await answer(job))
})

async function answer(job: Job): Promise<Answer> {
  try {
    return { made: await doJob(job) }
  } catch (fault) {
    return { fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }
  }
}
