import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { zipSync } from 'fflate'
import { z } from 'zod'
import { WORD } from '../../schemas/api/media-types.ts'
import { compiledOverview, fileQuery, omission, omissionBody, repliesSent } from '../../schemas/api/sammanstallning.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { mayDo } from '../../schemas/policy/actions.ts'
import { isDraft } from '../../schemas/remiss/gaps.ts'
import { diariumPackage } from '../diarium/package.ts'
import { fileName } from '../documents/export.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { attachment, described, documentParams, file, json, nothing } from '../http/described.ts'
import { recordBy } from '../http/record.ts'
import { makeOf } from '../sammanstallning/make.ts'
import { addOmission, demandRemiss, omissionsOf, removeOmission } from '../sammanstallning/omissions.ts'
import { sendReplies } from '../sammanstallning/replies.ts'

const tags = ['remiss']
const say = messages.sammanstallning
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ZIP = 'application/zip'
const params = documentParams.extend({ remiss: z.string().min(1).max(40) })
const omissionParams = params.extend({ omission: z.string().min(1).max(40) })

/** What is compiled of a remiss: its files, what is left out of them, and the letters to those who answered. */
export const sammanstallningRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const overview = described('see-remiss', {
      summary:
        'What will be in the files that are compiled of a remiss, and what to look through before they are published.',
      tags,
      response: { 200: json('The overview.', compiledOverview) },
      errors: ['ogiltig-mall'],
      cost: 10
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/sammanstallning',
      { ...overview, schema: { ...overview.schema, params } },
      async request => {
        const { document, role, state } = accessOf(request)
        const { remiss } = request.params
        const made = await makeOf(app, { document: document.id, remiss, want: ['overview'] })
        const answered = made.compiled.bodies.filter(body => body.answers.length > 0)
        const sent = await app.storage.db
          .selectFrom('letter')
          .select(eb => eb.fn.count('recipient').distinct().as('count'))
          .where('remiss', '=', remiss)
          .where('kind', '=', 'svarsbrev')
          .executeTakeFirst()
        return compiledOverview.parse({
          asOf: made.compiled.asOf,
          counts: made.counts,
          names: made.names,
          doubts: made.doubts,
          gaps: made.gaps,
          omissions: await omissionsOf(app, remiss),
          replies: {
            bodies: answered.length,
            withoutAddress: answered.filter(body => body.email === '' && body.registrar === '').map(body => body.name),
            sent: Number(sent?.count ?? 0)
          },
          may: { compile: mayDo(role, 'compile-remiss', state) === 'yes' }
        })
      }
    )

    const give = described('see-remiss', {
      summary: 'The remissammanställning as a Word file or a spreadsheet, whole or without personal data.',
      tags,
      response: { 200: file('The file, as an attachment.', [WORD, XLSX]) },
      errors: ['ogiltig-begaran', 'ogiltig-mall'],
      cost: 20
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/sammanstallning/file',
      { ...give, schema: { ...give.schema, params, querystring: fileQuery } },
      async (request, reply) => {
        const document = accessOf(request).document.id
        const { remiss } = request.params
        const { format, variant } = request.query
        const without = variant === 'utan-personuppgifter'
        const made = await makeOf(app, { document, remiss, without, want: [format === 'docx' ? 'word' : 'xlsx'] })
        const bytes = (format === 'docx' ? made.word : made.xlsx) ?? new Uint8Array()
        await recordBy(app, request, { event: 'remiss.compiled', document, details: { remiss, format, variant } })
        const draft = isDraft(made.compiled.lacking)
        const name = [
          say.file.word(made.compiled.document.title),
          ...(without ? [say.file.public] : []),
          ...(draft ? [say.file.draft] : [])
        ].join(', ')
        return reply
          .type(format === 'docx' ? WORD : XLSX)
          .header('content-disposition', attachment(`${fileName(name)}.${format}`))
          .send(Buffer.from(bytes))
      }
    )

    const add = described('compile-remiss', {
      summary: 'Selects words that are left out of what is published, wherever they stand.',
      tags,
      response: { 201: json('The passage.', omission) },
      errors: ['ogiltig-begaran', 'fel-ursprung', 'for-stor']
    })
    server.post(
      '/api/documents/:id/remisser/:remiss/omissions',
      { ...add, schema: { ...add.schema, params, body: omissionBody } },
      async (request, reply) => {
        const document = accessOf(request).document.id
        const { remiss } = request.params
        await demandRemiss(app, document, remiss)
        const made = await addOmission(app, remiss, signedIn(request).id, request.body.text)
        await recordBy(app, request, {
          event: 'remiss.omission-added',
          document,
          details: { remiss, omission: made.id }
        })
        return reply.code(201).send(made)
      }
    )

    const remove = described('compile-remiss', {
      summary: 'Takes the selection of words back.',
      tags,
      response: { 204: nothing },
      errors: ['fel-ursprung']
    })
    server.delete(
      '/api/documents/:id/remisser/:remiss/omissions/:omission',
      { ...remove, schema: { ...remove.schema, params: omissionParams } },
      async (request, reply) => {
        const document = accessOf(request).document.id
        const { remiss, omission } = request.params
        await demandRemiss(app, document, remiss)
        await removeOmission(app, remiss, omission)
        await recordBy(app, request, { event: 'remiss.omission-removed', document, details: { remiss, omission } })
        return reply.code(204).send()
      }
    )

    const letters = described('compile-remiss', {
      summary: 'The letters that tell each body what became of its synpunkter, as Word files in a zip.',
      tags,
      response: { 200: file('The zip, as an attachment.', [ZIP]) },
      errors: ['ogiltig-mall'],
      cost: 20
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/replies',
      { ...letters, schema: { ...letters.schema, params } },
      async (request, reply) => {
        const document = accessOf(request).document.id
        const { remiss } = request.params
        const made = await makeOf(app, { document, remiss, want: ['letters'] })
        const entries = (made.letters ?? []).map((letter, i): [string, Uint8Array] => [
          `${String(i + 1).padStart(3, '0')} ${fileName(say.letter.file(letter.name))}.docx`,
          letter.word
        ])
        const zip = zipSync(Object.fromEntries(entries), { level: 0, mtime: new Date(1980, 0, 1), os: 0 })
        return reply
          .type(ZIP)
          .header('content-disposition', attachment(`${fileName(say.letters(made.compiled.document.title))}.zip`))
          .send(Buffer.from(zip))
      }
    )

    const pack = described('compile-remiss', {
      summary:
        'Everything that belongs to the remiss in one zip, with an index and hashes, and what is missing told in it.',
      tags,
      response: { 200: file('The zip, as an attachment.', [ZIP]) },
      errors: ['ogiltig-mall'],
      cost: 30
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/diarium',
      { ...pack, schema: { ...pack.schema, params } },
      async (request, reply) => {
        const document = accessOf(request).document.id
        const { remiss } = request.params
        const made = await diariumPackage(app, document, remiss)
        const details = { remiss, files: made.files, missing: made.missing.length }
        await recordBy(app, request, { event: 'remiss.package-made', document, details })
        reply.type(ZIP).header('content-disposition', attachment(made.name))
        // As it is made: whoever saves it waits for no more than what is compiled.
        return reply.send(Readable.from(made.bytes, { objectMode: false }) as unknown as Buffer)
      }
    )

    const send = described('compile-remiss', {
      summary: 'Sends those letters by e-mail: the same words once, ever.',
      tags,
      response: { 200: json('Who was sent a letter now, who had been before, and who has no address.', repliesSent) },
      errors: ['fel-ursprung', 'arkiverad', 'ogiltig-mall'],
      cost: 20
    })
    server.post(
      '/api/documents/:id/remisser/:remiss/replies',
      { ...send, schema: { ...send.schema, params } },
      async request => {
        const { document, state } = accessOf(request)
        if (state === 'arkiverad') throw new StyrskriftError('arkiverad')
        const { remiss } = request.params
        const result = await sendReplies(app, { document: document.id, remiss, person: signedIn(request).id })
        await recordBy(app, request, {
          event: 'remiss.replies-sent',
          document: document.id,
          details: { remiss, sent: result.sent.length }
        })
        return result
      }
    )
  }
