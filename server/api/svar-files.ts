import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { PDF, WORD } from '../../schemas/api/media-types.ts'
import { fileQuery, takenIn } from '../../schemas/api/svar.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { reviewerOf } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { attachment, bytes, described, file, json, nothing } from '../http/described.ts'
import { addFile, draftFileOf, removeFile } from '../svar/files.ts'
import type { FrozenVersions } from '../svar/frozen.ts'
import { receiptFile } from '../svar/receipt-mail.ts'
import type { Reviewer } from '../svar/reviewer.ts'
import { submissionOf } from '../svar/submit.ts'
import { wordCopyFor } from '../svar/word-copy.ts'
import { recipientParams } from './svar.ts'

const tags = ['svar']
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/svg+xml'] as const
/** Types of file that a browser is not to open in the page. */
const SANDBOX = { 'content-security-policy': "default-src 'none'; sandbox", 'cache-control': 'private, no-store' }
const pictureParams = recipientParams.extend({ file: z.string().regex(/^[0-9a-f]{64}$/) })
const fileParams = recipientParams.extend({ file: z.string().min(1).max(40) })
const submissionParams = recipientParams.extend({ submission: z.string().min(1).max(40) })

/** The files of an answer without an account: pictures and Word file of the version, what is sent in, the receipt. */
export const answerFileRoutes =
  (app: App, frozen: FrozenVersions): FastifyPluginAsyncZod =>
  async server => {
    const most = app.config.maxImportBytes
    const versionOf = ({ remiss, version }: Reviewer) => frozen.of(remiss.document, version)
    for (const type of [PDF, WORD, 'application/octet-stream']) {
      server.addContentTypeParser(
        type,
        { parseAs: 'buffer', bodyLimit: most },
        (_request: FastifyRequest, body: Buffer, done: (error: null, body: Buffer) => void) => done(null, body)
      )
    }

    const picture = described('reviewer', {
      summary: 'A picture of the frozen version, by the SHA-256 of its bytes.',
      tags,
      response: { 200: file('The picture.', PICTURES) },
      errors: ['finns-inte']
    })
    server.get(
      '/api/svar/:recipient/pictures/:file',
      { ...picture, schema: { ...picture.schema, params: pictureParams } },
      async (request, reply) => {
        const { version } = await versionOf(reviewerOf(request))
        const found = version.dokument.pictures[request.params.file]
        const type = PICTURES.find(known => known === found?.mime)
        if (!found || !type) throw new StyrskriftError('finns-inte')
        reply.headers({ ...SANDBOX, 'content-disposition': 'attachment' })
        return reply.type(type).send(Buffer.from(found.base64, 'base64'))
      }
    )

    const add = described('reviewer', {
      summary:
        'Puts a Word file or a PDF into the answer: the yttrande, an enclosure, or the edited copy of the version.',
      tags,
      response: { 201: json('The file, and how much was read from it.', takenIn) },
      errors: [
        'ogiltig-begaran',
        'fel-ursprung',
        'for-stor',
        'svar-stangt',
        'svar-utan-namn',
        'ogiltig-svarsfil',
        'filen-finns-redan',
        'for-manga-delar',
        'inte-remissversionen',
        'annans-kopia',
        'pdf-krypterad',
        'pdf-skadad',
        'pdf-farlig'
      ],
      cost: 20
    })
    server.post(
      '/api/svar/:recipient/files',
      {
        ...add,
        bodyLimit: most,
        schema: {
          ...add.schema,
          params: recipientParams,
          querystring: fileQuery,
          consumes: [WORD, PDF, 'application/octet-stream'],
          body: bytes
        }
      },
      async (request, reply) => {
        const reviewer = reviewerOf(request)
        const given = { ...request.query, data: request.body }
        return reply.code(201).send(await addFile(app, reviewer, await versionOf(reviewer), given))
      }
    )

    const get = described('reviewer', {
      summary: 'A file of the answer, as it came.',
      tags,
      response: { 200: file('The file, as an attachment.', [WORD, PDF]) },
      errors: ['finns-inte']
    })
    server.get(
      '/api/svar/:recipient/files/:file',
      { ...get, schema: { ...get.schema, params: fileParams } },
      async (request, reply) => {
        const found = await draftFileOf(app.storage, reviewerOf(request).recipient.id, request.params.file)
        reply.headers({ ...SANDBOX, 'content-disposition': attachment(found.name) })
        return reply.type(found.type === PDF ? PDF : WORD).send(found.data)
      }
    )

    const remove = described('reviewer', {
      summary: 'Takes a file out of the answer, with what was read from it and nobody has changed.',
      tags,
      response: { 204: nothing },
      errors: ['fel-ursprung', 'finns-inte', 'svar-stangt', 'svar-utan-namn']
    })
    server.delete(
      '/api/svar/:recipient/files/:file',
      { ...remove, schema: { ...remove.schema, params: fileParams } },
      async (request, reply) => {
        await removeFile(app, reviewerOf(request), request.params.file)
        return reply.code(204).send()
      }
    )

    const word = described('reviewer', {
      summary: 'The frozen version for Word, made for this recipient: every change in it is tracked.',
      tags,
      response: { 200: file('The file, as an attachment.', [WORD]) },
      cost: 20
    })
    server.get(
      '/api/svar/:recipient/word',
      { ...word, schema: { ...word.schema, params: recipientParams } },
      async (request, reply) => {
        const reviewer = reviewerOf(request)
        const { name, bytes } = await wordCopyFor(app, reviewer, await versionOf(reviewer))
        return reply.header('content-disposition', attachment(name)).type(WORD).send(bytes)
      }
    )

    const receipt = described('reviewer', {
      summary: 'A submitted answer with its receipt, as a Word file.',
      tags,
      response: { 200: file('The file, as an attachment.', [WORD]) },
      errors: ['finns-inte'],
      cost: 20
    })
    server.get(
      '/api/svar/:recipient/submissions/:submission/word',
      { ...receipt, schema: { ...receipt.schema, params: submissionParams } },
      async (request, reply) => {
        const reviewer = reviewerOf(request)
        const row = await submissionOf(app.storage, reviewer.recipient.id, 'id', request.params.submission)
        if (!row) throw new StyrskriftError('finns-inte')
        const { name, bytes } = await receiptFile(reviewer, await versionOf(reviewer), row)
        return reply.header('content-disposition', attachment(name)).type(WORD).send(bytes)
      }
    )
  }
