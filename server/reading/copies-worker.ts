import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { type IntakeVersion, readIntake } from '../intake/read.ts'
import { sentVersion } from '../returned/version.ts'
import { answerOf } from './ask.ts'

/** A file that the thread is asked to read; `as`: what a person says that it is, null: the file says it. */
export interface CopyJob {
  bytes: Uint8Array
  as: 'copy' | 'text' | null
}

const { version, against } = workerData as IntakeVersion

// Where processors are scarce, typing comes first. Only Linux has a priority for each thread: elsewhere it would be that of the whole server.
if (process.platform === 'linux') setPriority(0, 5)

let prepared: ReturnType<typeof sentVersion> | null = null
const sent = () => {
  prepared ??= sentVersion(against.dokument, against.template, against.kommun, against.sent)
  return prepared
}

/** The thread that reads copies of one version. */
parentPort?.on('message', async ({ bytes, as }: CopyJob) => {
  parentPort?.postMessage(await answerOf(() => readIntake(Buffer.from(bytes), { version, as, sent })))
})
