import { Worker } from 'node:worker_threads'
import type { Found, IntakeVersion } from '../intake/read.ts'
import { askThread, RESOURCES } from './ask.ts'
import type { CopyJob } from './copies-worker.ts'

/** Whatever files leave behind in a thread ends with it after so many. */
const MOST_FILES = 100
/** A thread that has had nothing to do for so long ends, and gives its memory back. */
const IDLE_LIMIT = 30_000

interface Running {
  worker: Worker
  version: string
  files: number
}

/**
 * Reads files that were brought to a remiss, one after the other, in a thread with limits of time and memory. Work for the version that they are copies of is done once
 * and kept for all of them: it is as much as for a file. A thread ends with its version, and with the first file that is refused or beyond the limits: no other is read
 * where such a file was.
 */
export class CopiesThread {
  #running: Running | null = null
  #idle: NodeJS.Timeout | undefined
  #queue: Promise<unknown> = Promise.resolve()

  /**
   * `against` is asked for when a thread is started, with the id of the version in it.
   * @throws StyrskriftError for a file that is refused: see `askThread`; and what `against` throws
   */
  read(version: string, against: () => Promise<IntakeVersion>, job: CopyJob): Promise<Found> {
    const result = this.#queue.then(() => this.#read(version, against, job))
    this.#queue = result.catch(() => undefined)
    return result
  }

  /** Resolves when what is being read has been read, and the thread has ended. */
  async close(): Promise<void> {
    await this.#queue
    await this.#end()
  }

  async #read(version: string, against: () => Promise<IntakeVersion>, job: CopyJob): Promise<Found> {
    clearTimeout(this.#idle)
    const now = this.#running
    if (now && (now.version !== version || now.files >= MOST_FILES)) await this.#end()
    this.#running ??= this.#start(version, await against())
    const { worker } = this.#running
    this.#running.files++
    worker.ref()
    try {
      return await askThread<Found>(worker, job)
    } catch (error) {
      void this.#end()
      throw error
    } finally {
      worker.unref()
      this.#idle = setTimeout(() => void this.#end(), IDLE_LIMIT).unref()
    }
  }

  #start(version: string, against: IntakeVersion): Running {
    const worker = new Worker(new URL('./copies-worker.ts', import.meta.url), {
      execArgv: [],
      workerData: against,
      resourceLimits: RESOURCES
    })
    // One that dies is not used again; whoever waits for it is told by `askThread`.
    const forget = (): void => {
      if (this.#running?.worker === worker) this.#running = null
    }
    worker.on('error', forget).on('exit', forget)
    return { worker, version, files: 0 }
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#running?.worker
    this.#running = null
    await worker?.terminate()
  }
}
