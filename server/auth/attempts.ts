import { createHmac } from 'node:crypto'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Storage } from '../storage/storage.ts'

const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE

/** How many may fail before one has to wait, and how long failures are remembered. */
const RULES = {
  /** One account, from wherever: somebody who guesses the password of one. */
  account: { free: 5, remembered: 24 * HOUR },
  /** One network address, whichever account: somebody who guesses one password for many. A municipality may share an address. */
  address: { free: 50, remembered: HOUR },
  /** Codes of one person. */
  code: { free: 5, remembered: 24 * HOUR },
  /** The own password, asked for again. */
  own: { free: 5, remembered: 24 * HOUR },
  /** Links that were asked for by e-mail to one address. */
  mail: { free: 5, remembered: HOUR }
} as const
export type AttemptKind = keyof typeof RULES

/** One minute, doubled with every further failure, an hour at most. */
const delayAfter = (tooMany: number): number => Math.min(MINUTE * 2 ** (tooMany - 1), HOUR)

/** Counts failed sign-ins, also across processes and restarts, and makes each further one wait longer. */
export class Attempts {
  readonly #storage: Storage
  readonly #secret: string
  readonly #now: () => number

  constructor(storage: Storage, secret: string, now: () => number) {
    this.#storage = storage
    this.#secret = secret
    this.#now = now
  }

  /**
   * Notes an attempt as failed before it is tried, so that many at once are counted too; `forgive` takes it back. Throws `for-manga-forsok`
   * while one has to wait. Returns whether this one locks. `who` need not exist: the answer is the same.
   */
  async take(kind: AttemptKind, who: string): Promise<boolean> {
    const { free, remembered } = RULES[kind]
    const key = this.#key(kind, who)
    const now = this.#now()
    return this.#storage.db.transaction().execute(async db => {
      await db
        .insertInto('auth_attempt')
        .values({ key, failures: 0, last_at: now, blocked_until: 0 })
        .onConflict(c => c.column('key').doNothing())
        .execute()
      const row = db.selectFrom('auth_attempt').selectAll().where('key', '=', key)
      const before = await (this.#storage.kind === 'postgres' ? row.forUpdate() : row).executeTakeFirstOrThrow()
      const wait = before.blocked_until - now
      if (wait > 0) throw new StyrskriftError('for-manga-forsok', waiting(wait))
      const failures = (now - before.last_at > remembered ? 0 : before.failures) + 1
      const locks = failures > free
      const blocked_until = locks ? now + delayAfter(failures - free) : 0
      await db
        .updateTable('auth_attempt')
        .set({ failures, last_at: now, blocked_until })
        .where('key', '=', key)
        .execute()
      return locks
    })
  }

  /** The attempt succeeded: earlier failures are forgotten. */
  async forgive(kind: AttemptKind, who: string): Promise<void> {
    await this.#storage.db.deleteFrom('auth_attempt').where('key', '=', this.#key(kind, who)).execute()
  }

  /** The attempt was no failure, and says nothing of earlier ones. */
  async uncount(kind: AttemptKind, who: string): Promise<void> {
    await this.#storage.db
      .updateTable('auth_attempt')
      .set(eb => ({ failures: eb('failures', '-', 1) }))
      .where('key', '=', this.#key(kind, who))
      .where('failures', '>', 0)
      .execute()
  }

  /** Addresses and accounts are not readable in the table. */
  #key(kind: AttemptKind, who: string): string {
    return `${kind}:${createHmac('sha256', this.#secret).update(`${kind}:${who}`).digest('base64url')}`
  }
}

/** How long to wait, for the answer's header and for a person. */
function waiting(ms: number): { seconds: string; wait: string } {
  const minutes = Math.ceil(ms / MINUTE)
  return { seconds: String(Math.ceil(ms / 1000)), wait: minutes === 1 ? '1 minut' : `${minutes} minuter` }
}
