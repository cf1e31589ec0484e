import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { createdDocument, importBody } from '../../schemas/api/contract.ts'
import { choiceOf, type ExportChoice, exportBody, exportQuery } from '../../schemas/api/export.ts'
import { WORD } from '../../schemas/api/media-types.ts'
import { dokument } from '../../schemas/document/dokument.ts'
import { importDocument } from '../documents/create.ts'
import { exportDocument } from '../documents/export.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { attachment, described, documentParams, file, json } from '../http/described.ts'
import { recordBy } from '../http/record.ts'
import { fileValidator } from '../http/validation.ts'

const tags = ['documents']

/** Documents as files: import and export. */
export const fileRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const take = described('signed-in', {
      summary: 'Makes a document from an interchange file (docs/interchange.md), whole or not at all.',
      tags,
      response: { 201: json('The id of the new document.', createdDocument) },
      errors: ['ogiltig-begaran', 'ogiltig-fil', 'okand-mall', 'fel-ursprung', 'for-stor'],
      cost: 10
    })
    server.post(
      '/api/documents/import',
      {
        ...take,
        bodyLimit: app.config.maxImportBytes,
        validatorCompiler: fileValidator('dokument'),
        schema: { ...take.schema, body: importBody }
      },
      async (request, reply) => {
        const { dokument } = request.body
        const id = await importDocument(app, signedIn(request), dokument)
        await recordBy(app, request, {
          event: 'document.imported',
          document: id,
          details: { template: dokument.template }
        })
        return reply.code(201).send({ id })
      }
    )

    const giving = {
      summary:
        'The document as a file: `json` with pictures (docs/interchange.md), or `docx` in a variant, perhaps with tables at the end (docs/word.md).',
      tags,
      response: {
        200: {
          description: 'The file, as an attachment.',
          content: { 'application/json': { schema: dokument }, ...file('', [WORD]).content }
        }
      },
      cost: 10
    }
    const give = described('export', { ...giving, errors: ['ogiltig-begaran', 'ogiltig-mall'] })
    const giveChosen = described('export', {
      ...giving,
      errors: ['ogiltig-begaran', 'ogiltig-mall', 'fel-ursprung', 'for-stor']
    })
    const made = async (request: FastifyRequest, reply: FastifyReply, choice: ExportChoice): Promise<Buffer> => {
      const access = accessOf(request)
      const { name, bytes, variant } = await exportDocument(app, access, choice)
      // Before the first byte leaves: nobody gets a file that is nowhere recorded.
      const { format, variant: _chosen, ...added } = choice
      const details = { format, ...(variant ? { variant, ...added } : {}), bytes: bytes.length }
      await recordBy(app, request, { event: 'document.exported', document: access.document.id, details })
      reply.header('content-disposition', attachment(name))
      reply.type(format === 'json' ? 'application/json; charset=utf-8' : WORD)
      return bytes
    }
    server.get(
      '/api/documents/:id/export',
      { ...give, schema: { ...give.schema, params: documentParams, querystring: exportQuery } },
      async (request, reply) => reply.send(await made(request, reply, choiceOf(request.query)))
    )
    server.post(
      '/api/documents/:id/export',
      { ...giveChosen, schema: { ...giveChosen.schema, params: documentParams, body: exportBody } },
      async (request, reply) => reply.send(await made(request, reply, request.body))
    )
  }
