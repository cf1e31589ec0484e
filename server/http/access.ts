import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Person } from '../../schemas/api/contract.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Action } from '../../schemas/policy/actions.ts'
import { isSecure } from '../config/config.ts'
import { type Access, demandAccess } from '../documents/access.ts'
import type { SignedIn } from '../people/sessions.ts'
import { answerCookie, isAnswerCookie } from '../svar/cookies.ts'
import { findReviewer, type Reviewer } from '../svar/reviewer.ts'
import type { App } from './app.ts'
import { cookieName, cookieOptions } from './cookie.ts'
import { sendError } from './errors.ts'
import { isOwnOrigin } from './origin.ts'
import { RateLimit } from './rate-limit.ts'

/**
 * Who may call a route: everybody, whoever has done the first step of signing in, whoever is signed in, administrators, whoever has come by
 * the link of the recipient in the path, or whoever may do the action with the document in the path.
 */
export type RouteAccess = 'everybody' | 'half-signed-in' | 'signed-in' | 'administrator' | 'reviewer' | Action

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess
    cost?: number
  }
  interface FastifyRequest {
    person: Person | null
    administrator: boolean
    /** The session of whoever asks; also one with the second step still before it, and then `person` is null. */
    signedIn: SignedIn | null
    documentAccess: Access | null
    /** Whoever answers a remiss by a link. */
    reviewer: Reviewer | null
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
  server.decorateRequest('signedIn', null)
  server.decorateRequest('documentAccess', null)
  server.decorateRequest('reviewer', null)
  server.addHook('onRoute', route => {
    if (route.url.startsWith('/api/') && !route.config?.access) throw new Error(`${route.url} names no access`)
  })
  server.addHook('onRequest', async (request, reply) => {
    const access = request.routeOptions.config?.access
    if (!access) return
    const wait = byAddress.take(request.ip)
    if (wait > 0) return tooMany(reply, wait)
    demandOrigin(request, app, secure)
    if (access === 'reviewer') {
      // Who is signed in is of no account here: the link alone decides.
      const { recipient } = request.params as { recipient: string }
      const secret = request.cookies[answerCookie(secure, recipient)]
      request.reviewer = await findReviewer(app.storage, secret, recipient, app.now())
      const { cost } = request.routeOptions.config
      return limitPerson(reply, byPerson, `svar ${request.reviewer.participant.id}`, cost)
    }
    await signIn(request, reply, app, secure)
    if (access === 'everybody') return
    if (access === 'half-signed-in') return limitPerson(reply, byPerson, halfSignedIn(request).person.id)
    const person = signedIn(request)
    const stopped = limitPerson(reply, byPerson, person.id, request.routeOptions.config.cost)
    if (stopped) return stopped
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

function limitPerson(reply: FastifyReply, limit: RateLimit, person: string, cost = 1): FastifyReply | undefined {
  const wait = limit.take(person, cost)
  return wait > 0 ? tooMany(reply, wait) : undefined
}

/** A request that changes something comes from the product's own pages, or from a program that no browser has lent its cookie. */
function demandOrigin(request: FastifyRequest, app: App, secure: boolean): void {
  if (READING.includes(request.method)) return
  const { origin } = request.headers
  const lent = Object.keys(request.cookies).some(name => name === cookieName(secure) || isAnswerCookie(name))
  if (origin === undefined && !lent) return
  if (!isOwnOrigin(origin, request.headers.host, app.config.publicUrls)) throw new StyrskriftError('fel-ursprung')
}

async function signIn(request: FastifyRequest, reply: FastifyReply, app: App, secure: boolean): Promise<void> {
  const cookie = request.cookies[cookieName(secure)]
  const found = await app.sessions.findHalf(cookie)
  if (!found || cookie === undefined) return
  request.signedIn = found
  if (!found.half) {
    request.person = found.person
    request.administrator = found.administrator
  }
  if (found.renewed) reply.setCookie(cookieName(secure), cookie, cookieOptions(secure, app.sessions.maxAge))
}

/** The session of whoever has done at least the first step. Throws `inte-inloggad`. */
export function halfSignedIn(request: FastifyRequest): SignedIn {
  if (!request.signedIn) throw new StyrskriftError('inte-inloggad')
  return request.signedIn
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

/** Whoever answers; the access hook has found them. */
export function reviewerOf(request: FastifyRequest): Reviewer {
  if (!request.reviewer) throw new Error(`${request.routeOptions.url} is about no recipient`)
  return request.reviewer
}
