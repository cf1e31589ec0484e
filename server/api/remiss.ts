import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { WORD } from '../../schemas/api/media-types.ts'
import {
  discarded,
  discardQuery,
  letterList,
  letterPreview,
  madeRemiss,
  moveBody,
  newRemissBody,
  proposalList,
  remindBody,
  remissDetail,
  remissList,
  sendBody,
  settingsBody,
  stateOverview
} from '../../schemas/api/remiss.ts'
import type { ErrorId } from '../../schemas/errors/catalogue.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { inRunningText } from '../../schemas/register/running-name.ts'
import { dayOf } from '../../schemas/remiss/day.ts'
import { contact } from '../../schemas/remiss/remiss.ts'
import { findAccess } from '../documents/access.ts'
import { readWhole } from '../documents/create.ts'
import { fileName } from '../documents/export.ts'
import { templateOf } from '../documents/template-of.ts'
import { accessOf, signedIn } from '../http/access.ts'
import type { App } from '../http/app.ts'
import { attachment, described, documentParams, file, json } from '../http/described.ts'
import { ownAddress } from '../http/origin.ts'
import { recordBy } from '../http/record.ts'
import { remindByHand } from '../remiss/after.ts'
import { sendAgain } from '../remiss/again.ts'
import { composeLetter } from '../remiss/compose.ts'
import { discardRemiss } from '../remiss/discard.ts'
import { lettersOf } from '../remiss/letters.ts'
import { fillMissiv, missivIn } from '../remiss/missiv.ts'
import { detailOf, remisserOf } from '../remiss/overview.ts'
import { changeSettings, prepareRemiss } from '../remiss/prepare.ts'
import { proposalsFrom } from '../remiss/propose.ts'
import { recipientsOf, remissIn } from '../remiss/rows.ts'
import { sendRemiss, sendToNew } from '../remiss/send.ts'
import { moveState, stateOverviewOf } from '../remiss/state.ts'
import { wordFileOf } from '../versions/versions.ts'
import { exportWord } from '../word/export.ts'
import { wordBase } from '../word/reference/usable.ts'

const tags = ['remiss']
const params = documentParams.extend({ remiss: z.string().min(1).max(40) })
const detail = { 200: json('The remiss.', remissDetail) }
const WRITING: readonly ErrorId[] = ['ogiltig-begaran', 'fel-ursprung', 'arkiverad', 'ar-antaget', 'for-stor']
const MOVING: readonly ErrorId[] = ['ingen-sadan-vag', 'saknas-for-tillstandet', 'tillstand-andrat']

/** States of a document, and its remisser as a whole. */
export const remissRoutes =
  (app: App): FastifyPluginAsyncZod =>
  async server => {
    const sending = (host: string | undefined) => ({ ...app, address: ownAddress(host, app.config) })

    const state = described('open', {
      summary: 'The state of a document, the ways on from it, what is missing for each, and how it came there.',
      tags,
      response: { 200: json('The state.', stateOverview) },
      errors: ['ogiltig-mall'],
      cost: 5
    })
    server.get('/api/documents/:id/state', { ...state, schema: { ...state.schema, params: documentParams } }, request =>
      stateOverviewOf(app, accessOf(request))
    )

    const move = described('move-state', {
      summary: 'Moves a document to another state, and freezes the version that belongs to it.',
      tags,
      response: { 200: json('The state.', stateOverview) },
      errors: [...WRITING, ...MOVING, 'flyttas-genom-utskick', 'ogiltig-mall'],
      cost: 10
    })
    server.post(
      '/api/documents/:id/state',
      { ...move, schema: { ...move.schema, params: documentParams, body: moveBody } },
      async request => {
        const access = accessOf(request)
        const { id } = signedIn(request)
        await moveState(app, access, { ...request.body, person: id, address: request.ip })
        const now = await findAccess(app.storage, access.document.id, id)
        return stateOverviewOf(app, now ?? access)
      }
    )

    const list = described('see-remiss', {
      summary: 'The remisser of a document, the latest first.',
      tags,
      response: { 200: json('The remisser.', remissList) }
    })
    server.get(
      '/api/documents/:id/remisser',
      { ...list, schema: { ...list.schema, params: documentParams } },
      async request => ({ remisser: await remisserOf(app, accessOf(request).document.id) })
    )

    const begin = described('send-remiss', {
      summary:
        'Begins a remiss, or gives the one that was begun. Nobody outside of the document sees it until it is sent.',
      tags,
      response: { 201: json('The id of the remiss.', madeRemiss) },
      errors: WRITING
    })
    server.post(
      '/api/documents/:id/remisser',
      { ...begin, schema: { ...begin.schema, params: documentParams, body: newRemissBody } },
      async (request, reply) => {
        const { id: document } = accessOf(request).document
        const id = await prepareRemiss(app, document, signedIn(request).id, request.body.kind)
        return reply.code(201).send({ id })
      }
    )

    const see = described('see-remiss', {
      summary: 'A remiss, with its recipients, how far each has come, and what became of the last letter to it.',
      tags,
      response: detail
    })
    server.get('/api/documents/:id/remisser/:remiss', { ...see, schema: { ...see.schema, params } }, request =>
      detailOf(app, accessOf(request), request.params.remiss)
    )

    const change = described('send-remiss', {
      summary: 'Changes what a remiss says. Once it is sent: its days, contact and reminders.',
      tags,
      response: detail,
      errors: [...WRITING, 'andrad-under-tiden', 'remiss-skickad', 'remiss-avslutad']
    })
    server.put(
      '/api/documents/:id/remisser/:remiss',
      { ...change, bodyLimit: 512 * 1024, schema: { ...change.schema, params, body: settingsBody } },
      async request => {
        const access = accessOf(request)
        await changeSettings(
          app,
          await remissIn(app.storage.db, access.document.id, request.params.remiss),
          request.body
        )
        return detailOf(app, access, request.params.remiss)
      }
    )

    const discard = described('send-remiss', {
      summary: 'Discards a remiss that is being prepared, with its recipients. Its missiv stays as a document.',
      tags,
      response: { 200: json('What went with it.', discarded) },
      errors: [...WRITING, 'andrad-under-tiden', 'remiss-skickad']
    })
    server.delete(
      '/api/documents/:id/remisser/:remiss',
      { ...discard, schema: { ...discard.schema, params, querystring: discardQuery } },
      async request => {
        const { id: document } = accessOf(request).document
        const remiss = await remissIn(app.storage.db, document, request.params.remiss)
        const gone = await discardRemiss(app, remiss, request.query.revision)
        await recordBy(app, request, { event: 'remiss.discarded', document, details: { remiss: remiss.id, ...gone } })
        return gone
      }
    )

    const send = described('send-remiss', {
      summary:
        'Freezes the document, gives it its state, and writes to every recipient; once sent: to those who are new on the list.',
      tags,
      response: detail,
      errors: [
        ...WRITING,
        ...MOVING,
        'andrad-under-tiden',
        'remiss-skickad',
        'remiss-avslutad',
        'inga-mottagare',
        'mottagare-utan-epost',
        'ingen-sista-dag',
        'ogiltig-mall'
      ],
      cost: 20
    })
    server.post(
      '/api/documents/:id/remisser/:remiss/send',
      { ...send, schema: { ...send.schema, params, body: sendBody } },
      async request => {
        const access = accessOf(request)
        const { remiss: id } = request.params
        const { id: person } = signedIn(request)
        const { revision } = request.body
        const remiss = await remissIn(app.storage.db, access.document.id, id)
        const tools = sending(request.headers.host)
        if (remiss.state === 'skickad') {
          const recipients = await sendToNew(tools, remiss, { person, revision })
          const document = access.document.id
          await recordBy(app, request, {
            event: 'remiss.sent',
            document,
            details: { remiss: id, recipients, late: true }
          })
        } else await sendRemiss(tools, access, { remiss: id, revision, person, from: request.ip })
        const now = await findAccess(app.storage, access.document.id, person)
        return detailOf(app, now ?? access, id)
      }
    )

    const missiv = described('send-remiss', {
      summary: 'Makes the missiv of a remiss, a document of its own, or fills the one that is there anew.',
      tags,
      response: detail,
      errors: [...WRITING, 'remiss-skickad', 'ogiltig-mall'],
      cost: 5
    })
    server.post(
      '/api/documents/:id/remisser/:remiss/missiv',
      { ...missiv, schema: { ...missiv.schema, params } },
      async request => {
        const access = accessOf(request)
        const remiss = await remissIn(app.storage.db, access.document.id, request.params.remiss)
        if (remiss.state !== 'utkast') throw new StyrskriftError('remiss-skickad')
        await fillMissiv(app, remiss, signedIn(request).id)
        return detailOf(app, access, remiss.id)
      }
    )

    const giveMissiv = described('see-remiss', {
      summary: 'The missiv as a Word file: as it was sent, or as it stands now.',
      tags,
      response: { 200: file('The file.', [WORD]) },
      cost: 5
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/missiv',
      { ...giveMissiv, schema: { ...giveMissiv.schema, params } },
      async (request, reply) => {
        const remiss = await remissIn(app.storage.db, accessOf(request).document.id, request.params.remiss)
        const bytes = await missivFile(app, remiss)
        const title = messages.remiss.missiv.title(accessOf(request).document.title)
        reply.header('content-disposition', attachment(`${fileName(title)}.docx`))
        return reply.type(WORD).send(bytes)
      }
    )

    const preview = described('send-remiss', {
      summary: 'The letter to the first recipient as it would be sent now, without a link.',
      tags,
      response: { 200: json('The letter.', letterPreview) }
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/letter',
      { ...preview, schema: { ...preview.schema, params } },
      async request => {
        const { document } = accessOf(request)
        const remiss = await remissIn(app.storage.db, document.id, request.params.remiss)
        const [first] = await recipientsOf(app.storage.db, remiss.id)
        const { file: missivName, wordFile } = messages.remiss.missiv
        const letter = composeLetter('utskick', {
          kommun: app.register.kommun.name,
          title: document.title,
          diarienummer: document.diarienummer,
          name: first ? inRunningText(first.name, app.register.kommun) : messages.remiss.pages.someRecipient,
          lastDay: first?.last_day ?? remiss.last_day,
          contact: contact.parse(JSON.parse(remiss.contact)),
          link: messages.remiss.letters.hiddenLink,
          attached: true
        })
        return { ...letter, files: [`${missivName}.docx`, `${fileName(wordFile(document.title))}.docx`] }
      }
    )

    const letters = described('see-remiss', {
      summary: 'Every letter of a remiss, the latest first, and what became of it. Links are left out.',
      tags,
      response: { 200: json('The letters.', letterList) }
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/letters',
      { ...letters, schema: { ...letters.schema, params } },
      async request => {
        const remiss = await remissIn(app.storage.db, accessOf(request).document.id, request.params.remiss)
        return { letters: await lettersOf(app, remiss.id) }
      }
    )

    const again = described('send-remiss', {
      summary: 'Sends a letter that could not be delivered once more, as it was.',
      tags,
      response: { 200: json('The letters.', letterList) },
      errors: [...WRITING, 'ingen-epost', 'redan-skickat', 'text-borta', 'adressen-andrad']
    })
    server.post(
      '/api/documents/:id/remisser/:remiss/letters/:letter/again',
      { ...again, schema: { ...again.schema, params: params.extend({ letter: z.string().min(1).max(40) }) } },
      async request => {
        const { id: document } = accessOf(request).document
        const { letter } = request.params
        const remiss = await remissIn(app.storage.db, document, request.params.remiss)
        const sent = await sendAgain(app, remiss, letter)
        const details = { remiss: remiss.id, letter, ...sent }
        await recordBy(app, request, { event: 'remiss.letter-sent-again', document, details })
        return { letters: await lettersOf(app, remiss.id) }
      }
    )

    const remind = described('send-remiss', {
      summary: 'Reminds recipients who have not answered: those that are named, or all; each at most once a day.',
      tags,
      response: detail,
      errors: [...WRITING, 'remiss-avslutad'],
      cost: 5
    })
    server.post(
      '/api/documents/:id/remisser/:remiss/remind',
      { ...remind, schema: { ...remind.schema, params, body: remindBody } },
      async request => {
        const access = accessOf(request)
        const remiss = await remissIn(app.storage.db, access.document.id, request.params.remiss)
        const { recipients } = request.body
        await remindByHand(sending(request.headers.host), remiss, { person: signedIn(request).id, recipients })
        return detailOf(app, access, remiss.id)
      }
    )

    const propose = described('send-remiss', {
      summary: 'The units that bear responsibility in the text, and whether they are on the list.',
      tags,
      response: { 200: json('The units.', proposalList) },
      cost: 3
    })
    server.get(
      '/api/documents/:id/remisser/:remiss/proposals',
      { ...propose, schema: { ...propose.schema, params } },
      async request => {
        const { document } = accessOf(request)
        const remiss = await remissIn(app.storage.db, document.id, request.params.remiss)
        const recipients = await recipientsOf(app.storage.db, remiss.id)
        const units = new Set(recipients.flatMap(each => (each.unit === null ? [] : [each.unit])))
        return { units: await proposalsFrom(app.storage.db, await readWhole(app, document), units) }
      }
    )
  }

async function missivFile(app: App, remiss: Parameters<typeof missivIn>[0]): Promise<Buffer> {
  const missiv = missivIn(remiss)
  if (!missiv) throw new StyrskriftError('finns-inte')
  if (missiv.version !== null) return wordFileOf(app.storage, missiv.document, missiv.version)
  const document = await app.storage.db
    .selectFrom('document')
    .selectAll()
    .where('id', '=', missiv.document)
    .executeTakeFirstOrThrow()
  const bytes = await exportWord({
    dokument: await readWhole(app, document),
    template: templateOf(document, app.templates),
    kommun: app.register.kommun,
    ...wordBase(app.templates, document.template),
    options: { state: 'arbetsmaterial', variant: 'beslutsversion', date: dayOf(app.now()), documentId: document.id }
  })
  return Buffer.from(bytes)
}
