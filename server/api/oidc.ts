import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { oidcBody, oidcStart } from '../../schemas/api/sign-in.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { AUTH_PATH, arrival, PROVIDER } from '../auth/engine.ts'
import { applyGroups } from '../auth/groups.ts'
import { refused } from '../auth/refused.ts'
import type { App } from '../http/app.ts'
import { described, json } from '../http/described.ts'
import { ownAddress } from '../http/origin.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { takeOver } from './start-session.ts'

const tags = ['session']

/** What went wrong at the provider or with what it said, as the sign-in page is told; by better-auth's own words. */
const PROBLEMS: Readonly<Record<string, string>> = {
  access_denied: 'avbruten',
  signup_disabled: 'inte-inbjuden',
  person_ended: 'inte-inbjuden',
  account_not_linked: 'obekraftad',
  email_not_found: 'utan-epost',
  email_not_verified: 'obekraftad'
}

/** Signing in by a provider: the way there, and the way back. */
export const oidcRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const { oidc } = app.config.signIn
    const limit = new RateLimit(app.config.rates.signIn, app.now)
    const demandRate = (request: FastifyRequest): void => {
      const wait = limit.take(request.ip)
      if (wait > 0) throw new StyrskriftError('for-manga', { seconds: String(wait) })
    }

    const begin = described('everybody', {
      summary: 'Begins to sign in by the provider: the address to send the browser to.',
      tags,
      response: { 200: json('The address at the provider.', oidcStart) },
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'finns-inte', 'ingen-inloggningstjanst']
    })
    server.post(
      '/api/session/oidc',
      { ...begin, schema: { ...begin.schema, body: oidcBody } },
      async (request, reply) => {
        if (!oidc) throw new StyrskriftError('finns-inte')
        demandRate(request)
        const origin = ownAddress(request.headers.host, app.config)
        const body = {
          provider: PROVIDER,
          callbackURL: within(origin, request.body.to),
          errorCallbackURL: `${origin}/logga-in`,
          disableRedirect: true
        }
        const headers = app.auth.headers(request.headers, request.ip)
        const begun = await app.auth.at(origin).api.signInSocial({ body, headers, returnHeaders: true }).catch(refused)
        const url = begun?.response.url
        if (!begun || !url) throw new StyrskriftError('ingen-inloggningstjanst')
        passCookies(reply, begun.headers)
        return { url }
      }
    )

    server.get(
      `${AUTH_PATH}/callback/${PROVIDER}`,
      // Where the provider sends the browser back to: for browsers, and no part of the API.
      { config: { access: 'everybody' }, schema: { hide: true } },
      async (request, reply) => {
        if (!oidc) throw new StyrskriftError('finns-inte')
        demandRate(request)
        const origin = ownAddress(request.headers.host, app.config)
        const asked = new Request(new URL(request.url, origin), {
          headers: app.auth.headers(request.headers, request.ip)
        })
        const held: { profile: Readonly<Record<string, unknown>> | null } = { profile: null }
        const answer = await arrival.run(held, () => app.auth.at(origin).handler(asked))
        const cookie = app.auth.sessionIn(answer.headers)
        const to = new URL(answer.headers.get('location') ?? '/', origin)
        const signedIn = cookie === null ? null : await app.sessions.findHalf(cookie)
        passCookies(reply, answer.headers, app.auth.cookie)
        if (cookie === null || !signedIn || to.origin !== origin) {
          const why = PROBLEMS[to.searchParams.get('error') ?? ''] ?? 'fel'
          await app.audit.record({
            event: 'signin.failed',
            person: null,
            details: { method: 'oidc', why },
            address: request.ip
          })
          return reply.redirect(`/logga-in?fel=${why}`)
        }
        await followGroups(signedIn.person.id, held.profile ?? {}, request)
        await takeOver(app, request, reply, cookie)
        return reply.redirect(`${to.pathname}${to.search}`)
      }
    )

    const followGroups = async (person: string, claims: Readonly<Record<string, unknown>>, request: FastifyRequest) => {
      if (!oidc) return
      const units = new Set(app.register.kommun.enheter.map(unit => unit.id))
      const changed = await applyGroups(app.storage, oidc, units, person, claims, app.now())
      if (!changed) return
      if (changed.units) await app.sync.kick(null, person)
      const { administrator, units: given } = changed
      const details = {
        subject: person,
        by: 'provider',
        changed: given ? 'units' : '',
        ...(administrator === undefined ? {} : { administrator })
      }
      await app.audit.record({ event: 'person.changed', person: null, details, address: request.ip })
    }
  }

/** An address of the product and of nothing else, whatever was asked for. */
function within(origin: string, to: string): string {
  const url = URL.canParse(to, origin) ? new URL(to, origin) : null
  const ours = url && url.origin === origin && /^\/(?![/\\])/.test(to) && !url.pathname.startsWith('//')
  return ours ? `${origin}${url.pathname}${url.search}` : `${origin}/`
}

/** Cookies of better-auth that hold the state of a sign-in under way; never the session, which `takeOver` gives. */
function passCookies(reply: FastifyReply, headers: Headers, but?: string): void {
  const lines = headers.getSetCookie().filter(line => !but || !line.startsWith(`${but}=`))
  if (lines.length > 0) reply.header('set-cookie', lines)
}
