import { OneThread } from '../threads/one-thread.ts'
import type { Job, Made } from './job.ts'

const thread = new OneThread<Job, Made>(new URL('./worker.ts', import.meta.url), 'What is compiled of the remiss')

/** Does a job in a thread of its own, one after the other, so that nobody's typing waits. Throws when it cannot be done: a fault, or beyond the limits. */
export const inThread = (job: Job): Promise<Made> => thread.ask(job)
