import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { WORD } from '../../schemas/api/media-types.ts'
import { freezeBody, versionList, type WholeVersion, wholeVersion } from '../../schemas/api/versions.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { mayDo } from '../../schemas/policy/actions.ts'
import { versionInfo } from '../../schemas/versions/version.ts'
import { fileName } from '../documents/export.ts'
import { titleOf } from '../documents/store.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { attachment, described, documentParams, file, json } from '../http/described.ts'
import { recordBy } from '../http/record.ts'
import { freeze } from '../versions/freeze.ts'
import { listVersions, readVersion, wordFileOf } from '../versions/versions.ts'

const tags = ['versions']
const versionParams = documentParams.extend({ version: z.string().min(1).max(40) })

/** Frozen versions of a document: make one, list them, read one, fetch its Word file. */
export const versionRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const list = described('see-versions', {
      summary: 'The frozen versions of the document, the latest first.',
      tags,
      response: { 200: json('The versions.', versionList) }
    })
    server.get(
      '/api/documents/:id/versions',
      { ...list, schema: { ...list.schema, params: documentParams } },
      async request => {
        const { document, role, state } = accessOf(request)
        const may = {
          freeze: mayDo(role, 'freeze-version', state) === 'yes',
          takeIn: mayDo(role, 'take-in-copy', state) === 'yes'
        }
        return { versions: await listVersions(app.storage, document.id), may }
      }
    )

    const make = described('freeze-version', {
      summary:
        'Freezes the document as it is stored now: its text, its numbers and its Word file. A version never changes.',
      tags,
      response: { 201: json('The version.', versionInfo) },
      errors: ['ogiltig-begaran', 'ogiltig-mall', 'fel-ursprung', 'arkiverad', 'for-stor'],
      cost: 20
    })
    server.post(
      '/api/documents/:id/versions',
      { ...make, schema: { ...make.schema, params: documentParams, body: freezeBody } },
      async (request, reply) => {
        const document = accessOf(request).document.id
        const given = { document, person: signedIn(request).id, address: request.ip, ...request.body }
        return reply.code(201).send(await freeze(app, given))
      }
    )

    const read = described('see-versions', {
      summary: 'A version as it was: its text (docs/interchange.md) and its numbers as printed.',
      tags,
      response: { 200: json('The version.', wholeVersion) },
      cost: 5
    })
    server.get(
      '/api/documents/:id/versions/:version',
      { ...read, schema: { ...read.schema, params: versionParams } },
      async (request, reply) => {
        const found = await readVersion(app.storage, accessOf(request).document.id, request.params.version)
        const { dokument, printed, template: _template, kommun: _kommun, yjs: _yjs, document: _id, ...version } = found
        const body: WholeVersion = { version, dokument, printed: Object.fromEntries(printed) }
        // As bytes: an interchange is read by its schema and never written by it.
        return reply.type('application/json; charset=utf-8').send(Buffer.from(JSON.stringify(body)) as never)
      }
    )

    const word = described('see-versions', {
      summary: 'The Word file of a version, the same bytes each time. Its SHA-256 stands in the list.',
      tags,
      response: { 200: file('The file, as an attachment.', [WORD]) },
      cost: 5
    })
    server.get(
      '/api/documents/:id/versions/:version/word',
      { ...word, schema: { ...word.schema, params: versionParams } },
      async (request, reply) => {
        const document = accessOf(request).document.id
        const { number, kind, dokument, id } = await readVersion(app.storage, document, request.params.version)
        const bytes = await wordFileOf(app.storage, document, id)
        await recordBy(app, request, { event: 'version.exported', document, details: { version: id, number } })
        const name = messages.versions.file(titleOf(dokument), number, messages.versions.kinds[kind])
        reply.header('content-disposition', attachment(`${fileName(name)}.docx`))
        return reply.type(WORD).send(bytes)
      }
    )
  }
