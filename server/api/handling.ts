import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  changesSince as changesBody,
  phraseList,
  proofResult,
  handledRemisser as remisserBody,
  removedSynpunkter as removedBody,
  synpunktHistory,
  handlingTable as tableBody,
  frozenText as textBody,
  wholeAnswer
} from '../../schemas/api/handling.ts'
import { answerFile, answerOf, historyOf } from '../handling/answers.ts'
import { changesSince } from '../handling/changes.ts'
import { listPhrases } from '../handling/phrases.ts'
import { proofOf } from '../handling/proof.ts'
import { removedSynpunkter } from '../handling/removed.ts'
import { handledRemisser, handlingTable } from '../handling/table.ts'
import { frozenText } from '../handling/text.ts'
import { frozenOf } from '../handling/versions.ts'
import { accessOf } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { attachment, described, documentParams, file, json } from '../http/described.ts'
import { large } from '../http/large.ts'
import { remissIn } from '../remiss/rows.ts'

const tags = ['handling']
const remissParams = documentParams.extend({ remiss: z.string().min(1).max(40) })
const answerParams = remissParams.extend({ submission: z.string().min(1).max(40) })
const fileParams = answerParams.extend({ position: z.coerce.number().int().min(0).max(1000) })
const synpunktParams = remissParams.extend({ synpunkt: z.string().min(1).max(40) })
const since = z.object({ since: z.coerce.number().int().min(0).default(0) })

/** What there is to read about the handling of a remiss. Nothing of an answer that has not been submitted is among it. */
export const handlingRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const { db } = app.storage
    const remissOf = (request: FastifyRequest, id: string) => remissIn(db, accessOf(request).document.id, id)

    const list = described('see-remiss', {
      summary: 'The remisser of the document that have been sent, and how far the handling of each has come.',
      tags,
      response: { 200: json('The remisser, the latest first.', remisserBody) }
    })
    server.get(
      '/api/documents/:id/handling',
      { ...list, schema: { ...list.schema, params: documentParams } },
      async request => {
        const { document, state } = accessOf(request)
        return { title: document.title, state, remisser: await handledRemisser(app, document.id) }
      }
    )

    const phrases = described('see-remiss', {
      summary: 'Motivations that are used again.',
      tags,
      response: { 200: json('The phrases.', phraseList) }
    })
    server.get(
      '/api/documents/:id/handling/phrases',
      { ...phrases, schema: { ...phrases.schema, params: documentParams } },
      async () => ({ phrases: await listPhrases(app.storage) })
    )

    const table = described('see-remiss', {
      summary:
        'Every synpunkt of a remiss with its handling, or those that changed after a revision; who was asked; groups; people.',
      tags,
      response: { 200: json('The table.', tableBody) },
      errors: ['ogiltig-begaran'],
      cost: 2
    })
    server.get(
      '/api/documents/:id/handling/:remiss',
      { ...table, ...large, schema: { ...table.schema, params: remissParams, querystring: since } },
      async request => handlingTable(app, accessOf(request), request.params.remiss, request.query.since)
    )

    const text = described('see-remiss', {
      summary: 'The frozen text of a remiss, record by record, with its numbers as printed.',
      tags,
      response: { 200: json('The text.', textBody) },
      cost: 2
    })
    server.get(
      '/api/documents/:id/handling/:remiss/text',
      { ...text, ...large, schema: { ...text.schema, params: remissParams } },
      async request => {
        const remiss = await remissOf(request, request.params.remiss)
        return frozenText(await frozenOf(app.storage, accessOf(request).document.id, remiss))
      }
    )

    const changes = described('see-remiss', {
      summary: 'What of the text has changed since the frozen version, and where the places of the synpunkter are now.',
      tags,
      response: { 200: json('The changes.', changesBody) },
      cost: 5
    })
    server.get(
      '/api/documents/:id/handling/:remiss/changes',
      { ...changes, ...large, schema: { ...changes.schema, params: remissParams } },
      async request => changesSince(app, accessOf(request), request.params.remiss)
    )

    const proof = described('see-remiss', {
      summary: 'What is lacking before all that came in is answered for.',
      tags,
      response: { 200: json('Four lists; all empty when nothing is lacking.', proofResult) },
      cost: 5
    })
    server.get(
      '/api/documents/:id/handling/:remiss/proof',
      { ...proof, schema: { ...proof.schema, params: remissParams } },
      async request => proofOf(app, accessOf(request), request.params.remiss)
    )

    const removed = described('see-remiss', {
      summary: 'The synpunkter that somebody has taken away, with who and when.',
      tags,
      response: { 200: json('The synpunkter, the latest first.', removedBody) }
    })
    server.get(
      '/api/documents/:id/handling/:remiss/removed',
      { ...removed, schema: { ...removed.schema, params: remissParams } },
      async request => removedSynpunkter(db, (await remissOf(request, request.params.remiss)).id)
    )

    const answer = described('see-remiss', {
      summary: 'A submitted answer, whole.',
      tags,
      response: { 200: json('The answer.', wholeAnswer) }
    })
    server.get(
      '/api/documents/:id/handling/:remiss/answers/:submission',
      { ...answer, schema: { ...answer.schema, params: answerParams } },
      async request => answerOf(db, (await remissOf(request, request.params.remiss)).id, request.params.submission)
    )

    const answersFile = described('see-remiss', {
      summary: 'A file of a submitted answer, as it came.',
      tags,
      response: { 200: file('The file.', ['application/octet-stream']) },
      errors: ['ogiltig-begaran']
    })
    server.get(
      '/api/documents/:id/handling/:remiss/answers/:submission/files/:position',
      { ...answersFile, schema: { ...answersFile.schema, params: fileParams } },
      async (request, reply) => {
        const { remiss, submission, position } = request.params
        const found = await answerFile(db, (await remissOf(request, remiss)).id, submission, position)
        reply.headers({
          'content-disposition': attachment(found.name),
          'content-security-policy': "default-src 'none'; sandbox",
          'cache-control': 'private, no-cache'
        })
        return reply.type('application/octet-stream').send(found.data)
      }
    )

    const history = described('see-remiss', {
      summary: 'What the handling of a synpunkt said before.',
      tags,
      response: { 200: json('The earlier handling, the latest first.', synpunktHistory) }
    })
    server.get(
      '/api/documents/:id/handling/:remiss/synpunkter/:synpunkt/history',
      { ...history, schema: { ...history.schema, params: synpunktParams } },
      async request => historyOf(db, (await remissOf(request, request.params.remiss)).id, request.params.synpunkt)
    )
  }
