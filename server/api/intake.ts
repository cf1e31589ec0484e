import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  asideBody,
  bringQuery,
  broughtFile,
  changeIntakeBody,
  intakeList,
  readAsBody,
  wholeIntake
} from '../../schemas/api/intake.ts'
import { PDF, WORD } from '../../schemas/api/media-types.ts'
import { type ErrorId, StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { mayDo } from '../../schemas/policy/actions.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { attachment, bytes, described, documentParams, file, json } from '../http/described.ts'
import { recordBy } from '../http/record.ts'
import { bringFile, broughtBytes } from '../intake/bring.ts'
import { changeIntake, readAs, setAside } from '../intake/change.ts'
import { IntakeReader } from '../intake/reader.ts'
import { intakeRow, intakeRows } from '../intake/rows.ts'
import { wholeIntakeOf } from '../intake/whole.ts'
import { type RemissEntry, remissIn } from '../remiss/rows.ts'
import type { Frozen, FrozenVersions } from '../svar/frozen.ts'

const tags = ['intake']
const params = documentParams.extend({ remiss: z.string().min(1).max(40) })
const fileParams = params.extend({ file: z.string().min(1).max(40) })
const whole = { 200: json('The file as it is then.', wholeIntake) }
const WRITING: readonly ErrorId[] = ['ogiltig-begaran', 'fel-ursprung', 'arkiverad', 'for-stor']
const READING: readonly ErrorId[] = [
  'word-inte-docx',
  'word-gammalt-format',
  'word-krypterad',
  'word-for-stor',
  'word-skadad',
  'word-farlig'
]
const BODY_LIMIT = 1024 * 1024

/** Files that came to a remiss by e-mail or on paper: brought in, read, looked over, set aside. */
export const intakeRoutes =
  (app: App, frozen: FrozenVersions): FastifyPluginAsyncZod =>
  async server => {
    const { db } = app.storage
    const reader = new IntakeReader(app, frozen)
    server.addHook('onClose', () => reader.close())
    for (const type of [WORD, PDF, 'application/octet-stream']) {
      server.addContentTypeParser(
        type,
        { parseAs: 'buffer', bodyLimit: app.config.maxImportBytes },
        (_request: FastifyRequest, body: Buffer, done: (error: null, body: Buffer) => void) => done(null, body)
      )
    }
    const remissOf = (request: FastifyRequest): Promise<RemissEntry> =>
      remissIn(db, accessOf(request).document.id, (request.params as { remiss: string }).remiss)
    const versionOf = (remiss: RemissEntry): Promise<Frozen> => {
      if (remiss.version === null) throw new StyrskriftError('remiss-inte-skickad')
      return frozen.of(remiss.document, remiss.version)
    }
    const see = async (remiss: RemissEntry, id: string) => wholeIntakeOf(app, remiss, await versionOf(remiss), id)

    const list = described('see-intake', {
      summary:
        'The files that were brought to a remiss, what each of them is, and whose. What waits to be read is read.',
      tags,
      response: { 200: json('The files.', intakeList) },
      cost: 2
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/intake',
      { ...list, schema: { ...list.schema, params } },
      async request => {
        const { role, state } = accessOf(request)
        const files = await intakeRows(db, await remissOf(request))
        // What another process, or this one before it was restarted, left to read.
        if (files.some(each => each.state === 'laser')) reader.wake()
        return { files, may: { takeIn: mayDo(role, 'take-in-answer', state) === 'yes' } }
      }
    )

    const bring = described('take-in-answer', {
      summary:
        'Takes in a file that came by e-mail or on paper. It is kept as it came, and read afterwards; the same file again is recognised.',
      tags,
      response: { 201: json('The file.', broughtFile) },
      errors: [...WRITING, 'ogiltig-svarsfil', 'remiss-inte-skickad', 'filen-finns-i-svar', 'for-manga-filer'],
      cost: 3
    })
    server.post(
      '/api/documents/:id/remisser/:remiss/intake',
      {
        ...bring,
        bodyLimit: app.config.maxImportBytes,
        schema: { ...bring.schema, params, querystring: bringQuery, consumes: [WORD, PDF], body: bytes }
      },
      async (request, reply) => {
        const remiss = await remissOf(request)
        const given = { person: signedIn(request).id, name: request.query.name, data: request.body }
        const { id, again, sha256 } = await bringFile(app, remiss, given)
        if (!again) {
          const details = { remiss: remiss.id, file: id, sha256 }
          await recordBy(app, request, { event: 'intake.received', document: remiss.document, details })
        }
        reader.wake()
        return reply.code(201).send({ file: await intakeRow(db, remiss, id), again })
      }
    )

    const read = described('see-intake', {
      summary: 'All that was read in a file that was brought, and what people have corrected.',
      tags,
      response: { 200: json('The file.', wholeIntake) },
      errors: ['remiss-inte-skickad'],
      cost: 3
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/intake/:file',
      { ...read, schema: { ...read.schema, params: fileParams } },
      async request => see(await remissOf(request), request.params.file)
    )

    const fetch = described('see-intake', {
      summary: 'The file as it came.',
      tags,
      response: { 200: file('The file, as an attachment.', [WORD, PDF]) },
      cost: 3
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/intake/:file/content',
      { ...fetch, schema: { ...fetch.schema, params: fileParams } },
      async (request, reply) => {
        const remiss = await remissOf(request)
        const { name, type, sha256, data } = await broughtBytes(app.storage, remiss.id, request.params.file)
        const details = { remiss: remiss.id, file: request.params.file, sha256 }
        await recordBy(app, request, { event: 'intake.exported', document: remiss.document, details })
        reply.header('content-disposition', attachment(name))
        return reply.type(type).send(data)
      }
    )

    const change = described('take-in-answer', {
      summary: 'Says whose answer a file is, where what was read belongs, and what of it is left out.',
      tags,
      response: whole,
      errors: [...WRITING, 'andrad-under-tiden', 'remiss-inte-skickad'],
      cost: 2
    })
    server.put(
      '/api/documents/:id/remisser/:remiss/intake/:file',
      { ...change, bodyLimit: BODY_LIMIT, schema: { ...change.schema, params: fileParams, body: changeIntakeBody } },
      async request => {
        const remiss = await remissOf(request)
        await changeIntake(app, remiss, await versionOf(remiss), request.params.file, request.body)
        return see(remiss, request.params.file)
      }
    )

    const again = described('take-in-answer', {
      summary: 'Reads a file once more, as what a person says that it is.',
      tags,
      response: whole,
      errors: [...WRITING, ...READING, 'andrad-under-tiden', 'remiss-inte-skickad'],
      cost: 10
    })
    server.post(
      '/api/documents/:id/remisser/:remiss/intake/:file/read',
      { ...again, schema: { ...again.schema, params: fileParams, body: readAsBody } },
      async request => {
        const remiss = await remissOf(request)
        await readAs(app, reader, remiss, request.params.file, request.body)
        return see(remiss, request.params.file)
      }
    )

    const aside = described('take-in-answer', {
      summary: 'Sets a file aside with the reason, or takes it back. It is kept.',
      tags,
      response: whole,
      errors: [...WRITING, 'andrad-under-tiden', 'remiss-inte-skickad']
    })
    server.put(
      '/api/documents/:id/remisser/:remiss/intake/:file/aside',
      { ...aside, schema: { ...aside.schema, params: fileParams, body: asideBody } },
      async request => {
        const remiss = await remissOf(request)
        const { file: id } = request.params
        await setAside(app, remiss, id, { ...request.body, person: signedIn(request).id })
        const event = request.body.reason === null ? 'intake.taken-back' : 'intake.set-aside'
        await recordBy(app, request, { event, document: remiss.document, details: { remiss: remiss.id, file: id } })
        return see(remiss, id)
      }
    )
  }
