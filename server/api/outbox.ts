import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type OutboxMessage, type OutboxState, outboxList, outboxQuery } from '../../schemas/api/admin.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { App } from '../http/app.ts'
import { described, json, nothing } from '../http/described.ts'
import { recordBy } from '../http/record.ts'
import { attachmentsOfAll, listMessages, type StoredMessage, waitAgain } from '../mail/outbox.ts'

const tags = ['outbox']
const messageParams = z.object({ id: z.string().min(1).max(40) })

/** Messages by e-mail, for administrators: what was sent, what waits, and what is kept where no mail server is set. */
export const outboxRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const list = described('administrator', {
      summary: 'Messages, the newest first.',
      tags,
      response: { 200: json('The messages.', outboxList) },
      errors: ['ogiltig-begaran']
    })
    server.get(
      '/api/admin/outbox',
      { ...list, schema: { ...list.schema, querystring: outboxQuery } },
      async request => {
        const { limit } = request.query
        const stored = await listMessages(app.storage, request.query)
        const attachments = await attachmentsOfAll(
          app.storage,
          stored.map(m => m.id)
        )
        const withThem = stored.map(m => ({
          ...shown(m),
          attachments: attachments
            .filter(a => a.message === m.id)
            .map(({ name, type, bytes }) => ({ name, type, bytes: Number(bytes) }))
        }))
        return {
          messages: withThem,
          sends: app.mail.sends,
          next: stored.length === limit ? (stored.at(-1)?.id ?? null) : null
        }
      }
    )

    const retry = described('administrator', {
      summary: 'Sends a message that was given up or kept.',
      tags,
      response: { 204: nothing },
      errors: ['fel-ursprung', 'finns-inte', 'redan-skickat', 'text-borta', 'ingen-epost']
    })
    server.post(
      '/api/admin/outbox/:id/retry',
      { ...retry, schema: { ...retry.schema, params: messageParams } },
      async (request, reply) => {
        const { id } = request.params
        if (!app.mail.sends) throw new StyrskriftError('ingen-epost')
        const was = await waitAgain(app.storage, id, app.now())
        if (was === null) throw new StyrskriftError('finns-inte')
        if (was === 'sent') throw new StyrskriftError('redan-skickat')
        if (was === 'cleared') throw new StyrskriftError('text-borta')
        await recordBy(app, request, { event: 'outbox.retried', details: { message: id, was } })
        app.mail.wake()
        return reply.code(204).send()
      }
    )
  }

/** A message as it is shown. What lets somebody in is shown only where messages are kept to be handed over. */
function shown(message: StoredMessage): Omit<OutboxMessage, 'attachments'> {
  const state = message.state as OutboxState
  const hidden = message.secret === 1 && state !== 'kept'
  const cleared = message.text === ''
  const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
  return {
    id: message.id,
    to: message.recipient,
    subject: message.subject,
    text: hidden || cleared ? null : message.text,
    note: hidden ? messages.mail.secret : cleared ? messages.mail.cleared : null,
    state,
    createdAt: new Date(message.created_at).toISOString(),
    nextAt: state === 'waiting' ? time(message.next_at) : null,
    endedAt: time(message.ended_at),
    attempts: message.attempts,
    problem: message.problem
  }
}
