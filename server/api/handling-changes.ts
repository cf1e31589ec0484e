import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  acceptBody,
  cutBody,
  groupBody,
  handleBody,
  handled,
  madeSynpunkter,
  phraseBody,
  phrase as phraseSchema,
  type SynpunktRow,
  setSynpunktBody,
  synpunktGroup,
  synpunktRow
} from '../../schemas/api/handling.ts'
import { type ErrorId, StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { mayDo } from '../../schemas/policy/actions.ts'
import { acceptSynpunkt } from '../handling/accept.ts'
import { cut } from '../handling/cut.ts'
import { makeGroup } from '../handling/groups.ts'
import { handle } from '../handling/handle.ts'
import { addPhrase, changePhrase, removePhrase } from '../handling/phrases.ts'
import { recordHandling } from '../handling/record.ts'
import { oneSynpunkt, setSynpunkt } from '../handling/set.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, documentParams, json, nothing } from '../http/described.ts'
import { ownAddress } from '../http/origin.ts'
import { recordBy } from '../http/record.ts'
import { remissIn } from '../remiss/rows.ts'

const tags = ['handling']
const remissParams = documentParams.extend({ remiss: z.string().min(1).max(40) })
const synpunktParams = remissParams.extend({ synpunkt: z.string().min(1).max(40) })
const phraseParams = documentParams.extend({ phrase: z.string().min(1).max(40) })
const ERRORS: readonly ErrorId[] = ['ogiltig-begaran', 'fel-ursprung', 'arkiverad', 'ar-antaget', 'for-stor']

/** Five thousand synpunkter at once, each with its id and revision. */
const BODY_LIMIT = 1024 * 1024

/** What people do with synpunkter: cut, place, group, give out, handle, accept. */
export const handlingChangeRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const by = (request: FastifyRequest) => ({
      document: accessOf(request).document.id,
      person: signedIn(request).id
    })
    const remissOf = (request: FastifyRequest, id: string) =>
      remissIn(app.storage.db, accessOf(request).document.id, id)

    const cutting = described('lead-handling', {
      summary: 'Cuts a passage out of an answer: one synpunkt for each place. The answer stays as it is.',
      tags,
      response: { 201: json('The synpunkter.', madeSynpunkter) },
      errors: [...ERRORS, 'ogiltigt-ankare']
    })
    server.post(
      '/api/documents/:id/handling/:remiss/synpunkter',
      { ...cutting, bodyLimit: BODY_LIMIT, schema: { ...cutting.schema, params: remissParams, body: cutBody } },
      async (request, reply) => {
        const remiss = await remissOf(request, request.params.remiss)
        const { synpunkter, isNew } = await cut(app, { ...by(request), remiss }, request.body)
        if (isNew) await recordHandling(app, request, 'synpunkt.cut', remiss.id, numbersOf(synpunkter))
        return reply.code(201).send({ synpunkter })
      }
    )

    const setting = described('lead-handling', {
      summary:
        'Changes where a synpunkt belongs, its kind, its tags; takes it away or back. Its words stay those of the answer.',
      tags,
      response: { 200: json('The synpunkt.', synpunktRow) },
      errors: [...ERRORS, 'ogiltigt-ankare', 'andrad-under-tiden']
    })
    server.patch(
      '/api/documents/:id/handling/:remiss/synpunkter/:synpunkt',
      { ...setting, schema: { ...setting.schema, params: synpunktParams, body: setSynpunktBody } },
      async request => {
        const remiss = await remissOf(request, request.params.remiss)
        const row = await setSynpunkt(app, { ...by(request), remiss }, request.params.synpunkt, request.body)
        const { removed, revision: _seen, ...rest } = request.body
        const what = Object.keys(rest).sort().join(',')
        const numbers = [row.number]
        if (removed === true) await recordHandling(app, request, 'synpunkt.removed', remiss.id, numbers)
        if (removed === false) await recordHandling(app, request, 'synpunkt.taken-back', remiss.id, numbers)
        if (what !== '') await recordHandling(app, request, 'synpunkt.changed', remiss.id, numbers, { what })
        return row
      }
    )

    const handling = described('handle-synpunkt', {
      summary:
        'Changes the handling of one synpunkt or many. Where somebody else changed the same meanwhile, theirs stands.',
      tags,
      response: { 200: json('The synpunkter as they are now, and which of them were left alone.', handled) },
      errors: [...ERRORS, 'kan-inte-hantera'],
      cost: 2
    })
    server.post(
      '/api/documents/:id/handling/:remiss/handle',
      { ...handling, bodyLimit: BODY_LIMIT, schema: { ...handling.schema, params: remissParams, body: handleBody } },
      async request => {
        const remiss = await remissOf(request, request.params.remiss)
        const { items, change } = request.body
        const handler = { ...by(request), leads: leads(request), address: ownAddress(request.headers.host, app.config) }
        const { assigned, decided, ...done } = await handle(app, handler, remiss, items, change)
        const to = change.handler ?? null
        await Promise.all([
          recordHandling(app, request, 'synpunkt.assigned', remiss.id, assigned, { to }),
          recordHandling(app, request, 'synpunkt.decided', remiss.id, decided, { outcome: change.outcome ?? null })
        ])
        return done
      }
    )

    const accept = described('handle-synpunkt', {
      summary: 'Puts the wording that a synpunkt proposes into the text, and links its handling to that change.',
      tags,
      response: { 200: json('The synpunkt.', synpunktRow) },
      errors: [...ERRORS, 'forslag-passar-inte', 'redan-avgjord'],
      cost: 5
    })
    server.post(
      '/api/documents/:id/handling/:remiss/synpunkter/:synpunkt/accept',
      { ...accept, schema: { ...accept.schema, params: synpunktParams, body: acceptBody } },
      async request => {
        const access = accessOf(request)
        const { person } = by(request)
        const remiss = await remissOf(request, request.params.remiss)
        const { handler } = await oneSynpunkt(app.storage.db, remiss.id, request.params.synpunkt)
        const isTheirs = leads(request) || handler === person
        if (!isTheirs || mayDo(access.role, 'accept-proposal', access.state) !== 'yes')
          throw new StyrskriftError('inte-behorig')
        const given = { access, person, remiss, key: request.body.key }
        const row = await acceptSynpunkt(app, given, request.params.synpunkt)
        await recordHandling(app, request, 'synpunkt.accepted', remiss.id, [row.number], { thread: row.thread })
        return row
      }
    )

    const group = described('lead-handling', {
      summary: 'Makes a group for synpunkter that say the same.',
      tags,
      response: { 201: json('The group.', synpunktGroup) },
      errors: ERRORS
    })
    server.post(
      '/api/documents/:id/handling/:remiss/groups',
      { ...group, schema: { ...group.schema, params: remissParams, body: groupBody } },
      async (request, reply) => {
        const remiss = await remissOf(request, request.params.remiss)
        const given = { remiss: remiss.id, name: request.body.name, person: by(request).person, at: app.now() }
        return reply.code(201).send(await makeGroup(app.storage, given))
      }
    )

    const add = described('lead-handling', {
      summary: 'Keeps a motivation, to be used again in every document.',
      tags,
      response: { 201: json('The phrase.', phraseSchema) },
      errors: ERRORS
    })
    server.post(
      '/api/documents/:id/handling/phrases',
      { ...add, schema: { ...add.schema, params: documentParams, body: phraseBody } },
      async (request, reply) =>
        reply.code(201).send(await addPhrase(app.storage, request.body, { person: by(request).person, at: app.now() }))
    )

    const change = described('lead-handling', {
      summary: 'Changes a phrase. What was written with it stays.',
      tags,
      response: { 200: json('The phrase.', phraseSchema) },
      errors: ERRORS
    })
    server.put(
      '/api/documents/:id/handling/phrases/:phrase',
      { ...change, schema: { ...change.schema, params: phraseParams, body: phraseBody } },
      async request => {
        const { document, person } = by(request)
        const { phrase } = request.params
        const changed = await changePhrase(app.storage, phrase, request.body, { person, at: app.now() })
        await recordBy(app, request, { event: 'phrase.changed', document, details: { phrase } })
        return changed
      }
    )

    const remove = described('lead-handling', {
      summary: 'Removes a phrase. What was written with it stays.',
      tags,
      response: { 204: nothing },
      errors: ['fel-ursprung', 'arkiverad', 'ar-antaget']
    })
    server.delete(
      '/api/documents/:id/handling/phrases/:phrase',
      { ...remove, schema: { ...remove.schema, params: phraseParams } },
      async (request, reply) => {
        const { phrase } = request.params
        if (await removePhrase(app.storage, phrase))
          await recordBy(app, request, { event: 'phrase.removed', document: by(request).document, details: { phrase } })
        return reply.code(204).send()
      }
    )
  }

const numbersOf = (rows: readonly SynpunktRow[]): number[] => rows.map(({ number }) => number)

const leads = (request: FastifyRequest): boolean => {
  const { role, state } = accessOf(request)
  return mayDo(role, 'lead-handling', state) === 'yes'
}
