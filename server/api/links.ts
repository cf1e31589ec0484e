import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { session } from '../../schemas/api/contract.ts'
import {
  acceptBody,
  emailBody,
  firstBody,
  linkHolder,
  resetBody,
  SIGN_IN_PATHS,
  seeLinkBody
} from '../../schemas/api/sign-in.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { demandStrong, setPassword } from '../auth/check-password.ts'
import type { App } from '../http/app.ts'
import { described, json, nothing } from '../http/described.ts'
import { ownAddress } from '../http/origin.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { createFirst, isFirstLink } from '../people/first.ts'
import { type LinkKind, makeLink, seeLink, useLink } from '../people/links.ts'
import { emailKey } from '../people/people.ts'
import { startSession } from './start-session.ts'

const tags = ['session']
const FLOOR = 300
const errors = ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'ogiltig-lank'] as const

interface Holder {
  id: string
  name: string
  email: string
}

/** What links open: an invitation, a new password, the first administrator. */
export const linkRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const limit = new RateLimit(app.config.rates.signIn, app.now)
    const demandRate = (request: FastifyRequest): void => {
      const wait = limit.take(request.ip)
      if (wait > 0) throw new StyrskriftError('for-manga', { seconds: String(wait) })
    }
    const { db } = app.storage
    const kommun = app.templates.kommun.name

    /** Whom a link is for. Throws `ogiltig-lank`, also for somebody who has left. */
    const holderOf = async (person: string | null): Promise<Holder> => {
      const row =
        person === null
          ? undefined
          : await db
              .selectFrom('person')
              .select(['id', 'name', 'email'])
              .where('id', '=', person)
              .where('ended_at', 'is', null)
              .executeTakeFirst()
      if (!row || row.email === null) throw new StyrskriftError('ogiltig-lank')
      return { ...row, email: row.email }
    }
    const see = async (kind: LinkKind, token: string): Promise<Holder> =>
      holderOf(await seeLink(db, kind, token, app.now()))
    /** Uses the link up, after everything else has been found to be right. Throws `ogiltig-lank` for whoever comes second. */
    const use = async (kind: LinkKind, token: string): Promise<Holder> =>
      holderOf(await useLink(db, kind, token, app.now()))

    const look = described('everybody', {
      summary: 'Whom a link is for, without using it up.',
      tags,
      response: { 200: json('The person; empty words for the first administrator.', linkHolder) },
      errors: [...errors]
    })
    server.post('/api/links/see', { ...look, schema: { ...look.schema, body: seeLinkBody } }, async request => {
      demandRate(request)
      const { kind, token } = request.body
      if (kind !== 'first') {
        const { name, email } = await see(kind, token)
        return { name, email }
      }
      if (!(await isFirstLink(db, token, app.now()))) throw new StyrskriftError('ogiltig-lank')
      return { name: '', email: '' }
    })

    const accept = described('everybody', {
      summary: 'Accepts an invitation: the person has a password, and is signed in.',
      tags,
      response: { 200: json('The session.', session) },
      errors: [...errors, 'svagt-losenord']
    })
    server.post(
      '/api/links/invitation',
      { ...accept, schema: { ...accept.schema, body: acceptBody } },
      async (request, reply) => {
        demandRate(request)
        const { token, password } = request.body
        const holder = await see('invitation', token)
        if (app.config.signIn.password) demandStrong(password ?? '', [holder.name, holder.email, kommun])
        const { id } = await use('invitation', token)
        await app.sessions.endAll(id, null)
        if (app.config.signIn.password) await setPassword(app.storage, id, password ?? '', app.now())
        await app.audit.record({ event: 'invitation.accepted', person: id, address: request.ip })
        const method = app.config.signIn.password ? 'password' : 'link'
        return startSession(app, request, reply, id, { method, strong: false })
      }
    )

    const first = described('everybody', {
      summary: 'Makes the first administrator, who then sets up a second factor.',
      tags,
      response: { 200: json('The session.', session) },
      errors: [...errors, 'svagt-losenord', 'epost-anvands']
    })
    server.post(
      '/api/links/first',
      { ...first, schema: { ...first.schema, body: firstBody } },
      async (request, reply) => {
        demandRate(request)
        const { token, name, email, password } = request.body
        if (!(await isFirstLink(db, token, app.now()))) throw new StyrskriftError('ogiltig-lank')
        demandStrong(password, [name, email, kommun])
        const id = await createFirst(app.storage, token, { name, email }, app.now())
        await setPassword(app.storage, id, password, app.now())
        await app.audit.record({ event: 'person.first', person: id, address: request.ip })
        return startSession(app, request, reply, id, { method: 'password', strong: false })
      }
    )

    const ask = described('everybody', {
      summary: 'Sends a link by which a password is replaced, if there is such a person. The answer does not tell.',
      tags,
      response: { 204: nothing },
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'finns-inte', 'for-manga-forsok']
    })
    server.post(
      '/api/links/reset/ask',
      { ...ask, schema: { ...ask.schema, body: emailBody } },
      async (request, reply) => {
        if (!app.config.signIn.password) throw new StyrskriftError('finns-inte')
        demandRate(request)
        const email = emailKey(request.body.email)
        await app.auth.attempts.take('mail', email)
        await Promise.all([sendReset(email, request), sleep(FLOOR)])
        return reply.code(204).send()
      }
    )
    const sendReset = async (email: string, request: FastifyRequest): Promise<void> => {
      const person = await db
        .selectFrom('person')
        .select(['id', 'name'])
        .where('email', '=', email)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      if (!person) return
      const token = await makeLink(db, 'reset', person.id, app.now())
      const link = `${ownAddress(request.headers.host, app.config)}${SIGN_IN_PATHS.reset}#${token}`
      const { subject, text } = messages.auth.mail.reset
      await app.mail.send({ to: email, subject, text: text(person.name, link), secret: true })
      await app.audit.record({ event: 'password.reset-asked', person: person.id, address: request.ip })
    }

    const reset = described('everybody', {
      summary: 'Replaces a password. Every session of the person is over; the second factor stays.',
      tags,
      response: { 204: nothing },
      errors: [...errors, 'svagt-losenord', 'finns-inte']
    })
    server.post(
      '/api/links/reset',
      { ...reset, schema: { ...reset.schema, body: resetBody } },
      async (request, reply) => {
        if (!app.config.signIn.password) throw new StyrskriftError('finns-inte')
        demandRate(request)
        const { token, password } = request.body
        const holder = await see('reset', token)
        demandStrong(password, [holder.name, holder.email, kommun])
        const { id, name, email } = await use('reset', token)
        await setPassword(app.storage, id, password, app.now())
        await app.sessions.endAll(id, null)
        await app.auth.attempts.forgive('account', emailKey(email))
        const { subject, text } = messages.auth.mail.changed
        await app.mail.send({ to: email, subject, text: text(name) })
        await app.audit.record({ event: 'password.changed', person: id, details: { by: 'link' }, address: request.ip })
        return reply.code(204).send()
      }
    )
  }
