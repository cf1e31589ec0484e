import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { WORD } from '../../schemas/api/media-types.ts'
import {
  addBody,
  addedRecipients,
  extensionBody,
  newListBody,
  readBody,
  readRecipients,
  recipientBody,
  recipientLists,
  remissDetail
} from '../../schemas/api/remiss.ts'
import type { ErrorId } from '../../schemas/errors/catalogue.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { attachment, described, documentParams, file, json } from '../http/described.ts'
import { ownAddress } from '../http/origin.ts'
import { recordBy } from '../http/record.ts'
import { readUnits } from '../register/units.ts'
import { type Acting, extend, removeRecipient, renewLink, withdrawLink } from '../remiss/after.ts'
import type { Sending } from '../remiss/letters.ts'
import { demandCoordinator, dropList, savedLists, saveList } from '../remiss/lists.ts'
import { detailOf } from '../remiss/overview.ts'
import { readRecipientList } from '../remiss/read-recipients.ts'
import { addRecipients, changeRecipient, knownOf } from '../remiss/recipients.ts'
import { recipientIn, recipientsOf, remissIn } from '../remiss/rows.ts'
import { wordFor } from '../remiss/send.ts'

const tags = ['remiss']
const params = documentParams.extend({ remiss: z.string().min(1).max(40) })
const oneParams = params.extend({ recipient: z.string().min(1).max(40) })
const detail = { 200: json('The remiss.', remissDetail) }
const WRITING: readonly ErrorId[] = ['ogiltig-begaran', 'fel-ursprung', 'arkiverad', 'ar-antaget', 'for-stor']
const LISTS = 1024 * 1024

/** Who is asked: recipients of a remiss one by one, and lists of them. */
export const recipientRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const add = described('send-remiss', {
      summary: 'Puts recipients on the list, each once.',
      tags,
      response: { 200: json('How many were added, and who was there already.', addedRecipients) },
      errors: [...WRITING, 'okand-mottagare', 'remiss-avslutad', 'for-manga-mottagare']
    })
    server.post(
      '/api/documents/:id/remisser/:remiss/recipients',
      { ...add, bodyLimit: LISTS, schema: { ...add.schema, params, body: addBody } },
      async request => {
        const remiss = await remissIn(app.storage.db, accessOf(request).document.id, request.params.remiss)
        return addRecipients(app, remiss, request.body.recipients)
      }
    )

    const read = described('send-remiss', {
      summary:
        'Reads a pasted list or a CSV file of recipients, and tells what of it is wrong, by line. Nothing is stored.',
      tags,
      response: { 200: json('What was read.', readRecipients) },
      errors: WRITING,
      cost: 3
    })
    server.post(
      '/api/documents/:id/remisser/:remiss/recipients/read',
      { ...read, bodyLimit: LISTS, schema: { ...read.schema, params, body: readBody } },
      async request => {
        const remiss = await remissIn(app.storage.db, accessOf(request).document.id, request.params.remiss)
        const known = knownOf(await recipientsOf(app.storage.db, remiss.id))
        return readRecipientList(request.body.text, { units: await readUnits(app.storage.db), known })
      }
    )

    const change = described('send-remiss', {
      summary: 'Changes a recipient: name, addresses, contact, language, last day.',
      tags,
      response: detail,
      errors: [...WRITING, 'andrad-under-tiden']
    })
    server.put(
      '/api/documents/:id/remisser/:remiss/recipients/:recipient',
      { ...change, schema: { ...change.schema, params: oneParams, body: recipientBody } },
      async request => {
        const access = accessOf(request)
        const remiss = await remissIn(app.storage.db, access.document.id, request.params.remiss)
        await changeRecipient(app, remiss, request.params.recipient, request.body)
        return detailOf(app, access, remiss.id)
      }
    )

    const extension = described('send-remiss', {
      summary: 'Grants anstånd until a day, or takes it back. The recipient is told of either.',
      tags,
      response: detail,
      errors: [...WRITING, 'remiss-inte-skickad', 'remiss-avslutad', 'ingen-sista-dag']
    })
    server.put(
      '/api/documents/:id/remisser/:remiss/recipients/:recipient/extension',
      { ...extension, schema: { ...extension.schema, params: oneParams, body: extensionBody } },
      async request => {
        const access = accessOf(request)
        const remiss = await remissIn(app.storage.db, access.document.id, request.params.remiss)
        const acting = { remiss, recipient: request.params.recipient, person: signedIn(request).id }
        const { to, note } = request.body
        await extend({ ...app, address: ownAddress(request.headers.host, app.config) }, acting, to, note)
        await recordBy(app, request, {
          event: 'remiss.extended',
          document: access.document.id,
          details: { remiss: remiss.id, recipient: acting.recipient, to }
        })
        return detailOf(app, access, remiss.id)
      }
    )

    const acts: readonly {
      method: 'POST' | 'DELETE'
      path: '' | '/link'
      event: 'remiss.link-renewed' | 'remiss.link-withdrawn' | 'remiss.recipient-removed'
      act: (tools: Sending, acting: Acting) => Promise<void>
      summary: string
      errors: readonly ErrorId[]
    }[] = [
      {
        method: 'DELETE',
        path: '',
        event: 'remiss.recipient-removed',
        act: removeRecipient,
        summary: 'Takes a recipient off the list. One that was sent something is told, and stays in the records.',
        errors: ['har-svarat']
      },
      {
        method: 'POST',
        path: '/link',
        event: 'remiss.link-renewed',
        act: renewLink,
        summary: 'Sends a recipient a new link; those that it had open nothing any more.',
        errors: ['remiss-inte-skickad', 'mottagare-utan-epost']
      },
      {
        method: 'DELETE',
        path: '/link',
        event: 'remiss.link-withdrawn',
        act: withdrawLink,
        summary: 'Withdraws every link of a recipient.',
        errors: []
      }
    ]
    for (const { method, path, event, act, summary, errors } of acts) {
      const about = described('send-remiss', { summary, tags, response: detail, errors: [...WRITING, ...errors] })
      server.route({
        method,
        url: `/api/documents/:id/remisser/:remiss/recipients/:recipient${path}`,
        ...about,
        schema: { ...about.schema, params: oneParams },
        handler: async request => {
          const access = accessOf(request)
          const { remiss: id, recipient } = oneParams.parse(request.params)
          const remiss = await remissIn(app.storage.db, access.document.id, id)
          const tools = { ...app, address: ownAddress(request.headers.host, app.config) }
          await act(tools, { remiss, recipient, person: signedIn(request).id })
          await recordBy(app, request, { event, document: access.document.id, details: { remiss: id, recipient } })
          return detailOf(app, access, id)
        }
      })
    }

    const word = described('see-remiss', {
      summary: 'The frozen version as it is made for one recipient: to be edited in Word and sent back.',
      tags,
      response: { 200: file('The file.', [WORD]) },
      cost: 3
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/recipients/:recipient/word',
      { ...word, schema: { ...word.schema, params: oneParams } },
      async (request, reply) => {
        const remiss = await remissIn(app.storage.db, accessOf(request).document.id, request.params.remiss)
        const recipient = await recipientIn(app.storage.db, remiss.id, request.params.recipient)
        const { name, bytes } = await wordFor(app, remiss, recipient)
        reply.header('content-disposition', attachment(name))
        return reply.type(WORD).send(bytes)
      }
    )

    const lists = { 200: json('The lists.', recipientLists) }
    const somebody = (request: FastifyRequest) => ({ id: signedIn(request).id, administrator: request.administrator })
    const all = async (person: ReturnType<typeof somebody>) => ({ lists: await savedLists(app, person) })
    const seeLists = described('signed-in', {
      summary: 'Saved lists of recipients, for every document: for administrators and those who may send a remiss.',
      tags,
      response: lists,
      errors: ['inte-behorig']
    })
    server.get('/api/recipient-lists', seeLists, async request => {
      const person = somebody(request)
      await demandCoordinator(app, person)
      return all(person)
    })
    const save = described('signed-in', {
      summary:
        'Saves recipients under a name; a list of that name is replaced by whoever saved it, or an administrator.',
      tags,
      response: lists,
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor', 'inte-behorig', 'listan-ar-nagon-annans']
    })
    server.post(
      '/api/recipient-lists',
      { ...save, bodyLimit: LISTS, schema: { ...save.schema, body: newListBody } },
      async request => {
        const person = somebody(request)
        await demandCoordinator(app, person)
        await saveList(app, person, request.body.name, request.body.recipients)
        return all(person)
      }
    )
    const drop = described('signed-in', {
      summary: 'Takes a saved list away: whoever saved it, or an administrator.',
      tags,
      response: lists,
      errors: ['fel-ursprung', 'inte-behorig', 'finns-inte', 'listan-ar-nagon-annans']
    })
    server.delete(
      '/api/recipient-lists/:list',
      { ...drop, schema: { ...drop.schema, params: z.object({ list: z.string().min(1).max(40) }) } },
      async request => {
        const person = somebody(request)
        await demandCoordinator(app, person)
        await dropList(app, person, request.params.list)
        return all(person)
      }
    )
  }
