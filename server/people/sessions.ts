import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Person } from '../../schemas/api/contract.ts'
import type { SignInMethod } from '../../schemas/api/sign-in.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import type { Database } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** A browser that is signed in. `renewed`: its time was prolonged just now, and the cookie should be. */
export interface SignedIn {
  /** The id of the session. */
  session: string
  person: Person
  administrator: boolean
  method: SignInMethod
  /** The first step of signing in is done, and a second is demanded: this is nobody yet. */
  half: boolean
  /** The second step has been done before, and is not to be set up. */
  twoFactor: boolean
  renewed: boolean
}

/** How and from where somebody signs in. `strong`: no second factor is demanded. */
export interface SignInHow {
  method: SignInMethod
  strong: boolean
  address?: string
  agent?: string
}

/** A session as its person sees it. */
export interface OwnSession {
  id: string
  method: SignInMethod
  agent: string | null
  address: string | null
  createdAt: string
  usedAt: string
}

const COOKIE = /^([\w-]{32,64})\.([A-Za-z0-9+/]{43}=)$/

/**
 * Sessions of browsers, with sliding expiry: whoever uses the product within `days` stays signed in. They are rows of better-auth, and
 * the cookie is written as better-auth writes it: the token, and its HMAC by the server's secret.
 */
export class Sessions {
  readonly #storage: Storage
  readonly #secret: string
  readonly #now: () => number
  readonly maxAge: number
  /** Told when sessions of a person have ended, so that open connections end too. */
  onEnd: (person: string) => Promise<void> = async () => {}

  constructor(storage: Storage, secret: string, days: number, now: () => number = Date.now) {
    this.#storage = storage
    this.#secret = secret
    this.#now = now
    this.maxAge = days * DAY
  }

  /** Starts a session and returns the value of its cookie. Drops sessions that have expired. */
  async start(person: string, how: SignInHow): Promise<string> {
    const { db } = this.#storage
    await db.deleteFrom('auth_session').where('expires_at', '<=', this.#at(0)).execute()
    return this.startIn(db, person, how)
  }

  /** The same inside a transaction. */
  async startIn(db: Kysely<Database>, person: string, { method, strong, address, agent }: SignInHow): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const at = this.#at(0)
    await db
      .insertInto('auth_session')
      .values({
        id: newRecordId(),
        token,
        user_id: person,
        expires_at: this.#at(this.maxAge),
        created_at: at,
        updated_at: at,
        ip_address: address ?? null,
        user_agent: agent?.slice(0, 400) ?? null,
        method,
        strong: strong ? 1 : 0
      })
      .execute()
    return `${token}.${this.#sign(token)}`
  }

  /** Who the cookie belongs to, or null; half a sign-in is nobody. One question to the database. */
  async find(cookie: string | undefined): Promise<SignedIn | null> {
    const found = await this.findHalf(cookie)
    return found?.half ? null : found
  }

  /** The same, and whoever still has the second step before them (`half`). Prolongs the session when it was last used an hour ago. */
  async findHalf(cookie: string | undefined): Promise<SignedIn | null> {
    const token = this.#tokenOf(cookie)
    if (token === null) return null
    const row = await this.#storage.db
      .selectFrom('auth_session')
      .innerJoin('person', 'person.id', 'auth_session.user_id')
      .leftJoin('auth_user', 'auth_user.id', 'person.id')
      .select(['person.id', 'person.name', 'person.color', 'person.administrator'])
      .select(['auth_session.id as session', 'auth_session.method', 'auth_session.strong', 'auth_session.updated_at'])
      .select('auth_user.two_factor_enabled')
      .where('auth_session.token', '=', token)
      .where('auth_session.expires_at', '>', this.#at(0))
      .where('person.ended_at', 'is', null)
      .executeTakeFirst()
    if (!row) return null
    const renewed = row.updated_at <= this.#at(-HOUR)
    if (renewed) {
      const prolonged = { updated_at: this.#at(0), expires_at: this.#at(this.maxAge) }
      await this.#storage.db.updateTable('auth_session').set(prolonged).where('id', '=', row.session).execute()
    }
    const administrator = row.administrator === 1
    const twoFactor = row.two_factor_enabled === 1
    return {
      session: row.session,
      person: { id: row.id, name: row.name, color: row.color },
      administrator,
      method: row.method,
      half: row.strong === 0 && (administrator || twoFactor),
      twoFactor,
      renewed
    }
  }

  /** The sessions of a person that are open, the last used first. */
  async list(person: string): Promise<OwnSession[]> {
    const rows = await this.#storage.db
      .selectFrom('auth_session')
      .selectAll()
      .where('user_id', '=', person)
      .where('expires_at', '>', this.#at(0))
      .orderBy('updated_at', 'desc')
      .orderBy('id')
      .execute()
    return rows.map(row => ({
      id: row.id,
      method: row.method,
      agent: row.user_agent,
      address: row.ip_address,
      createdAt: row.created_at,
      usedAt: row.updated_at
    }))
  }

  /** Ends the session of a cookie and returns whose it was; one that does not exist is no error. */
  async end(cookie: string | undefined): Promise<string | null> {
    const token = this.#tokenOf(cookie)
    if (token === null) return null
    const gone = this.#storage.db.deleteFrom('auth_session').where('token', '=', token).returning('user_id')
    const person = (await gone.executeTakeFirst())?.user_id ?? null
    if (person !== null) await this.onEnd(person)
    return person
  }

  /** Ends one session of a person: was there one? */
  async endOne(person: string, id: string): Promise<boolean> {
    const gone = this.#storage.db.deleteFrom('auth_session').where('user_id', '=', person).where('id', '=', id)
    const { numDeletedRows } = await gone.executeTakeFirst()
    if (numDeletedRows > 0n) await this.onEnd(person)
    return numDeletedRows > 0n
  }

  /** Ends every session of a person but one (null: every one), and returns how many. */
  async endAll(person: string, but: string | null): Promise<number> {
    const all = this.#storage.db.deleteFrom('auth_session').where('user_id', '=', person)
    const { numDeletedRows } = await (but === null ? all : all.where('id', '!=', but)).executeTakeFirst()
    if (numDeletedRows > 0n) await this.onEnd(person)
    return Number(numDeletedRows)
  }

  /** The token of a cookie that this server has signed, or null. */
  #tokenOf(cookie: string | undefined): string | null {
    const [, token, signature] = (cookie && COOKIE.exec(cookie)) || []
    if (!token || !signature) return null
    return timingSafeEqual(Buffer.from(signature), Buffer.from(this.#sign(token))) ? token : null
  }

  #sign(token: string): string {
    return createHmac('sha256', this.#secret).update(token).digest('base64')
  }

  #at(later: number): string {
    return new Date(this.#now() + later).toISOString()
  }
}
