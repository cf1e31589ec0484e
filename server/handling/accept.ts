import type { SynpunktRow } from '../../schemas/api/handling.ts'
import type { AnchorPart } from '../../schemas/comments/anchor.ts'
import type { ProposedRun } from '../../schemas/comments/proposal.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Place } from '../../schemas/remiss/place.ts'
import type { Submission } from '../../schemas/remiss/submission.ts'
import { demandRecordWithin } from '../comments/within.ts'
import { type By, createThread } from '../comments/write.ts'
import type { Access } from '../documents/access.ts'
import type { App } from '../http/app.ts'
import type { Db } from '../storage/storage.ts'
import { textOfVersion } from '../versions/carry.ts'
import { acceptOnce, demandSame, whoEnded } from './accept-once.ts'
import { changeOne, rowFor } from './handle.ts'
import { changing, type RemissRow } from './rows.ts'
import { oneSynpunkt, synpunktIn } from './set.ts'
import { frozenOf } from './versions.ts'

interface Accepting {
  access: Access
  person: string
  remiss: RemissRow
  /** Of the request: the same again accepts nothing twice. */
  key: string
}

/**
 * Puts the wording that a synpunkt proposes into the living text, as an accepted change proposal of a thread, and links the handling to it. Whoever asks has to be
 * allowed to write there. Words and thread are one transaction; where the server died before the handling was linked, asking again links it. Throws `finns-inte`,
 * `inte-behorig`, `redan-avgjord`, and `forslag-passar-inte` when the words that it is about have changed since the remiss.
 */
export async function acceptSynpunkt(app: App, given: Accepting, id: string): Promise<SynpunktRow> {
  const { access, person, remiss } = given
  const { db } = app.storage
  const by: By = { document: access.document.id, person }
  const row = await synpunktIn(db, remiss.id, id)
  if (row.removed_at !== null) throw new StyrskriftError('finns-inte')
  const { place, replacement } = await proposalOf(app, row)
  await demandRecordWithin(app, access, place.record)
  const part = textOfVersion(await frozenOf(app.storage, by.document, remiss)).partOf(place)
  if (!part) throw new StyrskriftError('forslag-passar-inte')
  const thread = row.thread ?? (await threadOf(app, by, remiss, row, part, replacement))
  const isOwn = await acceptOnce(app, by, given.key, { thread, part, replacement })
  await changing(app.storage, remiss.id, async change => {
    const known = await rowFor(change, remiss.id, id)
    const changes = known.handling ? (JSON.parse(known.handling.changes) as SynpunktRow['changes']) : []
    if (changes.some(each => each.thread === thread)) {
      if (!isOwn) throw new StyrskriftError('redan-avgjord', { name: await whoEnded(change.db, thread) })
      return
    }
    const reference = { record: part.record, field: part.field, thread, note: '' }
    const outcome = known.handling?.outcome ? undefined : ('beaktas' as const)
    await changeOne(change, known, { changes: [...changes, reference], outcome }, person, app.now())
  })
  return oneSynpunkt(db, remiss.id, id)
}

/** The change of wording that a synpunkt was made of. Throws `ogiltig-begaran` for one that proposes none. */
async function proposalOf(
  app: App,
  row: { submission: string; source: string; place: string }
): Promise<{ place: Extract<Place, { kind: 'text' }>; replacement: readonly ProposedRun[] }> {
  const { content } = await app.storage.db
    .selectFrom('submission')
    .select('content')
    .where('id', '=', row.submission)
    .executeTakeFirstOrThrow()
  const { part: id } = JSON.parse(row.source) as { part: string }
  const part = (JSON.parse(content) as Submission).parts.find(each => each.id === id)?.part
  if (part?.kind !== 'andringsforslag' || part.place.kind !== 'text')
    throw new StyrskriftError('ogiltig-begaran', { what: messages.handling.noProposal })
  return { place: part.place, replacement: part.replacement }
}

/** The thread in which the proposal stands in the text: made once, with the words of the synpunkt, and remembered by it. */
async function threadOf(
  app: App,
  by: By,
  remiss: RemissRow,
  row: { id: string; number: number; submission: string },
  part: AnchorPart,
  replacement: readonly ProposedRun[]
): Promise<string> {
  const from = await app.storage.db
    .selectFrom('submission')
    .innerJoin('recipient', 'recipient.id', 'submission.recipient')
    .select('recipient.name')
    .where('submission.id', '=', row.submission)
    .executeTakeFirst()
  const body = messages.handling.inThread(row.number, from?.name.replaceAll('@[', '[') ?? '')
  const anchor = { kind: 'text' as const, parts: [part] }
  await demandSame(app, by.document, part)
  const key = `synpunkt-${row.id}`
  const nobody = { assignedPerson: null, assignedUnit: null }
  const made =
    (await madeBefore(app.storage.db, by.document, key)) ??
    (await createThread(app, by, { key, anchor, replacement, body, ...nobody }))
  return changing(app.storage, remiss.id, async ({ db, revision }) => {
    const now = await synpunktIn(db, remiss.id, row.id)
    // Somebody else was faster: theirs is the one that the first of both settles.
    if (now.thread) return now.thread
    await db.updateTable('synpunkt').set({ thread: made, revision }).where('id', '=', row.id).execute()
    return made
  })
}

/** A thread that was made for it, whoever asked, when the server died before the synpunkt remembered it. */
const madeBefore = async (db: Db, document: string, key: string): Promise<string | undefined> =>
  (
    await db
      .selectFrom('thread')
      .select('id')
      .where('document', '=', document)
      .where('request_key', '=', key)
      .executeTakeFirst()
  )?.id
