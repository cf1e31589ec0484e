import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  acceptDraftBody,
  acceptedDraft,
  changeDraftBody,
  draftList,
  draftReading,
  uploadQuery
} from '../../schemas/api/drafts.ts'
import { type ErrorId, StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { templateNamed } from '../documents/template-of.ts'
import { signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { bytes, described, json, nothing } from '../http/described.ts'
import { recordBy } from '../http/record.ts'
import { acceptUpload } from '../imports/accept.ts'
import { prepared } from '../imports/prepare.ts'
import { inTurn, readingOf, readUpload } from '../imports/reading.ts'
import { chooseIn, keepUpload, openUpload, removeUpload, uploadIn, uploadsOf } from '../imports/uploads.ts'

const tags = ['documents']
const params = z.object({ draft: z.string().min(1).max(40) })
const reading = json('What became of the draft. Nothing is saved of it but the file.', draftReading)

/** Why a file is refused. */
const REFUSED: readonly ErrorId[] = [
  'word-inte-docx',
  'word-gammalt-format',
  'word-krypterad',
  'word-for-stor',
  'word-skadad',
  'word-farlig',
  'utkast-pdf',
  'utkast-webbsida',
  'utkast-annat-format',
  'libreoffice-saknas',
  'gar-inte-att-omvandla',
  'ogiltig-fil',
  'okand-mall',
  'ogiltig-mall',
  'laser-redan'
]

/** Reading in a draft: upload, look, choose, accept. Everything is seen by whoever uploaded it alone. */
export const draftRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    server.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: app.config.maxImportBytes },
      (_request: FastifyRequest, body: Buffer, done: (error: null, body: Buffer) => void) => done(null, body)
    )

    server.get(
      '/api/drafts',
      described('signed-in', {
        summary: 'What the person has begun to read in, the last changed first.',
        tags,
        response: { 200: json('The files.', draftList) }
      }),
      async request => ({ drafts: await uploadsOf(app.storage, signedIn(request).id, app.now()) })
    )

    const upload = described('signed-in', {
      summary:
        'Reads a draft (.docx, .odt, .doc, .rtf, Markdown, plain text) into a template, and says what went where. The file is kept for fourteen days; no document is made yet.',
      tags,
      response: { 201: reading },
      errors: [...REFUSED, 'ogiltig-begaran', 'for-manga-inlasningar', 'fel-ursprung', 'for-stor'],
      cost: 10
    })
    server.post(
      '/api/drafts',
      {
        ...upload,
        bodyLimit: app.config.maxImportBytes,
        schema: { ...upload.schema, querystring: uploadQuery, consumes: ['application/octet-stream'], body: bytes }
      },
      async (request, reply) => {
        const person = signedIn(request).id
        const { name, template } = request.query
        templateNamed(app.templates, template)
        const file = await inTurn(person, () => prepared(request.body))
        const kept = await keepUpload(app.storage, person, { name, template, ...file }, app.now())
        try {
          return reply.code(201).send(readingOf(app, kept, await readUpload(app, kept)))
        } catch (error) {
          // A file that cannot be read is not kept.
          await removeUpload(app.storage, person, kept.row.id)
          throw error
        }
      }
    )

    const look = described('signed-in', {
      summary: 'What became of a draft, with what the person has chosen.',
      tags,
      response: { 200: reading },
      errors: [...REFUSED, 'ogiltig-begaran', 'finns-inte'],
      cost: 5
    })
    server.get('/api/drafts/:draft', { ...look, schema: { ...look.schema, params } }, async request => {
      const upload = await openUpload(app.storage, signedIn(request).id, request.params.draft)
      return readingOf(app, upload, await readUpload(app, upload))
    })

    const change = described('signed-in', {
      summary: 'Chooses another template, placements, what is done with tracked changes, and what names mean.',
      tags,
      response: { 200: reading },
      errors: [...REFUSED, 'ogiltig-begaran', 'finns-inte', 'andrad-under-tiden', 'fel-ursprung', 'for-stor'],
      cost: 5
    })
    server.put(
      '/api/drafts/:draft',
      {
        ...change,
        bodyLimit: app.config.maxImportBytes,
        schema: { ...change.schema, params, body: changeDraftBody }
      },
      async request => {
        const { revision, template, choices } = request.body
        if (template !== undefined) templateNamed(app.templates, template)
        const before = await openUpload(app.storage, signedIn(request).id, request.params.draft)
        if (before.revision !== revision) throw new StyrskriftError('andrad-under-tiden', { name: before.row.name })
        const upload = await chooseIn(app.storage, before, { template, choices }, app.now())
        return readingOf(app, upload, await readUpload(app, upload))
      }
    )

    const accept = described('signed-in', {
      summary: 'Makes the document of the draft as it was looked at. Whoever asks becomes its owner.',
      tags,
      response: { 201: json('The new document.', acceptedDraft) },
      errors: [
        ...REFUSED,
        'ogiltig-begaran',
        'finns-inte',
        'andrad-under-tiden',
        'for-manga-kommentarer',
        'fel-ursprung',
        'for-stor'
      ],
      cost: 10
    })
    server.post(
      '/api/drafts/:draft/accept',
      { ...accept, schema: { ...accept.schema, params, body: acceptDraftBody } },
      async (request, reply) => {
        const person = signedIn(request)
        const upload = await uploadIn(app.storage, person.id, request.params.draft)
        const { made, template, ...accepted } = await acceptUpload(app, upload, request.body.revision, person)
        if (made) {
          const details = { template, file: upload.row.kind, threads: accepted.threads }
          await recordBy(app, request, { event: 'document.imported', document: accepted.id, details })
        }
        return reply.code(201).send(accepted)
      }
    )

    const remove = described('signed-in', {
      summary: 'Throws a draft away.',
      tags,
      response: { 204: nothing },
      errors: ['ogiltig-begaran', 'finns-inte', 'fel-ursprung']
    })
    server.delete('/api/drafts/:draft', { ...remove, schema: { ...remove.schema, params } }, async (request, reply) => {
      await removeUpload(app.storage, signedIn(request).id, request.params.draft)
      return reply.code(204).send()
    })
  }
