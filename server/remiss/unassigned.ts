import { sql } from 'kysely'
import type { Db } from '../storage/storage.ts'
import type { RemissEntry } from './rows.ts'

/** Who has left a remiss with synpunkter to handle: when, and how many of them still have nobody. */
export async function leftBehind(db: Db, remiss: string): Promise<{ who: string; leftAt: number; count: number }[]> {
  const rows = await db
    .selectFrom('handling')
    .innerJoin('synpunkt', 'synpunkt.id', 'handling.synpunkt')
    .innerJoin('person', 'person.id', 'handling.former_handler')
    .select(['person.id', 'person.ended_at', sql<number>`count(*)`.as('number')])
    .where('synpunkt.remiss', '=', remiss)
    .where('synpunkt.removed_at', 'is', null)
    .where('handling.handler', 'is', null)
    .where('handling.outcome', 'is', null)
    .groupBy(['person.id', 'person.ended_at'])
    .orderBy('person.id')
    .execute()
  return rows.flatMap(({ id, ended_at, number }) =>
    ended_at === null ? [] : [{ who: id, leftAt: ended_at, count: Number(number) }]
  )
}

/** Who is told of it: whoever sent the remiss, and when they have left, those who own the document. */
export async function coordinatorsOf(db: Db, remiss: RemissEntry): Promise<string[]> {
  const here = db.selectFrom('person').select('id').where('ended_at', 'is', null)
  const sender = await here.where('id', '=', remiss.sent_by ?? '').executeTakeFirst()
  if (sender) return [sender.id]
  const owners = await db
    .selectFrom('document_member')
    .innerJoin('person', 'person.id', 'document_member.person')
    .select('person.id')
    .where('document_member.document', '=', remiss.document)
    .where('document_member.role', '=', 'agare')
    .where('person.ended_at', 'is', null)
    .orderBy('person.id')
    .execute()
  return owners.map(({ id }) => id)
}
