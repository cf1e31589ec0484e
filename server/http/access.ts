import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Person } from '../../schemas/api/contract.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Action } from '../../schemas/policy/actions.ts'
import { isSecure } from '../config/config.ts'
import { type Access, demandAccess } from '../documents/access.ts'
import type { App } from './app.ts'
import { cookieName, cookieOptions } from './cookie.ts'
import { sendError } from './errors.ts'
import { isOwnOrigin } from './origin.ts'
import { RateLimit } from './rate-limit.ts'

/** Who may call a route: everybody, whoever is signed in, administrators, or whoever may do the action with the document in the path. */
export type RouteAccess = 'everybody' | 'signed-in' | 'administrator' | Action

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
  }
  interface FastifyRequest {
    person: Person | null
    administrator: boolean
    documentAccess: Access | null
  }
}

const READING = ['GET', 'HEAD', 'OPTIONS']

/**
 * Decides, before a body is read, whether a request may go on: limit of the address, origin of a writing request, session, limit of the
 * person, access to the document. A route under /api that does not say who may call it stops the start.
 */
export function addAccess(server: FastifyInstance, app: App): void {
  const byAddress = new RateLimit(app.config.rates.address, app.now)
  const byPerson = new RateLimit(app.config.rates.person, app.now)
  const secure = isSecure(app.config)
  server.decorateRequest('person', null)
  server.decorateRequest('administrator', false)
  server.decorateRequest('documentAccess', null)
  server.addHook('onRoute', route => {
    if (route.url.startsWith('/api/') && !route.config?.access) throw new Error(`${route.url} names no access`)
  })
  server.addHook('onRequest', async (request, reply) => {
    const access = request.routeOptions.config?.access
    if (!access) return
    const wait = byAddress.take(request.ip)
    if (wait > 0) return tooMany(reply, wait)
    demandOrigin(request, app, secure)
    await signIn(request, reply, app, secure)
    if (access === 'everybody') return
    const person = signedIn(request)
    const rest = byPerson.take(person.id)
    if (rest > 0) return tooMany(reply, rest)
    if (access === 'signed-in') return
    if (access === 'administrator') {
      if (!request.administrator) throw new StyrskriftError('inte-behorig')
      return
    }
    const { id } = request.params as { id: string }
    request.documentAccess = await demandAccess(app.storage, id, person.id, access)
  })
}

const tooMany = (reply: FastifyReply, seconds: number): FastifyReply =>
  sendError(reply, 'for-manga', { seconds: String(seconds) })

/** A request that changes something comes from the product's own pages, or from a program that no browser has lent its cookie. */
function demandOrigin(request: FastifyRequest, app: App, secure: boolean): void {
  if (READING.includes(request.method)) return
  const { origin } = request.headers
  if (origin === undefined && request.cookies[cookieName(secure)] === undefined) return
  if (!isOwnOrigin(origin, request.headers.host, app.config.publicUrls)) throw new StyrskriftError('fel-ursprung')
}

async function signIn(request: FastifyRequest, reply: FastifyReply, app: App, secure: boolean): Promise<void> {
  const token = request.cookies[cookieName(secure)]
  const found = await app.sessions.find(token)
  if (!found || token === undefined) return
  request.person = found.person
  request.administrator = found.administrator
  if (found.renewed) reply.setCookie(cookieName(secure), token, cookieOptions(secure, app.sessions.maxAge))
}

/** The person who asks. Throws `inte-inloggad`. */
export function signedIn(request: FastifyRequest): Person {
  if (!request.person) throw new StyrskriftError('inte-inloggad')
  return request.person
}

/** The document that the route is about; the access hook has found it. */
export function accessOf(request: FastifyRequest): Access {
  if (!request.documentAccess) throw new Error(`${request.routeOptions.url} is about no document`)
  return request.documentAccess
}
