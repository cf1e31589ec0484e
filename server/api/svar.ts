import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  addPartBody,
  answerOverview,
  draftList,
  draftPart,
  meBody,
  openBody,
  openedAnswer,
  receipt,
  removePartQuery,
  setPartBody,
  submitBody
} from '../../schemas/api/svar.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { reading } from '../../schemas/remiss/reading.ts'
import { isSecure } from '../config/config.ts'
import { reviewerOf } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, json, nothing } from '../http/described.ts'
import { RateLimit } from '../http/rate-limit.ts'
import { recordBy } from '../http/record.ts'
import { answerCookie, giveAnswer, takeAnswer } from '../svar/cookies.ts'
import { draftsOf } from '../svar/drafts.ts'
import type { FrozenVersions } from '../svar/frozen.ts'
import { overviewOf } from '../svar/overview.ts'
import { addPart, removePart, setPart } from '../svar/parts.ts'
import { readingOf } from '../svar/reading.ts'
import { leaveAnswer, nameReviewer, openLink, type Reviewer } from '../svar/reviewer.ts'
import { submitDrafts } from '../svar/submit.ts'

const tags = ['svar']
const writing = ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'svar-stangt', 'svar-utan-namn'] as const
export const recipientParams = z.object({ recipient: z.string().min(1).max(40) })
export const partParams = recipientParams.extend({ part: z.string().min(1).max(40) })
/** An yttrande of many pages. */
const PART_LIMIT = 2 * 1024 * 1024

/** What whoever answers a remiss can do, who has a link and no account: read the version that was frozen, write, and submit. */
export const answerRoutes =
  (app: App, frozen: FrozenVersions): FastifyPluginAsyncZod =>
  async server => {
    const { storage } = app
    const secure = isSecure(app.config)
    const guesses = new RateLimit(app.config.rates.signIn, app.now)
    const versionOf = ({ remiss, version }: Reviewer) => frozen.of(remiss.document, version)

    const open = described('everybody', {
      summary: 'Exchanges the token of a link for a session of the one answer that it opens.',
      tags,
      response: { 200: json('Whose answer it is.', openedAnswer) },
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'svarslank-galler-inte']
    })
    server.post('/api/svar/open', { ...open, schema: { ...open.schema, body: openBody } }, async (request, reply) => {
      const wait = guesses.take(request.ip)
      if (wait > 0) throw new StyrskriftError('for-manga', { seconds: String(wait) })
      const { token } = request.body
      const known = (recipient: string) => request.cookies[answerCookie(secure, recipient)]
      const { recipient, document, secret } = await openLink(storage, token, known, app.now())
      if (secret !== null) {
        giveAnswer(reply, secure, recipient, secret)
        await recordBy(app, request, { event: 'answer.opened', document, details: { recipient } })
      }
      return { recipient }
    })

    const overview = described('reviewer', {
      summary: 'What is asked, of whom, until when, and what has been submitted.',
      tags,
      response: { 200: json('The remiss.', answerOverview) }
    })
    server.get(
      '/api/svar/:recipient',
      { ...overview, schema: { ...overview.schema, params: recipientParams } },
      async request => {
        const reviewer = reviewerOf(request)
        return overviewOf(app, reviewer, await versionOf(reviewer))
      }
    )

    const me = described('reviewer', {
      summary: 'Who it is that writes.',
      tags,
      response: { 204: nothing },
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor']
    })
    server.put(
      '/api/svar/:recipient/me',
      { ...me, schema: { ...me.schema, params: recipientParams, body: meBody } },
      async (request, reply) => {
        await nameReviewer(storage, reviewerOf(request).participant.id, request.body)
        return reply.code(204).send()
      }
    )

    const leave = described('reviewer', {
      summary: 'Ends the session of this device.',
      tags,
      response: { 204: nothing },
      errors: ['fel-ursprung']
    })
    server.post(
      '/api/svar/:recipient/leave',
      { ...leave, schema: { ...leave.schema, params: recipientParams } },
      async (request, reply) => {
        const { participant, recipient } = reviewerOf(request)
        await leaveAnswer(storage, participant.id, app.now())
        return takeAnswer(reply, secure, recipient.id).code(204).send()
      }
    )

    const read = described('reviewer', {
      summary: 'The frozen version, as it is read: words, numbers as printed, who is responsible.',
      tags,
      response: { 200: json('The version.', reading) },
      cost: 5
    })
    server.get(
      '/api/svar/:recipient/reading',
      { ...read, schema: { ...read.schema, params: recipientParams } },
      async request => {
        const reviewer = reviewerOf(request)
        const { version } = await versionOf(reviewer)
        return readingOf(version, reviewer.recipient)
      }
    )

    const drafts = described('reviewer', {
      summary: 'All that is being written for the answer, and by whom. Nobody else sees it.',
      tags,
      response: { 200: json('The drafts.', draftList) }
    })
    server.get(
      '/api/svar/:recipient/drafts',
      { ...drafts, schema: { ...drafts.schema, params: recipientParams } },
      async request => {
        const { recipient, participant } = reviewerOf(request)
        return draftsOf(storage, recipient.id, participant.id)
      }
    )

    const add = described('reviewer', {
      summary: 'Begins a part of the answer: a comment, a proposal, the answer to a question, the yttrande.',
      tags,
      response: { 201: json('The part.', draftPart) },
      errors: [...writing, 'ogiltig-plats', 'svaret-andrat', 'for-manga-delar']
    })
    server.post(
      '/api/svar/:recipient/parts',
      { ...add, bodyLimit: PART_LIMIT, schema: { ...add.schema, params: recipientParams, body: addPartBody } },
      async (request, reply) => {
        const reviewer = reviewerOf(request)
        return reply.code(201).send(await addPart(app, reviewer, await versionOf(reviewer), request.body))
      }
    )

    const set = described('reviewer', {
      summary: 'Changes a part, unless somebody has changed it since `revision`.',
      tags,
      response: { 200: json('The part.', draftPart) },
      errors: [...writing, 'finns-inte', 'ogiltig-plats', 'svaret-andrat']
    })
    server.put(
      '/api/svar/:recipient/parts/:part',
      { ...set, bodyLimit: PART_LIMIT, schema: { ...set.schema, params: partParams, body: setPartBody } },
      async request => {
        const reviewer = reviewerOf(request)
        return setPart(app, reviewer, await versionOf(reviewer), request.params.part, request.body)
      }
    )

    const remove = described('reviewer', {
      summary: 'Takes a part out of the answer. To change it with the revision that is answered brings it back.',
      tags,
      response: { 200: json('The revision that it now has.', z.object({ revision: z.number().int() })) },
      errors: [...writing, 'finns-inte', 'svaret-andrat']
    })
    server.delete(
      '/api/svar/:recipient/parts/:part',
      { ...remove, schema: { ...remove.schema, params: partParams, querystring: removePartQuery } },
      async request => ({
        revision: await removePart(app, reviewerOf(request), request.params.part, request.query.revision)
      })
    )

    const submit = described('reviewer', {
      summary: 'Submits what was shown. It becomes public, and nobody changes it.',
      tags,
      response: { 201: json('The receipt.', receipt) },
      errors: [...writing, 'svaret-andrat', 'svaret-ar-tomt'],
      cost: 20
    })
    server.post(
      '/api/svar/:recipient/submissions',
      { ...submit, schema: { ...submit.schema, params: recipientParams, body: submitBody } },
      async (request, reply) => {
        const reviewer = reviewerOf(request)
        const given = { ...request.body, address: request.ip }
        return reply.code(201).send(await submitDrafts(app, reviewer, await versionOf(reviewer), given))
      }
    )
  }
