import type { DraftPart } from '../../schemas/api/svar.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { type AnswerPart, answerPart, slotOf } from '../../schemas/remiss/answer.ts'
import { questions as questionsSchema } from '../../schemas/remiss/question.ts'
import { positions as positionsSchema } from '../../schemas/remiss/remiss.ts'
import type { Db, Storage } from '../storage/storage.ts'
import { draftPartOf, lockAnswer } from './drafts.ts'
import type { Frozen } from './frozen.ts'
import type { Reviewer } from './reviewer.ts'

/** As many parts one answer may have while it is written. */
export const MOST_PARTS = 2000

interface Tools {
  storage: Storage
  now: () => number
}

/**
 * Adds a part to the answer that is being written; the same request again gives the same part.
 * @throws StyrskriftError as `demandWriting` and `demandSound`; `svaret-andrat` where somebody else has begun the same meanwhile; `for-manga-delar`
 */
export async function addPart(
  { storage, now }: Tools,
  reviewer: Reviewer,
  frozen: Frozen,
  { key, part, origin = null }: { key: string; part: AnswerPart; origin?: string | null }
): Promise<DraftPart> {
  demandWriting(reviewer)
  demandSound(part, reviewer, frozen)
  return change(storage, reviewer, now(), db =>
    insertPart(db, reviewer, now(), { key, part: withoutSource(part), origin })
  )
}

/** The same within a transaction that holds the answer, without asking whether the part is sound. */
export async function insertPart(
  db: Db,
  { recipient: { id: recipient }, participant: { id: me } }: Reviewer,
  at: number,
  { key, part, origin }: { key: string; part: AnswerPart; origin: string | null }
): Promise<DraftPart> {
  const again = await db
    .selectFrom('answer_part')
    .select('id')
    .where('recipient', '=', recipient)
    .where('request_key', '=', key)
    .executeTakeFirst()
  if (again) return must(await draftPartOf(db, recipient, again.id, me))
  const writing = await db
    .selectFrom('answer_part')
    .select('slot')
    .where('recipient', '=', recipient)
    .where('submission', 'is', null)
    .where('removed_at', 'is', null)
    .execute()
  const slot = slotOf(part)
  if (slot !== null && writing.some(other => other.slot === slot)) throw new StyrskriftError('svaret-andrat')
  if (writing.length >= MOST_PARTS) throw new StyrskriftError('for-manga-delar')
  const id = newRecordId()
  await db
    .insertInto('answer_part')
    .values({
      id,
      recipient,
      kind: part.kind,
      slot,
      content: JSON.stringify(part),
      origin,
      request_key: key,
      created_by: me,
      created_at: at,
      changed_by: me,
      changed_at: at,
      revision: await nextRevision(db, recipient)
    })
    .execute()
  return must(await draftPartOf(db, recipient, id, me))
}

/**
 * Changes a part, or brings one back that was removed. What it said before is kept.
 * @throws StyrskriftError as `addPart`; `svaret-andrat` where somebody has changed it since `revision`
 */
export async function setPart(
  { storage, now }: Tools,
  reviewer: Reviewer,
  frozen: Frozen,
  id: string,
  { revision, part: given }: { revision: number; part: AnswerPart }
): Promise<DraftPart> {
  demandWriting(reviewer)
  demandSound(given, reviewer, frozen)
  const recipient = reviewer.recipient.id
  const me = reviewer.participant.id
  return change(storage, reviewer, now(), async db => {
    const row = await partIn(db, recipient, id)
    const part = (await wasSaid(db, row, given)) ? given : withoutSource(given)
    const content = JSON.stringify(part)
    // The answer to the same request was lost on its way.
    const same = row.content === content && row.changed_by === me && row.removed_at === null
    if (same) return must(await draftPartOf(db, recipient, id, me))
    if (row.revision !== revision || row.kind !== part.kind || row.slot !== slotOf(part))
      throw new StyrskriftError('svaret-andrat')
    if (row.removed_at !== null && row.slot !== null && (await isTaken(db, recipient, row.slot)))
      throw new StyrskriftError('svaret-andrat')
    await keep(db, row, now())
    await db
      .updateTable('answer_part')
      .set({
        content,
        changed_by: me,
        changed_at: now(),
        removed_at: null,
        revision: await nextRevision(db, recipient)
      })
      .where('id', '=', id)
      .execute()
    return must(await draftPartOf(db, recipient, id, me))
  })
}

/** Takes a part out of the answer. Its words are kept, and it can be brought back. Throws `svaret-andrat`, `finns-inte`. */
export async function removePart(
  { storage, now }: Tools,
  reviewer: Reviewer,
  id: string,
  revision: number
): Promise<number> {
  demandWriting(reviewer)
  return change(storage, reviewer, now(), async db => {
    const row = await partIn(db, reviewer.recipient.id, id)
    if (row.removed_at !== null) return row.revision
    if (row.revision !== revision) throw new StyrskriftError('svaret-andrat')
    await keep(db, row, now())
    const next = await nextRevision(db, reviewer.recipient.id)
    await db
      .updateTable('answer_part')
      .set({ removed_at: now(), changed_at: now(), changed_by: reviewer.participant.id, revision: next })
      .where('id', '=', id)
      .execute()
    return next
  })
}

/** May this one write here now? Throws `svar-stangt` after the remiss has ended, `svar-utan-namn` before they have said who they are. */
export function demandWriting({ remiss, participant }: Reviewer): void {
  if (remiss.state !== 'skickad') throw new StyrskriftError('svar-stangt')
  if (participant.name === '') throw new StyrskriftError('svar-utan-namn')
}

/** Is the part about this remiss? Throws `ogiltig-plats` and `ogiltig-begaran`. */
function demandSound(part: AnswerPart, { remiss }: Reviewer, frozen: Frozen): void {
  if (part.kind === 'kommentar' || part.kind === 'andringsforslag') frozen.demandPlace(part.place)
  if (part.kind === 'andringsforslag' && part.place.kind !== 'text') throw new StyrskriftError('ogiltig-plats')
  if (part.kind === 'fragesvar') {
    const asked = questionsSchema.parse(JSON.parse(remiss.questions)).find(each => each.id === part.question)
    if (!asked || (part.choice !== null && !asked.choices.includes(part.choice)))
      throw new StyrskriftError('ogiltig-begaran', { what: 'part.question' })
  }
  if (part.kind === 'stallningstagande' && part.position !== null) {
    if (!positionsSchema.parse(JSON.parse(remiss.positions)).includes(part.position))
      throw new StyrskriftError('ogiltig-begaran', { what: 'part.position' })
  }
}

/** One change of an answer, while others wait; the first of all begins it. */
export function change<T>(
  storage: Storage,
  { recipient }: Reviewer,
  at: number,
  work: (db: Db) => Promise<T>
): Promise<T> {
  return storage.db.transaction().execute(async db => {
    await lockAnswer(db, storage, recipient.id)
    const done = await work(db)
    if (recipient.begun_at === null) {
      await db
        .updateTable('recipient')
        .set({ begun_at: at })
        .where('id', '=', recipient.id)
        .where('begun_at', 'is', null)
        .execute()
    }
    return done
  })
}

/** Which files a text was read from, the reading says and nobody else: it stands for them in the proof of completeness. */
function withoutSource(part: AnswerPart): AnswerPart {
  if (part.kind !== 'yttrande' || !part.readFrom) return part
  const { readFrom: _readFrom, ...written } = part
  return written
}

/** Does the part say this now, or has it said so before? */
async function wasSaid(db: Db, { id, content }: { id: string; content: string }, part: AnswerPart): Promise<boolean> {
  if (part.kind !== 'yttrande' || !part.readFrom) return true
  const before = await db.selectFrom('answer_part_version').select('content').where('part', '=', id).execute()
  const said = JSON.stringify(answerPart.parse(part))
  return [content, ...before.map(each => each.content)].some(
    each => JSON.stringify(answerPart.parse(JSON.parse(each))) === said
  )
}

/** Has somebody begun another of what there is one of? */
async function isTaken(db: Db, recipient: string, slot: string): Promise<boolean> {
  const row = await db
    .selectFrom('answer_part')
    .select('id')
    .where('recipient', '=', recipient)
    .where('slot', '=', slot)
    .where('submission', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

async function nextRevision(db: Db, recipient: string): Promise<number> {
  const row = await db
    .selectFrom('answer_part')
    .select(eb => eb.fn.max('revision').as('last'))
    .where('recipient', '=', recipient)
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}

/** A part that is not submitted. Throws `finns-inte`. */
async function partIn(db: Db, recipient: string, id: string) {
  const row = await db
    .selectFrom('answer_part')
    .selectAll()
    .where('recipient', '=', recipient)
    .where('id', '=', id)
    .where('submission', 'is', null)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

const keep = (
  db: Db,
  { id, revision, content, changed_by }: { id: string; revision: number; content: string; changed_by: string },
  until: number
) => db.insertInto('answer_part_version').values({ part: id, revision, content, changed_by, until }).execute()

function must(part: DraftPart | null): DraftPart {
  if (!part) throw new StyrskriftError('svaret-andrat')
  return part
}
