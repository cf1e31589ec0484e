import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  createDocumentBody,
  createdDocument,
  documentList,
  openDocument,
  renameBody,
  SCHEMA_VERSION
} from '../../schemas/api/contract.ts'
import { archiveDocument, unarchiveDocument } from '../documents/archive.ts'
import { copyDocument, createDocument } from '../documents/create.ts'
import { listDocuments } from '../documents/list.ts'
import { renameIn } from '../documents/rename.ts'
import { rememberTemplate, templateOf } from '../documents/template-of.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { described, documentParams, json, nothing } from '../http/described.ts'
import { recordBy } from '../http/record.ts'

const tags = ['documents']
const params = documentParams
const listQuery = z.object({ archived: z.enum(['true', 'false']).default('false') })
const created = { 201: json('The id of the new document.', createdDocument) }

/** Documents: list, create, open, rename, copy, archive. */
export const documentRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const list = described('signed-in', {
      summary: 'The documents that the person may open, the last changed first.',
      tags,
      response: { 200: json('The documents.', documentList) },
      errors: ['ogiltig-begaran']
    })
    server.get('/api/documents', { ...list, schema: { ...list.schema, querystring: listQuery } }, async request => {
      return { documents: await listDocuments(app, signedIn(request), request.query.archived === 'true') }
    })

    const create = described('signed-in', {
      summary: 'Makes a document in a template. Whoever asks becomes its owner.',
      tags,
      response: created,
      errors: ['ogiltig-begaran', 'okand-mall', 'fel-ursprung', 'for-stor']
    })
    server.post(
      '/api/documents',
      { ...create, schema: { ...create.schema, body: createDocumentBody } },
      async (request, reply) => {
        const { template, title } = request.body
        const id = await createDocument(app, signedIn(request), template, title)
        await recordBy(app, request, { event: 'document.created', document: id, details: { template } })
        return reply.code(201).send({ id })
      }
    )

    const open = described('open', {
      summary: 'All that the editor needs before it connects to `/sync/<room>`.',
      tags,
      response: { 200: json('The document.', openDocument) },
      errors: ['ogiltig-mall']
    })
    server.get('/api/documents/:id', { ...open, schema: { ...open.schema, params } }, async request => {
      const { document, role, state, scope, units } = accessOf(request)
      const template = templateOf(document, app.templates)
      await rememberTemplate(app.storage, document, template)
      return {
        id: document.id,
        room: `${document.id}@${document.epoch}`,
        title: document.title,
        state,
        role,
        scope,
        units: [...units],
        schemaVersion: SCHEMA_VERSION,
        template,
        kommun: app.register.kommun,
        me: signedIn(request)
      }
    })

    const rename = described('rename', {
      summary: 'Writes the title field of the document, as everybody who has it open sees at once.',
      tags,
      response: { 204: nothing },
      errors: ['ogiltig-begaran', 'fel-ursprung', 'arkiverad', 'for-stor']
    })
    server.patch(
      '/api/documents/:id',
      { ...rename, schema: { ...rename.schema, params, body: renameBody } },
      async (request, reply) => {
        const { document } = accessOf(request)
        const { title } = request.body
        await app.sync.change(document.id, signedIn(request).id, doc => renameIn(doc, title))
        await recordBy(app, request, { event: 'document.renamed', document: document.id })
        return reply.code(204).send()
      }
    )

    const copy = described('copy', {
      summary: 'Makes a copy, text and pictures, which belongs to whoever asks.',
      tags,
      response: created,
      errors: ['fel-ursprung'],
      cost: 10
    })
    server.post('/api/documents/:id/copy', { ...copy, schema: { ...copy.schema, params } }, async (request, reply) => {
      const { id: from } = accessOf(request).document
      const id = await copyDocument(app, accessOf(request), signedIn(request))
      await recordBy(app, request, { event: 'document.copied', document: from, details: { copy: id } })
      return reply.code(201).send({ id })
    })

    for (const [action, change, summary, errors] of [
      [
        'archive',
        archiveDocument,
        'Puts the document into the archive: everybody may read it and nobody write.',
        ['remiss-pagar']
      ],
      ['unarchive', unarchiveDocument, 'Takes the document back from the archive, into the state that it had.', []]
    ] as const) {
      const about = described(action, {
        summary,
        tags,
        response: { 204: nothing },
        errors: ['fel-ursprung', ...errors]
      })
      server.post(
        `/api/documents/:id/${action}`,
        { ...about, schema: { ...about.schema, params } },
        async (request, reply) => {
          const { id } = accessOf(request).document
          await change(app, id)
          await recordBy(app, request, { event: `document.${action}d`, document: id })
          return reply.code(204).send()
        }
      )
    }
  }
