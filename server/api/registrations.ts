import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  correctBody,
  registerBody,
  registeredAnswer,
  registrationList,
  registrationRow
} from '../../schemas/api/intake.ts'
import { type ErrorId, StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, documentParams, json } from '../http/described.ts'
import { recordBy } from '../http/record.ts'
import { registerAnswer } from '../intake/register.ts'
import { correctRegistration, registrationOf, registrationsOf } from '../intake/registrations.ts'
import { remissIn } from '../remiss/rows.ts'
import type { FrozenVersions } from '../svar/frozen.ts'

const tags = ['intake']
const params = documentParams.extend({ remiss: z.string().min(1).max(40) })
const answerParams = params.extend({ submission: z.string().min(1).max(40) })
const WRITING: readonly ErrorId[] = ['ogiltig-begaran', 'fel-ursprung', 'arkiverad', 'for-stor']
/** A pasted yttrande of two hundred thousand letters. */
const BODY_LIMIT = 1024 * 1024

/** Answers that are registered: what came by e-mail or on paper, and the diarienummer of any. */
export const registrationRoutes =
  (app: App, frozen: FrozenVersions): FastifyPluginAsyncZod =>
  async server => {
    const { db } = app.storage

    const list = described('see-intake', {
      summary: 'Every answer to a remiss, with what is registered of it and what that said before.',
      tags,
      response: { 200: json('The answers, the latest first.', registrationList) },
      cost: 3
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/registrations',
      { ...list, schema: { ...list.schema, params } },
      async request => {
        const remiss = await remissIn(db, accessOf(request).document.id, request.params.remiss)
        return { answers: await registrationsOf(db, remiss.id) }
      }
    )

    const register = described('take-in-answer', {
      summary:
        'Registers an answer that came by other ways than the link, also an unasked one, with its files. It becomes an answer that nobody changes.',
      tags,
      response: { 201: json('The answer.', registeredAnswer) },
      errors: [
        ...WRITING,
        'remiss-inte-skickad',
        'okand-mottagare',
        'mottagaren-finns',
        'svaret-ar-tomt',
        'for-manga-delar',
        'kopian-har-oplacerade',
        'andrad-under-tiden'
      ],
      cost: 3
    })
    server.post(
      '/api/documents/:id/remisser/:remiss/registrations',
      { ...register, bodyLimit: BODY_LIMIT, schema: { ...register.schema, params, body: registerBody } },
      async (request, reply) => {
        const remiss = await remissIn(db, accessOf(request).document.id, request.params.remiss)
        if (remiss.version === null) throw new StyrskriftError('remiss-inte-skickad')
        const version = await frozen.of(remiss.document, remiss.version)
        const by = { person: signedIn(request).id, address: request.ip }
        const { submission, again } = await registerAnswer(app, remiss, version, request.body, by)
        return reply.code(201).send({ answer: await registrationOf(db, remiss.id, submission), again })
      }
    )

    const correct = described('take-in-answer', {
      summary:
        'Corrects what is registered of an answer. What it said before is kept; the answer itself never changes.',
      tags,
      response: { 200: json('The answer.', registrationRow) },
      errors: [...WRITING, 'andrad-under-tiden']
    })
    server.put(
      '/api/documents/:id/remisser/:remiss/registrations/:submission',
      { ...correct, schema: { ...correct.schema, params: answerParams, body: correctBody } },
      async request => {
        const remiss = await remissIn(db, accessOf(request).document.id, request.params.remiss)
        const { submission } = request.params
        await correctRegistration(app, remiss, submission, request.body, signedIn(request).id)
        const details = { remiss: remiss.id, submission }
        await recordBy(app, request, { event: 'registration.changed', document: remiss.document, details })
        return registrationOf(db, remiss.id, submission)
      }
    )
  }
