import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Session } from '../../schemas/api/contract.ts'
import { isSecure } from '../config/config.ts'
import type { App } from '../http/app.ts'
import { cookieName, giveSession } from '../http/cookie.ts'
import type { SignedIn, SignInHow } from '../people/sessions.ts'

/** What the client is told of a session. */
export function sessionOf(app: App, signedIn: SignedIn | null): Session {
  const whole = signedIn !== null && !signedIn.half
  return {
    person: whole ? signedIn.person : null,
    step: signedIn?.half ? (signedIn.twoFactor ? 'code' : 'setup') : null,
    administrator: whole && signedIn.administrator,
    kommun: { name: app.templates.kommun.name }
  }
}

/**
 * Signs a person in in this browser: a new session with a new cookie, whatever the browser had before, and an entry in the audit log.
 * Returns what the client is told.
 */
export async function startSession(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  person: string,
  how: Pick<SignInHow, 'method' | 'strong'>
): Promise<Session> {
  const cookie = await app.sessions.start(person, {
    ...how,
    address: request.ip,
    agent: request.headers['user-agent']
  })
  return takeOver(app, request, reply, cookie)
}

/** Gives the browser a session that has just been made, and ends the one that it had. Throws when there is no such session. */
export async function takeOver(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  cookie: string
): Promise<Session> {
  const secure = isSecure(app.config)
  const found = await app.sessions.findHalf(cookie)
  if (!found) throw new Error('a session that was just started is gone')
  await app.sessions.end(request.cookies[cookieName(secure)])
  request.signedIn = found
  giveSession(reply, secure, cookie, app.sessions.maxAge)
  const { person, method, half } = found
  const event = half ? 'session.first-step' : 'session.signed-in'
  await app.audit.record({ event, person: person.id, details: { method }, address: request.ip })
  return sessionOf(app, found)
}
