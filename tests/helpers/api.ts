import { resolve } from 'node:path'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import pino from 'pino'
import type { Person } from '../../schemas/api/contract.ts'
import { API } from '../../schemas/api/contract.ts'
import { Audit } from '../../server/audit/audit.ts'
import { Auth } from '../../server/auth/auth.ts'
import { type Config, isSecure, readConfig } from '../../server/config/config.ts'
import { cookieName } from '../../server/http/cookie.ts'
import { buildServer } from '../../server/http/server.ts'
import type { Mail } from '../../server/mail/mail.ts'
import { openMail } from '../../server/mail/open.ts'
import { Metrics } from '../../server/observe/metrics.ts'
import { personByName } from '../../server/people/people.ts'
import { Sessions } from '../../server/people/sessions.ts'
import { Register } from '../../server/register/register.ts'
import type { Remissing } from '../../server/remiss/rows.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { SyncServer } from '../../server/sync/types.ts'
import { loadTemplates, type Templates } from '../../server/templates/load.ts'

const ROOT = resolve(import.meta.dirname, '../..')
export const ORIGIN = 'http://localhost:3000'
/** The secret of servers in tests. */
export const SECRET = 'kJ3vQx9ZtR5mWc7pLs2bYh8nGd4fUa6e'

let loaded: Templates | null = null
export const templatesOfRepository = (): Templates => (loaded ??= loadTemplates(resolve(ROOT, 'templates')))

export interface TestApi {
  server: FastifyInstance
  sync: SyncServer
  storage: Storage
  audit: Audit
  mail: Mail
  /** What was logged, a line each. */
  logged: string[]
  /** The time that the server believes in; set it to move it. */
  clock: { now: number }
  sessions: Sessions
  /** What work that runs by the clock is given. */
  tools: Remissing
  /** Somebody of that name who is signed in, and is made when there is nobody. */
  as(name: string): Promise<Client>
  /** Somebody who is not. */
  nobody: Client
  close(): Promise<void>
}

/** The real server on a real database, without a port. */
export async function testApi(
  storage: Storage,
  given: { config?: Partial<Config>; pages?: string; templates?: Templates } = {}
): Promise<TestApi> {
  const config: Config = { ...readConfig({}), ...given.config }
  const clock = { now: Date.UTC(2026, 10, 22, 9) }
  const now = (): number => clock.now
  const logged: string[] = []
  const templates = given.templates ?? templatesOfRepository()
  const register = await Register.open(storage, templates.kommun, now)
  const log = pino({ level: 'debug' }, { write: line => void logged.push(line) })
  const sessions = new Sessions(storage, config.secret ?? SECRET, config.sessionDays, now)
  const audit = new Audit(storage, log, now)
  const mail = openMail(config, { storage, kommun: templates.kommun.name, log, now })
  await mail.start()
  const kommun = templates.kommun.name
  const secret = config.secret ?? SECRET
  const auth = new Auth({ config, storage, secret, kommun, audit, mail, log, now }, cookieName(isSecure(config)))
  const { server, sync } = await buildServer(
    {
      config,
      storage,
      templates,
      register,
      sessions,
      auth,
      audit,
      mail,
      metrics: new Metrics(),
      log,
      now
    },
    given.pages ?? resolve(ROOT, 'tests/no-pages')
  )
  const origin = config.publicUrls[0] ?? ORIGIN
  return {
    server,
    sync,
    storage,
    sessions,
    audit,
    mail,
    logged,
    clock,
    tools: { storage, templates, register, sync, audit, mail, now, log },
    nobody: new Client(server, origin, null, null),
    as: async name => {
      const person = await personByName(storage, name, now())
      const cookie = await sessions.start(person.id, { method: 'password', strong: true })
      return new Client(server, origin, `${cookieName(isSecure(config))}=${encodeURIComponent(cookie)}`, person)
    },
    close: async () => {
      await sync.close()
      await server.close()
      register.close()
      await mail.close()
    }
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Sends requests as a browser of the product does. */
export class Client {
  readonly cookie: string | null
  readonly #server: FastifyInstance
  readonly #origin: string
  readonly #person: Person | null

  constructor(server: FastifyInstance, origin: string, cookie: string | null, person: Person | null) {
    this.#server = server
    this.#origin = origin
    this.cookie = cookie
    this.#person = person
  }

  get person(): Person {
    if (!this.#person) throw new Error('nobody is signed in')
    return this.#person
  }

  /** A body that is an object is sent as JSON, a buffer as it is. Headers that are undefined are left out. */
  send(
    method: Method,
    url: string,
    payload?: object | Buffer,
    headers: Record<string, string | undefined> = {}
  ): Promise<LightMyRequestResponse> {
    const all = {
      host: 'localhost:3000',
      ...(method === 'GET' ? {} : { origin: this.#origin }),
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...headers
    }
    const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
    return this.#server.inject({ method, url, headers: sent, payload } as InjectOptions)
  }

  get(url: string, headers?: Record<string, string | undefined>): Promise<LightMyRequestResponse> {
    return this.send('GET', url, undefined, headers)
  }

  post(url: string, body?: object | Buffer, headers?: Record<string, string | undefined>) {
    return this.send('POST', url, body, headers)
  }

  put(url: string, body: object) {
    return this.send('PUT', url, body)
  }

  /** Makes a document in the template program and returns its id. */
  async document(title = 'Program för prov'): Promise<string> {
    const answer = await this.post(API.documents, { template: 'program', title })
    if (answer.statusCode !== 201) throw new Error(answer.body)
    return (answer.json() as { id: string }).id
  }
}

/** The id of the error that was answered. */
export const errorOf = (answer: LightMyRequestResponse): string => (answer.json() as { error: { id: string } }).error.id
