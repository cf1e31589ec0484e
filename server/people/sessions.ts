import { createHash, randomBytes } from 'node:crypto'
import type { Person } from '../../schemas/api/contract.ts'
import type { Storage } from '../storage/storage.ts'

const DAY = 24 * 60 * 60 * 1000

/** A browser that is signed in. `renewed`: its time was prolonged just now, and the cookie should be. */
export interface SignedIn {
  person: Person
  administrator: boolean
  renewed: boolean
}

/** Only this is stored: whoever reads the database cannot sign in with it. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Sessions of browsers, with sliding expiry: whoever uses the product within `days` stays signed in. */
export class Sessions {
  readonly #storage: Storage
  readonly #now: () => number
  readonly maxAge: number

  constructor(storage: Storage, days: number, now: () => number = Date.now) {
    this.#storage = storage
    this.#now = now
    this.maxAge = days * DAY
  }

  /** Starts a session and returns its token of 256 random bits, which is nowhere stored. Drops sessions that have ended. */
  async start(person: string): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const now = this.#now()
    const { db } = this.#storage
    await this.#storage.batch([
      db.deleteFrom('session').where('expires_at', '<=', now).compile(),
      db
        .insertInto('session')
        .values({ token_hash: hashOf(token), person, created_at: now, expires_at: now + this.maxAge })
        .compile()
    ])
    return token
  }

  /** Who the token belongs to, or null. Prolongs the session when a tenth of its time (at most a day) has passed. */
  async find(token: string | undefined): Promise<SignedIn | null> {
    if (!token || !/^[\w-]{43}$/.test(token)) return null
    const now = this.#now()
    const token_hash = hashOf(token)
    const row = await this.#storage.db
      .selectFrom('session')
      .innerJoin('person', 'person.id', 'session.person')
      .select(['person.id', 'person.name', 'person.color', 'person.administrator', 'session.expires_at'])
      .where('token_hash', '=', token_hash)
      .where('expires_at', '>', now)
      .where('person.ended_at', 'is', null)
      .executeTakeFirst()
    if (!row) return null
    const { expires_at, administrator, ...person } = row
    const renewed = expires_at - now < this.maxAge - Math.min(DAY, this.maxAge / 10)
    if (renewed) {
      const prolonged = this.#storage.db.updateTable('session').set({ expires_at: now + this.maxAge })
      await prolonged.where('token_hash', '=', token_hash).execute()
    }
    return { person, administrator: administrator === 1, renewed }
  }

  /** Ends a session; one that does not exist is no error. */
  async end(token: string | undefined): Promise<void> {
    if (token) await this.#storage.db.deleteFrom('session').where('token_hash', '=', hashOf(token)).execute()
  }
}
