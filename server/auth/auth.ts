import type { IncomingHttpHeaders } from 'node:http'
import type { Logger } from 'pino'
import { SIGN_IN_PATHS } from '../../schemas/api/sign-in.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Audit } from '../audit/audit.ts'
import type { Config } from '../config/config.ts'
import { isSecure } from '../config/config.ts'
import type { Mail } from '../mail/mail.ts'
import { emailKey } from '../people/people.ts'
import type { Storage } from '../storage/storage.ts'
import { Attempts } from './attempts.ts'
import { ADDRESS_HEADER, type Engine, makeEngine } from './engine.ts'

interface AuthParts {
  config: Config
  storage: Storage
  secret: string
  /** The name of the municipality. */
  kommun: string
  audit: Pick<Audit, 'record'>
  mail: Pick<Mail, 'send' | 'sends'>
  log: Pick<Logger, 'warn'>
  now: () => number
}

/** Addresses of this computer are many; each has a better-auth of its own. */
const MOST_ENGINES = 20

/** Signing in: better-auth for each address of the product, and what has failed. */
export class Auth {
  readonly attempts: Attempts
  readonly cookie: string
  readonly #parts: AuthParts
  readonly #engines = new Map<string, Engine>()

  constructor(parts: AuthParts, cookie: string) {
    this.#parts = parts
    this.attempts = new Attempts(parts.storage, parts.secret, parts.now)
    this.cookie = cookie
  }

  /** better-auth for an address of the product, which `ownAddress` has found. */
  at(origin: string): Engine {
    const known = this.#engines.get(origin)
    if (known) return known
    if (this.#engines.size >= MOST_ENGINES) this.#engines.clear()
    const engine = makeEngine(
      { ...this.#parts, sendLink: (email, token) => this.#sendLink(origin, email, token) },
      origin,
      this.cookie
    )
    this.#engines.set(origin, engine)
    return engine
  }

  /** The headers of a request that concern better-auth. */
  headers(headers: IncomingHttpHeaders, address: string): Headers {
    const passed = new Headers({ [ADDRESS_HEADER]: address })
    if (headers.cookie) passed.set('cookie', headers.cookie)
    if (headers['user-agent']) passed.set('user-agent', headers['user-agent'].slice(0, 400))
    return passed
  }

  /** The session that better-auth has made, as the value of its cookie; null when it made none. */
  sessionIn(headers: Headers | null | undefined): string | null {
    for (const line of headers?.getSetCookie() ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name === this.cookie && value) return decodeURIComponent(value)
    }
    return null
  }

  get secure(): boolean {
    return isSecure(this.#parts.config)
  }

  /** Only those who are here get a link; the asker learns nothing of it. */
  async #sendLink(origin: string, given: string, token: string): Promise<void> {
    const { storage, mail, audit, kommun } = this.#parts
    const email = emailKey(given)
    const person = await storage.db
      .selectFrom('person')
      .select(['id', 'name'])
      .where('email', '=', email)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (!person) return
    const { subject, text } = messages.auth.mail.link
    const link = `${origin}${SIGN_IN_PATHS.link}#${token}`
    await mail.send({ to: email, subject: subject(kommun), text: text(person.name, link), secret: true })
    await audit.record({ event: 'link.sent', person: person.id })
  }
}
