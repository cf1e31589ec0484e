import type { AnswerFile, DraftList, DraftPart } from '../../schemas/api/svar.ts'
import { answerPart, type FileKind } from '../../schemas/remiss/answer.ts'
import type { Db, Storage } from '../storage/storage.ts'

const iso = (time: number): string => new Date(time).toISOString()

const parts = (db: Db, recipient: string) =>
  db
    .selectFrom('answer_part as part')
    .innerJoin('answer_participant as maker', 'maker.id', 'part.created_by')
    .innerJoin('answer_participant as changer', 'changer.id', 'part.changed_by')
    .select([
      'part.id',
      'part.content',
      'part.origin',
      'part.changed_by',
      'part.changed_at',
      'part.revision',
      'maker.name as maker_name',
      'changer.name as changer_name'
    ])
    .where('part.recipient', '=', recipient)
    .where('part.submission', 'is', null)
    .where('part.removed_at', 'is', null)

type PartRow = Awaited<ReturnType<ReturnType<typeof parts>['execute']>>[number]

const partOf = (row: PartRow, me: string): DraftPart => ({
  id: row.id,
  part: answerPart.parse(JSON.parse(row.content)),
  origin: row.origin,
  by: row.maker_name,
  changedBy: row.changer_name,
  mine: row.changed_by === me,
  changedAt: iso(row.changed_at),
  revision: row.revision
})

/** One part that is being written; null when there is none such any more. */
export async function draftPartOf(db: Db, recipient: string, id: string, me: string): Promise<DraftPart | null> {
  const row = await parts(db, recipient).where('part.id', '=', id).executeTakeFirst()
  return row ? partOf(row, me) : null
}

/** The files of the answer that is being written, without their bytes. */
export async function draftFiles(db: Db, recipient: string): Promise<AnswerFile[]> {
  const rows = await db
    .selectFrom('answer_file')
    .innerJoin('answer_participant', 'answer_participant.id', 'answer_file.created_by')
    .select([
      'answer_file.id',
      'answer_file.kind',
      'answer_file.name',
      'answer_file.type',
      'answer_file.sha256',
      'answer_file.created_at',
      'answer_participant.name as by_name',
      eb => eb.fn<number>('length', ['answer_file.data']).as('bytes')
    ])
    .where('answer_file.recipient', '=', recipient)
    .where('answer_file.submission', 'is', null)
    .where('answer_file.removed_at', 'is', null)
    .orderBy('answer_file.created_at')
    .orderBy('answer_file.id')
    .execute()
  return rows.map(row => ({
    id: row.id,
    kind: row.kind as FileKind,
    name: row.name,
    type: row.type,
    bytes: Number(row.bytes),
    sha256: row.sha256,
    by: row.by_name,
    at: iso(row.created_at)
  }))
}

/** All that is being written for a recipient, in the order in which it was begun, and by whom. */
export async function draftsOf(storage: Storage, recipient: string, me: string): Promise<DraftList> {
  return storage.db.transaction().execute(async db => {
    const rows = await parts(db, recipient).orderBy('part.created_at').orderBy('part.id').execute()
    const people = await db
      .selectFrom('answer_participant')
      .select(['id', 'name', 'seen_at'])
      .where('recipient', '=', recipient)
      .where('name', '!=', '')
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    return {
      parts: rows.map(row => partOf(row, me)),
      files: await draftFiles(db, recipient),
      people: people.map(({ id, name, seen_at }) => ({ id, name, seenAt: iso(seen_at) })),
      revision: await revisionOf(db, recipient)
    }
  })
}

/** Grows with each change of a part or a file of the answer; 0 before the first. */
export async function revisionOf(db: Db, recipient: string): Promise<number> {
  const part = await db
    .selectFrom('answer_part')
    .select(eb => [eb.fn.max('revision').as('last'), eb.fn.countAll().as('count')])
    .where('recipient', '=', recipient)
    .executeTakeFirst()
  const file = await db
    .selectFrom('answer_file')
    .select(eb => [
      eb.fn.countAll().as('count'),
      // A removal counts too.
      eb.fn.count('removed_at').as('removed')
    ])
    .where('recipient', '=', recipient)
    .executeTakeFirst()
  return Number(part?.last ?? 0) + Number(file?.count ?? 0) + Number(file?.removed ?? 0)
}

/** Makes whoever changes something else of the same answer wait until the transaction has ended. */
export async function lockAnswer(db: Db, storage: Storage, recipient: string): Promise<void> {
  // SQLite has one who writes at a time.
  if (storage.kind !== 'postgres') return
  await db.selectFrom('recipient').select('id').where('id', '=', recipient).forUpdate().execute()
}
