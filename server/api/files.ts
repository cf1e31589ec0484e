import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { createdDocument, importBody } from '../../schemas/api/contract.ts'
import { dokument } from '../../schemas/document/dokument.ts'
import { importDocument } from '../documents/create.ts'
import { exportDocument } from '../documents/export.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { attachment, described, documentParams, file, json } from '../http/described.ts'
import { fileValidator } from '../http/validation.ts'

const tags = ['documents']
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const exportQuery = z.object({ format: z.enum(['json', 'docx']) })

/** Documents as files: import and export. */
export const fileRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const take = described('signed-in', {
      summary: 'Makes a document from an interchange file (docs/interchange.md), whole or not at all.',
      tags,
      response: { 201: json('The id of the new document.', createdDocument) },
      errors: ['ogiltig-begaran', 'ogiltig-fil', 'okand-mall', 'fel-ursprung', 'for-stor']
    })
    server.post(
      '/api/documents/import',
      {
        ...take,
        bodyLimit: app.config.maxImportBytes,
        validatorCompiler: fileValidator('dokument'),
        schema: { ...take.schema, body: importBody }
      },
      async (request, reply) =>
        reply.code(201).send({ id: await importDocument(app, signedIn(request), request.body.dokument) })
    )

    const give = described('export', {
      summary: 'The document as a file: `json` with pictures (docs/interchange.md), or `docx`.',
      tags,
      response: {
        200: {
          description: 'The file, as an attachment.',
          content: { 'application/json': { schema: dokument }, ...file('', [WORD]).content }
        }
      },
      errors: ['ogiltig-begaran', 'ogiltig-mall']
    })
    server.get(
      '/api/documents/:id/export',
      { ...give, schema: { ...give.schema, params: documentParams, querystring: exportQuery } },
      async (request, reply) => {
        const { name, bytes } = await exportDocument(app, accessOf(request), request.query.format)
        reply.header('content-disposition', attachment(name))
        reply.type(request.query.format === 'json' ? 'application/json; charset=utf-8' : WORD)
        return reply.send(bytes)
      }
    )
  }
