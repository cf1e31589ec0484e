import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Account, account, changePasswordBody, renameSelfBody } from '../../schemas/api/account.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { CREDENTIAL, demandStrong, passwordOf, setPassword } from '../auth/check-password.ts'
import { verifyPassword } from '../auth/password.ts'
import { halfSignedIn, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, json } from '../http/described.ts'
import { adminPersonOf, changePerson } from '../people/administration.ts'
import { startSession } from './start-session.ts'

const tags = ['account']
const response = { 200: json('The account as it is now.', account) }
const params = z.object({ session: z.string().min(1).max(40) })

/** The own account: name, password, and where one is signed in. */
export const accountRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    server.get(
      '/api/account',
      described('signed-in', { summary: 'The own account, with every session.', tags, response }),
      async request => accountOf(app, request)
    )

    const rename = described('signed-in', {
      summary: 'Changes the own name.',
      tags,
      response,
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor']
    })
    server.patch('/api/account', { ...rename, schema: { ...rename.schema, body: renameSelfBody } }, async request => {
      const { id } = signedIn(request)
      await changePerson(app.storage, id, { name: request.body.name }, app.now())
      const details = { subject: id, changed: 'name' }
      await app.audit.record({ event: 'person.changed', person: id, details, address: request.ip })
      return accountOf(app, request)
    })

    const change = described('signed-in', {
      summary: 'Changes the password. This browser gets a new session, and every other one is over.',
      tags,
      response,
      errors: [
        'ogiltig-begaran',
        'fel-ursprung',
        'for-stor',
        'finns-inte',
        'utan-epost',
        'fel-losenord',
        'svagt-losenord',
        'for-manga-forsok'
      ]
    })
    server.put(
      '/api/account/password',
      { ...change, schema: { ...change.schema, body: changePasswordBody } },
      async (request, reply) => {
        if (!app.config.signIn.password) throw new StyrskriftError('finns-inte')
        await changePassword(app, request, reply, request.body)
        return accountOf(app, request)
      }
    )

    server.delete(
      '/api/account/sessions',
      described('signed-in', {
        summary: 'Ends every session of the person but this one, at once.',
        tags,
        response,
        errors: ['fel-ursprung']
      }),
      async request => {
        const { id } = signedIn(request)
        const ended = await app.sessions.endAll(id, halfSignedIn(request).session)
        await app.audit.record({ event: 'session.ended', person: id, details: { ended }, address: request.ip })
        return accountOf(app, request)
      }
    )

    const end = described('signed-in', {
      summary: 'Ends one session of the person, at once.',
      tags,
      response,
      errors: ['ogiltig-begaran', 'fel-ursprung', 'finns-inte']
    })
    server.delete('/api/account/sessions/:session', { ...end, schema: { ...end.schema, params } }, async request => {
      const { id } = signedIn(request)
      if (!(await app.sessions.endOne(id, request.params.session))) throw new StyrskriftError('finns-inte')
      await app.audit.record({ event: 'session.ended', person: id, details: { ended: 1 }, address: request.ip })
      return accountOf(app, request)
    })
  }

interface NewPassword {
  current?: string
  password: string
}

async function changePassword(
  app: App,
  request: FastifyRequest,
  reply: FastifyReply,
  { current, password }: NewPassword
): Promise<void> {
  const { id } = signedIn(request)
  const { method } = halfSignedIn(request)
  const { name, email, twoFactor } = await adminPersonOf(app.storage, id)
  if (email === null) throw new StyrskriftError('utan-epost')
  const kept = await passwordOf(app.storage, id)
  if (kept !== null) {
    await app.auth.attempts.take('own', id)
    if (current === undefined || !(await verifyPassword(kept, current))) throw new StyrskriftError('fel-losenord')
    await app.auth.attempts.forgive('own', id)
  }
  demandStrong(password, [name, email, app.templates.kommun.name])
  await setPassword(app.storage, id, password, app.now())
  await app.sessions.endAll(id, null)
  const { subject, text } = messages.auth.mail.changed
  await app.mail.send({ to: email, subject, text: text(name) })
  await app.audit.record({ event: 'password.changed', person: id, details: { by: 'self' }, address: request.ip })
  // Who was whole before is so afterwards: the second step is not asked for again.
  const strong = twoFactor || request.administrator || method === 'oidc' || method === 'demo'
  await startSession(app, request, reply, id, { method, strong })
}

async function accountOf(app: App, request: FastifyRequest): Promise<Account> {
  const person = signedIn(request)
  const { session } = halfSignedIn(request)
  const found = await adminPersonOf(app.storage, person.id)
  const ways = await app.storage.db
    .selectFrom('auth_account')
    .select('provider_id')
    .where('user_id', '=', person.id)
    .execute()
  const sessions = await app.sessions.list(person.id)
  const names = new Map(app.register.kommun.enheter.map(unit => [unit.id, unit.name]))
  return {
    person: { id: found.id, name: found.name, color: found.color },
    email: found.email,
    units: found.units.map(unit => names.get(unit) ?? unit),
    administrator: found.administrator,
    password: app.config.signIn.password ? ways.some(way => way.provider_id === CREDENTIAL) : null,
    provider: ways.some(way => way.provider_id !== CREDENTIAL),
    twoFactor: found.twoFactor,
    sessions: sessions.map(each => ({ ...each, here: each.id === session }))
  }
}
