import type { Storage } from '../storage/storage.ts'

/** The person has seen these threads of a document as they are now; ids that are not there are passed over. */
export async function markRead(storage: Storage, document: string, person: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { db } = storage
  const threads = await db
    .selectFrom('thread')
    .select(['id', 'revision'])
    .where('document', '=', document)
    .where('id', 'in', ids)
    .execute()
  if (threads.length === 0) return
  await db
    .insertInto('thread_read')
    .values(threads.map(({ id, revision }) => ({ thread: id, person, revision })))
    .onConflict(c => c.columns(['thread', 'person']).doUpdateSet(eb => ({ revision: eb.ref('excluded.revision') })))
    .execute()
}
