import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import {
  attachmentsOf,
  claimMessage,
  clearOld,
  endAttempt,
  keepWaiting,
  type Message,
  type StoredMessage,
  storeMessage,
  storeMessageIn
} from './outbox.ts'
import type { Deliver } from './smtp.ts'

export type { Message } from './outbox.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** How often the outbox is looked into: another process may have stored something, or a time has come. */
const PERIOD = 10 * SECOND
/** How long an attempt may take, and how long its message is nobody else's. The rest is for noting what became of it. */
const ATTEMPT = 3 * MINUTE
const LEASE = 5 * MINUTE
const LONGEST_WAIT = 2 * 60 * MINUTE
const CLEAR_EVERY = 60 * MINUTE
const LAST_WORDS = 5 * SECOND

/** Until the next attempt: a minute after the first, doubled each time. */
const waitAfter = (attempts: number): number => Math.min(MINUTE * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT)

export interface MailOptions {
  storage: Storage
  /** Null: nothing is sent, and messages are kept for the administrator to read. */
  deliver: Deliver | null
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  now?: () => number
  period?: number
}

/**
 * Messages to people. They are stored first, and sent from there, each once, whatever number of processes share the database. A process that
 * dies between the mail server's yes and the note of it lets the message be sent again, with the same Message-ID.
 */
export class Mail {
  readonly #options: Required<MailOptions>
  readonly #claim = randomUUID()
  readonly #stop = new AbortController()
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> | null = null
  #cleared = 0
  #again = false
  #closing = false

  constructor(options: MailOptions) {
    this.#options = { now: Date.now, period: PERIOD, ...options }
  }

  /** Are messages sent? */
  get sends(): boolean {
    return this.#options.deliver !== null
  }

  /** Stores a message; it is sent soon after. Throws when the address is none or the storage fails: then nothing was stored. */
  async send(message: Message): Promise<void> {
    const { storage, now } = this.#options
    await storeMessage(storage, message, this.sends ? 'waiting' : 'kept', now())
    this.wake()
  }

  /**
   * Stores a message as part of a transaction of the caller, who calls `wake` when it is done: the message and what it is about are stored together, or
   * neither is. Returns whether it was stored: not when its key is known.
   */
  sendIn(db: Kysely<Database>, message: Message): Promise<boolean> {
    return storeMessageIn(db, message, this.sends ? 'waiting' : 'kept', this.#options.now())
  }

  /** Begins to send what waits; without a mail server, keeps it instead. */
  async start(): Promise<void> {
    if (!this.sends) await keepWaiting(this.#options.storage)
    this.wake()
    this.#timer = setInterval(() => this.wake(), this.#options.period)
    this.#timer.unref()
  }

  /** Sends what is due now. While that is under way, it is looked once more when it is done. */
  wake(): void {
    this.#again = true
    if (this.#closing) return
    this.#running ??= this.#runAll()
  }

  async #runAll(): Promise<void> {
    while (this.#again && !this.#closing) {
      this.#again = false
      await this.#run().catch(err => this.#options.log.error({ err }, 'the outbox cannot be read'))
    }
    this.#running = null
  }

  /** Resolves when everything that was due has been tried. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running
  }

  /** Ends. A message on its way has a little time to arrive; then it is given back, to be sent by the next process. */
  async close(): Promise<void> {
    this.#closing = true
    if (this.#timer) clearInterval(this.#timer)
    const late = setTimeout(() => this.#stop.abort(), LAST_WORDS)
    await this.#running
    clearTimeout(late)
  }

  async #run(): Promise<void> {
    const { storage, deliver, now } = this.#options
    if (now() - this.#cleared > CLEAR_EVERY) {
      this.#cleared = now()
      await clearOld(storage, now())
    }
    while (deliver && !this.#closing) {
      const message = await claimMessage(storage, this.#claim, now(), now() + LEASE)
      if (!message) return
      await this.#attempt(message, deliver)
    }
  }

  async #attempt(message: StoredMessage, deliver: Deliver): Promise<void> {
    const { storage, log, now } = this.#options
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(ATTEMPT)])
    const result = await deliver(message, await attachmentsOf(storage, message.id), signal)
    const { id, attempts } = message
    if (result === 'sent') {
      log.info({ message: id, attempts }, 'message sent')
      const clear = message.secret === 1
      await endAttempt(storage, message, { state: 'sent', problem: null, ended_at: now(), clear })
      return
    }
    const { problem } = result
    const next_at = now() + (this.#stop.signal.aborted ? 0 : waitAfter(attempts))
    if (result.again && next_at <= message.give_up_at) {
      log.warn({ message: id, attempts, problem: codeOf(problem) }, 'message not sent, will be tried again')
      await endAttempt(storage, message, { state: 'waiting', problem, next_at, ended_at: null, clear: false })
      return
    }
    log.error({ message: id, attempts, problem: codeOf(problem) }, 'message given up: see the outbox')
    await endAttempt(storage, message, { state: 'failed', problem, ended_at: now(), clear: false })
  }
}

/** What a mail server says may repeat the address: the log holds no more than its code. */
const codeOf = (problem: string): string => /\b[245]\d\d\b/.exec(problem)?.[0] ?? 'no answer'
