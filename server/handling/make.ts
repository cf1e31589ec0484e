import type { Insertable } from 'kysely'
import { newRecordId } from '../../schemas/document/ids.ts'
import { type Derived, synpunkterIn } from '../../schemas/remiss/derive.ts'
import { recordOf } from '../../schemas/remiss/place.ts'
import type { Submission } from '../../schemas/remiss/submission.ts'
import type { SynpunktTable } from '../storage/remiss-schema.ts'
import type { Db, Storage } from '../storage/storage.ts'
import { BY_ITSELF, type Change, changing, chunksOf } from './rows.ts'

/** Somebody's new synpunkter out of one answer. */
export interface NewSynpunkter {
  remiss: string
  submission: string
  derived: readonly (Derived & { tags?: readonly string[] })[]
  /** A person, or `BY_ITSELF`. */
  by: string
  at: number
  /** Their ids; new ones where none are given. */
  ids?: readonly string[]
}

/** Gives each its number in the remiss and stores it, without handling. Returns their ids, in order. */
export async function insertSynpunkter({ db, revision }: Change, given: NewSynpunkter): Promise<string[]> {
  const { remiss, submission, derived, by, at } = given
  if (derived.length === 0) return []
  const { synpunkter } = await db
    .updateTable('remiss')
    .set(eb => ({ synpunkter: eb('synpunkter', '+', derived.length) }))
    .where('id', '=', remiss)
    .returning('synpunkter')
    .executeTakeFirstOrThrow()
  const first = synpunkter - derived.length + 1
  const rows = derived.map(
    (each, i): Insertable<SynpunktTable> => ({
      id: given.ids?.[i] ?? newRecordId(),
      remiss,
      number: first + i,
      submission,
      source: JSON.stringify(each.source),
      kind: each.kind,
      place: JSON.stringify(each.place),
      record: recordOf(each.place),
      tags: JSON.stringify(each.tags ?? []),
      personal: 0,
      created_by: by,
      created_at: at,
      revision
    })
  )
  for (const chunk of chunksOf(rows, 60)) await db.insertInto('synpunkt').values(chunk).execute()
  return rows.map(row => row.id)
}

/**
 * Makes the synpunkter that stand in a submitted answer as such, inside the transaction that stores it. The remiss is locked by then. An answer that has some is
 * left alone, so the same answer never gives them twice.
 */
export async function makeSynpunkter(
  change: Change,
  given: { remiss: string; submission: string; content: Pick<Submission, 'parts'>; at: number }
): Promise<void> {
  const known = await change.db
    .selectFrom('synpunkt')
    .select('id')
    .where('submission', '=', given.submission)
    .limit(1)
    .executeTakeFirst()
  if (known) return
  const { remiss, submission, content, at } = given
  await insertSynpunkter(change, { remiss, submission, derived: synpunkterIn(content), by: BY_ITSELF, at })
}

/** Makes the synpunkter of every answer of a remiss that has none yet: an answer may have come in while no such work was done. */
export async function makeMissing(storage: Storage, remiss: string, now: number): Promise<void> {
  if ((await answersWithout(storage.db, remiss)).length === 0) return
  await changing(storage, remiss, async change => {
    for (const { id, content } of await answersWithout(change.db, remiss))
      await makeSynpunkter(change, { remiss, submission: id, content, at: now })
  })
}

async function answersWithout(db: Db, remiss: string): Promise<{ id: string; content: Submission }[]> {
  const rows = await db
    .selectFrom('submission')
    .select(['submission.id', 'submission.content'])
    .where('submission.remiss', '=', remiss)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('synpunkt').select('synpunkt.id').whereRef('synpunkt.submission', '=', 'submission.id')))
    )
    .orderBy('submission.number')
    .execute()
  return rows
    .map(row => ({ id: row.id, content: JSON.parse(row.content) as Submission }))
    .filter(({ content }) => synpunkterIn(content).length > 0)
}
