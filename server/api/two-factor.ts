import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { session } from '../../schemas/api/contract.ts'
import { recoveryCodes, setup, setupBody } from '../../schemas/api/sign-in.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { qrSvg } from '../auth/qr.ts'
import { refused } from '../auth/refused.ts'
import { halfSignedIn, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, json } from '../http/described.ts'
import { ownAddress } from '../http/origin.ts'
import { startSession, takeOver } from './start-session.ts'

const tags = ['session']
const errors = ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'fel-losenord', 'for-manga-forsok'] as const

/** The second factor: an app that shows codes, and recovery codes. Who has a password gives it to change anything here. */
export const twoFactorRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const engineOf = (request: FastifyRequest) => app.auth.at(ownAddress(request.headers.host, app.config))
    const headersOf = (request: FastifyRequest) => app.auth.headers(request.headers, request.ip)
    /** A wrong password here counts as one at the door. */
    const guarded = async <T>(person: string, work: () => Promise<T>): Promise<T> => {
      await app.auth.attempts.take('own', person)
      const done = await work().catch(refused)
      if (done === null) throw new StyrskriftError('fel-losenord')
      await app.auth.attempts.forgive('own', person)
      return done
    }

    const begin = described('half-signed-in', {
      summary: 'Begins to set up a second factor. It holds when a code has been given (`/api/session/code`).',
      tags,
      response: { 200: json('What the app is given, and recovery codes to keep.', setup) },
      errors: [...errors, 'har-tvasteg', 'utan-epost']
    })
    server.post('/api/two-factor', { ...begin, schema: { ...begin.schema, body: setupBody } }, async request => {
      const { person, twoFactor } = halfSignedIn(request)
      if (twoFactor) throw new StyrskriftError('har-tvasteg')
      const user = app.storage.db.selectFrom('auth_user').select('id').where('id', '=', person.id)
      if (!(await user.executeTakeFirst())) throw new StyrskriftError('utan-epost')
      const body = { password: request.body.password, method: 'totp' } as const
      const made = await guarded(person.id, () =>
        engineOf(request).api.enableTwoFactor({ body, headers: headersOf(request) })
      )
      if (made.method !== 'totp') throw new Error('a second factor of another kind was made')
      const secret = new URL(made.totpURI).searchParams.get('secret') ?? ''
      return { secret, uri: made.totpURI, qr: qrSvg(made.totpURI), recoveryCodes: made.backupCodes }
    })

    const off = described('signed-in', {
      summary: 'Takes the second factor away. Not for those who administer and sign in here.',
      tags,
      response: { 200: json('The session, which is a new one.', session) },
      errors: [...errors, 'tvasteg-kravs']
    })
    server.post(
      '/api/two-factor/off',
      { ...off, schema: { ...off.schema, body: setupBody } },
      async (request, reply) => {
        const { method } = halfSignedIn(request)
        const { id } = signedIn(request)
        if (request.administrator && method !== 'oidc') throw new StyrskriftError('tvasteg-kravs')
        const made = await guarded(id, () =>
          engineOf(request).api.disableTwoFactor({
            body: request.body,
            headers: headersOf(request),
            returnHeaders: true
          })
        )
        await app.audit.record({ event: 'two-factor.off', person: id, address: request.ip })
        const cookie = app.auth.sessionIn(made.headers)
        return cookie === null
          ? startSession(app, request, reply, id, { method, strong: true })
          : takeOver(app, request, reply, cookie)
      }
    )

    const codes = described('signed-in', {
      summary: 'New recovery codes; the old ones are worth nothing.',
      tags,
      response: { 200: json('The codes, to keep.', recoveryCodes) },
      errors: [...errors]
    })
    server.post('/api/two-factor/codes', { ...codes, schema: { ...codes.schema, body: setupBody } }, async request => {
      const { id } = signedIn(request)
      const { backupCodes } = await guarded(id, () =>
        engineOf(request).api.generateBackupCodes({ body: request.body, headers: headersOf(request) })
      )
      await app.audit.record({ event: 'two-factor.codes', person: id, address: request.ip })
      return { recoveryCodes: backupCodes }
    })
  }
