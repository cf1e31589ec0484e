import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { session, signInBody } from '../../schemas/api/contract.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { isSecure } from '../config/config.ts'
import type { App } from '../http/app.ts'
import { cookieName, cookieOptions } from '../http/cookie.ts'
import { described, json, nothing } from '../http/described.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { personByName } from '../people/people.ts'

const tags = ['session']

/** Signing in with a name, and out. */
export const sessionRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const secure = isSecure(app.config)
    const cookie = cookieName(secure)
    const kommun = { name: app.templates.kommun.name }
    const attempts = new RateLimit(app.config.rates.signIn, app.now)

    server.get(
      '/api/session',
      described('everybody', {
        summary: 'Who is signed in; `person` is null when nobody is.',
        tags,
        response: { 200: json('The session.', session) }
      }),
      async request => ({ person: request.person, administrator: request.administrator, kommun })
    )

    const signIn = described('everybody', {
      summary: 'Signs in with a name and sets the session cookie. A name that is new becomes a new person.',
      tags,
      response: { 200: json('The session.', session) },
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor']
    })
    server.post(
      '/api/session',
      { ...signIn, schema: { ...signIn.schema, body: signInBody } },
      async (request, reply) => {
        const wait = attempts.take(request.ip)
        if (wait > 0) throw new StyrskriftError('for-manga', { seconds: String(wait) })
        const person = await personByName(app.storage, request.body.name, app.now())
        await app.sessions.end(request.cookies[cookie])
        reply.setCookie(cookie, await app.sessions.start(person.id), cookieOptions(secure, app.sessions.maxAge))
        return { person, administrator: false, kommun }
      }
    )

    server.delete(
      '/api/session',
      described('everybody', {
        summary: 'Signs out. Without a session nothing happens.',
        tags,
        response: { 204: nothing },
        errors: ['fel-ursprung']
      }),
      async (request, reply) => {
        await app.sessions.end(request.cookies[cookie])
        return reply.clearCookie(cookie, { path: '/', secure, httpOnly: true, sameSite: 'lax' }).code(204).send()
      }
    )
  }
