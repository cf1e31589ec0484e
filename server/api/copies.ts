import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  acceptBody,
  acceptedCopy,
  copyList,
  copyQuery,
  decideBody,
  receivedCopy,
  wholeCopy
} from '../../schemas/api/copies.ts'
import { WORD } from '../../schemas/api/media-types.ts'
import { mayDo } from '../../schemas/policy/actions.ts'
import { copyFile, copyInfoOf, listCopies, wholeCopyOf } from '../copies/copies.ts'
import { acceptCopy, decide } from '../copies/decide.ts'
import { receiveCopy } from '../copies/receive.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { attachment, bytes, described, documentParams, file, json } from '../http/described.ts'
import { recordBy } from '../http/record.ts'

const tags = ['versions']
const copyParams = documentParams.extend({ copy: z.string().min(1).max(40) })

/** Copies of versions that came back from Word: received and read, looked over, taken in. */
export const copyRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    for (const type of [WORD, 'application/octet-stream']) {
      server.addContentTypeParser(
        type,
        { parseAs: 'buffer', bodyLimit: app.config.maxImportBytes },
        (_request: FastifyRequest, body: Buffer, done: (error: null, body: Buffer) => void) => done(null, body)
      )
    }

    const list = described('see-copies', {
      summary: 'The copies that came back of the versions of the document, the latest first.',
      tags,
      response: { 200: json('The copies.', copyList) },
      cost: 3
    })
    server.get(
      '/api/documents/:id/copies',
      { ...list, schema: { ...list.schema, params: documentParams } },
      async request => {
        const { document, role, state } = accessOf(request)
        const may = { takeIn: mayDo(role, 'take-in-copy', state) === 'yes' }
        return { copies: await listCopies(app.storage, document.id), may }
      }
    )

    const receive = described('take-in-copy', {
      summary:
        'Receives a Word file that is an edited copy of a version, and reads it. The file is kept as it came; the same file again is recognised.',
      tags,
      response: { 201: json('The copy.', receivedCopy) },
      errors: [
        'ogiltig-begaran',
        'fel-ursprung',
        'arkiverad',
        'ar-antaget',
        'for-stor',
        'kopia-utan-version',
        'kopia-av-annat',
        'word-inte-docx',
        'word-gammalt-format',
        'word-krypterad',
        'word-for-stor',
        'word-skadad',
        'word-farlig'
      ],
      cost: 10
    })
    server.post(
      '/api/documents/:id/copies',
      {
        ...receive,
        bodyLimit: app.config.maxImportBytes,
        schema: { ...receive.schema, params: documentParams, querystring: copyQuery, consumes: [WORD], body: bytes }
      },
      async (request, reply) => {
        const document = accessOf(request).document.id
        const person = signedIn(request).id
        const made = await receiveCopy(app, { document, person, bytes: request.body, ...request.query })
        const { id: copy, version, sha256, again } = made
        if (!again)
          await recordBy(app, request, { event: 'copy.received', document, details: { copy, version, sha256 } })
        return reply.code(201).send({ copy: await copyInfoOf(app.storage, document, copy), again })
      }
    )

    const read = described('see-copies', {
      summary:
        'All that was read in a copy: each comment and change, where it stands in the version and in the present text.',
      tags,
      response: { 200: json('The copy.', wholeCopy) },
      cost: 5
    })
    server.get(
      '/api/documents/:id/copies/:copy',
      { ...read, schema: { ...read.schema, params: copyParams } },
      request => wholeCopyOf(app, accessOf(request).document.id, request.params.copy)
    )

    const fetch = described('see-copies', {
      summary: 'The file as it came.',
      tags,
      response: { 200: file('The file, as an attachment.', [WORD]) },
      cost: 5
    })
    server.get(
      '/api/documents/:id/copies/:copy/file',
      { ...fetch, schema: { ...fetch.schema, params: copyParams } },
      async (request, reply) => {
        const document = accessOf(request).document.id
        const { name, data, sha256 } = await copyFile(app.storage, document, request.params.copy)
        const details = { copy: request.params.copy, sha256 }
        await recordBy(app, request, { event: 'copy.exported', document, details })
        reply.header('content-disposition', attachment(name))
        return reply.type(WORD).send(data)
      }
    )

    const change = described('take-in-copy', {
      summary:
        'Notes where a person places what was read, and what is left out. Throws nothing away: the copy keeps all of it.',
      tags,
      response: { 200: json('The copy as it is then.', wholeCopy) },
      errors: ['ogiltig-begaran', 'andrad-under-tiden', 'fel-ursprung', 'arkiverad', 'ar-antaget', 'for-stor'],
      cost: 3
    })
    server.put(
      '/api/documents/:id/copies/:copy/decisions',
      { ...change, schema: { ...change.schema, params: copyParams, body: decideBody } },
      async request => {
        const document = accessOf(request).document.id
        await decide(app, document, request.params.copy, request.body)
        return wholeCopyOf(app, document, request.params.copy)
      }
    )

    const accept = described('take-in-copy', {
      summary: 'Makes comments and change proposals of all that is not left out. Asking twice makes nothing twice.',
      tags,
      response: { 200: json('The copy, and how many threads were new.', acceptedCopy) },
      errors: [
        'ogiltig-begaran',
        'andrad-under-tiden',
        'kopian-har-oplacerade',
        'for-manga-kommentarer',
        'fel-ursprung',
        'arkiverad',
        'ar-antaget',
        'for-stor'
      ],
      cost: 10
    })
    server.post(
      '/api/documents/:id/copies/:copy/accept',
      { ...accept, schema: { ...accept.schema, params: copyParams, body: acceptBody } },
      async request => {
        const document = accessOf(request).document.id
        const { copy } = request.params
        const by = { document, person: signedIn(request).id }
        const threads = await acceptCopy(app, by, copy, request.body.revision)
        await recordBy(app, request, { event: 'copy.taken-in', document, details: { copy, threads } })
        return { copy: await copyInfoOf(app.storage, document, copy), threads }
      }
    )
  }
