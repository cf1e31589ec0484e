import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { session } from '../../schemas/api/contract.ts'
import { codeBody, emailBody, passwordSignInBody, tokenBody } from '../../schemas/api/sign-in.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { AttemptKind } from '../auth/attempts.ts'
import { checkPassword } from '../auth/check-password.ts'
import { refused } from '../auth/refused.ts'
import { isAppCode, noteUsed, recoveryCode, wasUsed } from '../auth/second-step.ts'
import { halfSignedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, json, nothing } from '../http/described.ts'
import { ownAddress } from '../http/origin.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { emailKey } from '../people/people.ts'
import { startSession, takeOver } from './start-session.ts'

const tags = ['session']
const response = { 200: json('The session.', session) }

/** What is sent to somebody or to nobody takes this long at least, so that the time does not tell which. */
const FLOOR = 300

/** Signing in by password and by a link, and the second step. */
export const signInRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const limit = new RateLimit(app.config.rates.signIn, app.now)
    const demandRate = (request: FastifyRequest): void => {
      const wait = limit.take(request.ip)
      if (wait > 0) throw new StyrskriftError('for-manga', { seconds: String(wait) })
    }
    const demandOn = (on: boolean): void => {
      if (!on) throw new StyrskriftError('finns-inte')
    }
    /** Counts an attempt, and notes in the log when it locks. */
    const take = async (request: FastifyRequest, kind: AttemptKind, who: string, person: string | null) => {
      const locks = await app.auth.attempts.take(kind, who)
      if (locks) await app.audit.record({ event: 'signin.locked', person, details: { kind }, address: request.ip })
    }

    const byPassword = described('everybody', {
      summary:
        'Signs in with e-mail address and password. The answer is the same whether there is such a person or not.',
      tags,
      response,
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'finns-inte', 'fel-inloggning', 'for-manga-forsok']
    })
    server.post(
      '/api/session/password',
      { ...byPassword, schema: { ...byPassword.schema, body: passwordSignInBody } },
      async (request, reply) => {
        demandOn(app.config.signIn.password)
        demandRate(request)
        const { email, password } = request.body
        const who = emailKey(email)
        const { attempts } = app.auth
        await take(request, 'address', request.ip, null)
        await take(request, 'account', who, null)
        const { person, right } = await checkPassword(app.storage, who, password)
        if (!right || person === null) {
          await app.audit.record({
            event: 'signin.failed',
            person,
            details: { method: 'password' },
            address: request.ip
          })
          throw new StyrskriftError('fel-inloggning')
        }
        await attempts.forgive('account', who)
        await attempts.uncount('address', request.ip)
        return startSession(app, request, reply, person, { method: 'password', strong: false })
      }
    )

    const askLink = described('everybody', {
      summary: 'Sends a link to sign in by, if there is such a person. The answer does not tell.',
      tags,
      response: { 204: nothing },
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'finns-inte', 'for-manga-forsok']
    })
    server.post(
      '/api/session/link',
      { ...askLink, schema: { ...askLink.schema, body: emailBody } },
      async (request, reply) => {
        demandOn(app.config.signIn.link)
        demandRate(request)
        const email = emailKey(request.body.email)
        await take(request, 'mail', email, null)
        const engine = app.auth.at(ownAddress(request.headers.host, app.config))
        const headers = app.auth.headers(request.headers, request.ip)
        await Promise.all([engine.api.signInMagicLink({ body: { email }, headers }), sleep(FLOOR)])
        return reply.code(204).send()
      }
    )

    const byLink = described('everybody', {
      summary: 'Signs in with what a link holds, once.',
      tags,
      response,
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'finns-inte', 'ogiltig-lank']
    })
    server.post(
      '/api/session/link/use',
      { ...byLink, schema: { ...byLink.schema, body: tokenBody } },
      async (request, reply) => {
        demandOn(app.config.signIn.link)
        demandRate(request)
        const engine = app.auth.at(ownAddress(request.headers.host, app.config))
        const made = await engine.api
          .magicLinkVerify({
            query: { token: request.body.token },
            headers: app.auth.headers(request.headers, request.ip),
            returnHeaders: true
          })
          // Whatever is wrong with a link is told as a redirection.
          .catch(refused)
        const cookie = app.auth.sessionIn(made?.headers)
        if (cookie === null || (await app.sessions.findHalf(cookie)) === null) throw new StyrskriftError('ogiltig-lank')
        return takeOver(app, request, reply, cookie)
      }
    )

    const byCode = described('half-signed-in', {
      summary:
        'The second step: a code of the app or a recovery code. Also confirms a second factor that is being set up.',
      tags,
      response,
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'fel-kod', 'for-manga-forsok']
    })
    server.post(
      '/api/session/code',
      { ...byCode, schema: { ...byCode.schema, body: codeBody } },
      async (request, reply) => {
        const { person, method, twoFactor } = halfSignedIn(request)
        const typed = request.body.code
        const code = isAppCode(typed) ? typed.replace(/\s/g, '') : recoveryCode(typed)
        await take(request, 'code', person.id, person.id)
        const used = await wasUsed(app.storage, person.id, code, app.now())
        const engine = app.auth.at(ownAddress(request.headers.host, app.config))
        const headers = app.auth.headers(request.headers, request.ip)
        const given = { body: { code }, headers, returnHeaders: true } as const
        // A recovery code stands in for an app that is there, and not for one that is being set up.
        const worthless = used || (!twoFactor && !isAppCode(typed))
        const verify = isAppCode(typed) ? engine.api.verifyTOTP : engine.api.verifyBackupCode
        const made = worthless ? null : await verify(given).catch(refused)
        if (!made) {
          const details = { method: 'code' }
          await app.audit.record({ event: 'signin.failed', person: person.id, details, address: request.ip })
          throw new StyrskriftError('fel-kod')
        }
        await noteUsed(app.storage, person.id, code, app.now())
        await app.auth.attempts.forgive('code', person.id)
        if (!twoFactor) {
          await app.audit.record({ event: 'two-factor.on', person: person.id, address: request.ip })
        }
        const cookie = app.auth.sessionIn(made.headers)
        if (cookie !== null) return takeOver(app, request, reply, cookie)
        return startSession(app, request, reply, person.id, { method, strong: true })
      }
    )
  }
