import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  assignBody,
  createThreadBody,
  editEntryBody,
  madeThread,
  readBody,
  replyBody,
  settleBody
} from '../../schemas/api/threads.ts'
import type { ErrorId } from '../../schemas/errors/catalogue.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { mayDo } from '../../schemas/policy/actions.ts'
import { markRead } from '../comments/reading.ts'
import { reopen, settle } from '../comments/settle.ts'
import { demandWithin } from '../comments/within.ts'
import { assign, type By, createThread, editEntry, reply, withdrawEntry } from '../comments/write.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, documentParams, json, nothing } from '../http/described.ts'

const tags = ['comments']
const threadParams = documentParams.extend({ thread: z.string().min(1).max(40) })
const entryParams = threadParams.extend({ entry: z.string().min(1).max(40) })
const ERRORS: readonly ErrorId[] = ['ogiltig-begaran', 'fel-ursprung', 'arkiverad', 'for-stor']
const made = { 201: json('The id of what was made.', madeThread) }
const done = { 204: nothing }

/** A selection of several long texts with a long comment on it. */
const BODY_LIMIT = 512 * 1024

/** What people do with comments and change proposals. Whoever has the document open hears of every change at once. */
export const threadChangeRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const by = (request: FastifyRequest): By => ({
      document: accessOf(request).document.id,
      person: signedIn(request).id
    })

    const create = described('comment', {
      summary: 'Makes a thread on a selection, a record, or the whole document; with `replacement` a change proposal.',
      tags,
      response: made,
      errors: [...ERRORS, 'ogiltigt-ankare', 'text-andrad', 'kan-inte-namnas', 'for-manga-kommentarer']
    })
    server.post(
      '/api/documents/:id/threads',
      {
        ...create,
        bodyLimit: BODY_LIMIT,
        schema: { ...create.schema, params: documentParams, body: createThreadBody }
      },
      async (request, answer) => {
        if (request.body.replacement !== null) demandAction(request, 'propose')
        return answer.code(201).send({ id: await createThread(app, by(request), request.body) })
      }
    )

    const answer = described('comment', {
      summary: 'Answers in a thread.',
      tags,
      response: made,
      errors: [...ERRORS, 'kan-inte-namnas', 'for-manga-kommentarer']
    })
    server.post(
      '/api/documents/:id/threads/:thread/entries',
      { ...answer, schema: { ...answer.schema, params: threadParams, body: replyBody } },
      async (request, response) =>
        response.code(201).send({ id: await reply(app, by(request), request.params.thread, request.body) })
    )

    const edit = described('comment', {
      summary: 'Changes one’s own comment; what it said before is kept.',
      tags,
      response: done,
      errors: [...ERRORS, 'annans-kommentar', 'atertagen-kommentar', 'kan-inte-namnas']
    })
    server.put(
      '/api/documents/:id/threads/:thread/entries/:entry',
      { ...edit, schema: { ...edit.schema, params: entryParams, body: editEntryBody } },
      async (request, response) => {
        const { thread, entry } = request.params
        await editEntry(app, by(request), thread, entry, request.body.body)
        return response.code(204).send()
      }
    )

    const withdraw = described('comment', {
      summary: 'Takes back one’s own comment: it is shown as withdrawn, and what it said is kept.',
      tags,
      response: done,
      errors: ['fel-ursprung', 'arkiverad', 'annans-kommentar', 'atertagen-kommentar']
    })
    server.post(
      '/api/documents/:id/threads/:thread/entries/:entry/withdraw',
      { ...withdraw, schema: { ...withdraw.schema, params: entryParams } },
      async (request, response) => {
        const { thread, entry } = request.params
        await withdrawEntry(app, by(request), thread, entry)
        return response.code(204).send()
      }
    )

    const give = described('comment', {
      summary: 'Gives a thread to a person or a unit to see to, or to nobody (both null).',
      tags,
      response: done,
      errors: [...ERRORS, 'kan-inte-namnas']
    })
    server.put(
      '/api/documents/:id/threads/:thread/assignment',
      { ...give, schema: { ...give.schema, params: threadParams, body: assignBody } },
      async (request, response) => {
        await assign(app, by(request), request.params.thread, request.body)
        return response.code(204).send()
      }
    )

    for (const [name, action, end, summary] of [
      ['resolve', 'resolve-comment', 'resolved', 'Marks a thread of comments as done.'],
      ['accept', 'accept-proposal', 'accepted', 'Marks a change proposal as accepted; whoever asks changes the text.'],
      ['reject', 'comment', 'rejected', 'Marks a change proposal as rejected; its own author may do that too.']
    ] as const) {
      const about = described(action, { summary, tags, response: done, errors: [...ERRORS, 'redan-avgjord'] })
      server.post(
        `/api/documents/:id/threads/:thread/${name}`,
        { ...about, schema: { ...about.schema, params: threadParams, body: settleBody } },
        async (request, response) => {
          const { role, state } = accessOf(request)
          const ownOnly = end === 'rejected' && mayDo(role, 'accept-proposal', state) !== 'yes'
          if (end === 'accepted') await demandWithin(app, accessOf(request), request.params.thread)
          await settle(app, by(request), request.params.thread, end, request.body.key, ownOnly)
          return response.code(204).send()
        }
      )
    }

    const open = described('comment', {
      summary: 'Opens a thread again; a reviewer only what is their own.',
      tags,
      response: done,
      errors: ['fel-ursprung', 'arkiverad']
    })
    server.post(
      '/api/documents/:id/threads/:thread/reopen',
      { ...open, schema: { ...open.schema, params: threadParams } },
      async (request, response) => {
        const { role, state } = accessOf(request)
        const ownOnly = mayDo(role, 'resolve-comment', state) !== 'yes'
        await reopen(app, by(request), request.params.thread, ownOnly)
        return response.code(204).send()
      }
    )

    const read = described('see-comments', {
      summary: 'Notes which threads the person has seen, and up to which revision.',
      tags,
      response: done,
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor']
    })
    server.put(
      '/api/documents/:id/threads/read',
      { ...read, schema: { ...read.schema, params: documentParams, body: readBody } },
      async (request, response) => {
        const { document, person } = by(request)
        await markRead(app.storage, document, person, request.body.seen)
        return response.code(204).send()
      }
    )
  }

/** What a request needs beyond its route. Throws `inte-behorig`. */
function demandAction(request: FastifyRequest, action: 'propose'): void {
  const { role, state } = accessOf(request)
  if (mayDo(role, action, state) !== 'yes') throw new StyrskriftError('inte-behorig')
}
