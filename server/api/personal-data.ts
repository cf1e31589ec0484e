import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { contactsBody, contactsPreview, removalBody, removalPreview } from '../../schemas/api/personal-data.ts'
import { releasedEntries } from '../handling/leaving.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { attachment, described, documentParams, file, json, nothing } from '../http/described.ts'
import { recordBy } from '../http/record.ts'
import { personalDataOf } from '../personal-data/collect.ts'
import { previewContacts, removeContacts } from '../personal-data/ended-remiss.ts'
import { personalDataFile } from '../personal-data/file.ts'
import { previewRemoval, removePerson } from '../personal-data/removal.ts'
import { remissIn } from '../remiss/rows.ts'

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
        const { alone, contactFor, sessions, roles, mail, released } = await removePerson(
          app.storage,
          person,
          request.body,
          app.now(),
          signedIn(request).id
        )
        await recordBy(app, request, {
          event: 'person.removed',
          details: { person, sessions, roles, messages: mail, handedOver: alone.length }
        })
        for (const entry of releasedEntries(person, released)) await recordBy(app, request, entry)
        if (contactFor.length > 0) await app.register.changed()
        await app.sync.kick(null, person)
        return reply.code(204).send()
      }
    )

    const remissParams = documentParams.extend({ remiss: z.string().min(1).max(40) })
    const seeContacts = described('remove-contacts', {
      summary: 'What an ended remiss holds of people: what can be removed, what stays, and why. Nothing is changed.',
      tags,
      response: { 200: json('What would be done.', contactsPreview) },
      errors: ['remiss-inte-avslutad']
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/personal-data',
      { ...seeContacts, schema: { ...seeContacts.schema, params: remissParams } },
      async request => {
        const { db } = app.storage
        const remiss = await remissIn(db, accessOf(request).document.id, request.params.remiss)
        return previewContacts(db, remiss, app.now())
      }
    )

    const clear = described('remove-contacts', {
      summary: 'Removes what the preview said of an ended remiss, and nothing else. It cannot be undone.',
      tags,
      response: { 200: json('What is left.', contactsPreview) },
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'remiss-inte-avslutad', 'andrad-under-tiden']
    })
    server.post(
      '/api/documents/:id/remisser/:remiss/personal-data',
      { ...clear, schema: { ...clear.schema, params: remissParams, body: contactsBody } },
      async request => {
        const { id: document } = accessOf(request).document
        const remiss = await remissIn(app.storage.db, document, request.params.remiss)
        const gone = await removeContacts(app.storage, remiss, { key: request.body.key, now: app.now() })
        const details = { remiss: remiss.id, ...gone }
        await recordBy(app, request, { event: 'remiss.contacts-removed', document, details })
        return previewContacts(app.storage.db, remiss, app.now())
      }
    )
  }
