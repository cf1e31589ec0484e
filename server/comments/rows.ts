import type { Selectable } from 'kysely'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Db } from '../storage/storage.ts'
import type { EntryTable, ThreadTable } from '../storage/thread-schema.ts'

/** The number of the next change of a document's threads. Two changes at the same time come one after the other from here on. */
export async function nextRevision(db: Db, document: string): Promise<number> {
  const { revision } = await db
    .insertInto('thread_counter')
    .values({ document, revision: 1 })
    .onConflict(c => c.column('document').doUpdateSet(eb => ({ revision: eb('thread_counter.revision', '+', 1) })))
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}

/** The thread of this id in this document. Throws `finns-inte`, also when it belongs to another document. */
export async function threadIn(db: Db, document: string, id: string): Promise<Selectable<ThreadTable>> {
  const row = await db
    .selectFrom('thread')
    .selectAll()
    .where('id', '=', id)
    .where('document', '=', document)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** The entry of a thread. Throws `finns-inte`. */
export async function entryIn(db: Db, thread: string, id: string): Promise<Selectable<EntryTable>> {
  const row = await db
    .selectFrom('entry')
    .selectAll()
    .where('id', '=', id)
    .where('thread', '=', thread)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** The thread has changed: whoever asks what is new gets it. */
export async function touch(db: Db, thread: string, revision: number): Promise<void> {
  await db.updateTable('thread').set({ revision }).where('id', '=', thread).execute()
}
