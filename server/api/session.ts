import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { session } from '../../schemas/api/contract.ts'
import { demoBody, signInMethods } from '../../schemas/api/sign-in.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { isSecure } from '../config/config.ts'
import type { App } from '../http/app.ts'
import { cookieName, takeSession } from '../http/cookie.ts'
import { described, json, nothing } from '../http/described.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { demoPeople, demoPerson } from '../people/demo-people.ts'
import { sessionOf, startSession } from './start-session.ts'

const tags = ['session']

/** Who is signed in, what the sign-in page offers, and signing out. */
export const sessionRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const secure = isSecure(app.config)
    const attempts = new RateLimit(app.config.rates.signIn, app.now)
    const { password, link, oidc } = app.config.signIn

    server.get(
      '/api/session',
      described('everybody', {
        summary: 'Who is signed in; `person` is null when nobody is, `step` says what is left of signing in.',
        tags,
        response: { 200: json('The session.', session) }
      }),
      async request => sessionOf(app, request.signedIn)
    )

    server.get(
      '/api/sign-in',
      described('everybody', {
        summary: 'The ways to sign in.',
        tags,
        response: { 200: json('What the sign-in page offers.', signInMethods) }
      }),
      async () => ({
        password,
        link,
        oidc: oidc && (oidc.name ?? ''),
        demo: app.config.demo !== 'off' ? await demoPeople(app.storage, unitName) : null
      })
    )
    const unitName = (id: string): string => app.register.kommun.enheter.find(unit => unit.id === id)?.name ?? id

    const demo = described('everybody', {
      summary: 'Signs in as one of the people of the demo.',
      tags,
      response: { 200: json('The session.', session) },
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'finns-inte']
    })
    server.post(
      '/api/session/demo',
      { ...demo, schema: { ...demo.schema, body: demoBody } },
      async (request, reply) => {
        const wait = attempts.take(request.ip)
        if (wait > 0) throw new StyrskriftError('for-manga', { seconds: String(wait) })
        const person = app.config.demo !== 'off' ? await demoPerson(app.storage, request.body.person) : null
        if (!person) throw new StyrskriftError('finns-inte')
        return startSession(app, request, reply, person.id, { method: 'demo', strong: true })
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
        const person = await app.sessions.end(request.cookies[cookieName(secure)])
        if (person !== null) await app.audit.record({ event: 'session.signed-out', person, address: request.ip })
        return takeSession(reply, secure).code(204).send()
      }
    )
  }
