import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { participantList, threadList, waitingList } from '../../schemas/api/threads.ts'
import { type Action, mayDo } from '../../schemas/policy/actions.ts'
import { listThreads } from '../comments/list.ts'
import { participantsOf } from '../comments/participants.ts'
import { waitingFor } from '../comments/waiting.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, documentParams, json } from '../http/described.ts'

const tags = ['comments']
const params = documentParams
const since = z.object({ since: z.coerce.number().int().min(0).default(0) })
const query = z.object({ q: z.string().max(80).default('') })

/** What there is to read about comments: the threads of a document, who can be mentioned, and what waits for a person. */
export const threadRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const list = described('see-comments', {
      summary: 'The threads of comments and change proposals, or those that changed after a revision.',
      tags,
      response: { 200: json('The threads.', threadList) },
      errors: ['ogiltig-begaran']
    })
    server.get(
      '/api/documents/:id/threads',
      { ...list, schema: { ...list.schema, params, querystring: since } },
      async request => {
        const { document, role, state } = accessOf(request)
        const can = (action: Action): boolean => mayDo(role, action, state) === 'yes'
        const may = {
          comment: can('comment'),
          propose: can('propose'),
          resolve: can('resolve-comment'),
          accept: can('accept-proposal')
        }
        return { ...(await listThreads(app.storage, document.id, signedIn(request).id, request.query.since)), may }
      }
    )

    const participants = described('comment', {
      summary: 'Those who may see the comments of the document and whose name holds `q`: who can be mentioned.',
      tags,
      response: { 200: json('A few people, the likeliest first.', participantList) },
      errors: ['ogiltig-begaran', 'arkiverad']
    })
    server.get(
      '/api/documents/:id/participants',
      { ...participants, schema: { ...participants.schema, params, querystring: query } },
      async request => ({ people: await participantsOf(app.storage, accessOf(request).document.id, request.query.q) })
    )

    const waiting = described('signed-in', {
      summary: 'Open threads that wait for the person: theirs or their unit’s to do, or in which they are mentioned.',
      tags,
      response: { 200: json('The threads, the latest first.', waitingList) }
    })
    server.get('/api/waiting', waiting, async request => ({
      waiting: await waitingFor(app.storage, signedIn(request).id)
    }))
  }
