import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { removalBody, removalPreview } from '../../schemas/api/personal-data.ts'
import { signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { attachment, described, file, json, nothing } from '../http/described.ts'
import { recordBy } from '../http/record.ts'
import { personalDataOf } from '../personal-data/collect.ts'
import { personalDataFile } from '../personal-data/file.ts'
import { previewRemoval, removePerson } from '../personal-data/removal.ts'

const tags = ['people']
const params = z.object({ person: z.string().min(1).max(40) })
const ZIP = 'application/zip'
const response = { 200: file('The file, as an attachment.', [ZIP]) }

/** Personal data: all that is known of a person as a file, and its removal. */
export const personalDataRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const dataOf = async (person: string): Promise<ReturnType<typeof personalDataFile>> =>
      personalDataFile(await personalDataOf(app.storage, app.register.kommun, person, app.now()))

    server.get(
      '/api/me/data',
      described('signed-in', {
        summary: 'All that is stored about oneself: a zip with JSON and text.',
        tags,
        response
      }),
      async (request, reply) => {
        const { id } = signedIn(request)
        const { name, bytes } = await dataOf(id)
        await recordBy(app, request, { event: 'person.data-exported', details: { person: id } })
        return reply.header('content-disposition', attachment(name)).type(ZIP).send(bytes)
      }
    )

    const give = described('administrator', {
      summary: 'All that is stored about a person: a zip with JSON and text.',
      tags,
      response,
      errors: ['ogiltig-begaran', 'finns-inte']
    })
    server.get(
      '/api/admin/people/:person/data',
      { ...give, schema: { ...give.schema, params } },
      async (request, reply) => {
        const { person } = request.params
        const { name, bytes } = await dataOf(person)
        await recordBy(app, request, { event: 'person.data-exported', details: { person } })
        return reply.header('content-disposition', attachment(name)).type(ZIP).send(bytes)
      }
    )

    const look = described('administrator', {
      summary: 'What removing the personal data of a person would remove, what stays, and why. Nothing is changed.',
      tags,
      response: { 200: json('What would be done.', removalPreview) },
      errors: ['ogiltig-begaran', 'finns-inte']
    })
    server.get('/api/admin/people/:person/removal', { ...look, schema: { ...look.schema, params } }, request =>
      previewRemoval(app.storage.db, request.params.person)
    )

    const remove = described('administrator', {
      summary: 'Removes what the preview said, and nothing else. It cannot be undone.',
      tags,
      response: { 204: nothing },
      errors: [
        'ogiltig-begaran',
        'finns-inte',
        'andrad-under-tiden',
        'sista-administratoren',
        'ensam-agare',
        'fel-ursprung',
        'for-stor'
      ]
    })
    server.post(
      '/api/admin/people/:person/removal',
      { ...remove, schema: { ...remove.schema, params, body: removalBody } },
      async (request, reply) => {
        const { person } = request.params
        const { alone, contactFor, sessions, roles, mail } = await removePerson(
          app.storage,
          person,
          request.body,
          app.now()
        )
        await recordBy(app, request, {
          event: 'person.removed',
          details: { person, sessions, roles, messages: mail, handedOver: alone.length }
        })
        if (contactFor.length > 0) await app.register.changed()
        await app.sync.kick(null, person)
        return reply.code(204).send()
      }
    )
  }
