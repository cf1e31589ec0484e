import type { Storage } from '../storage/storage.ts'

/** Notes up to which revision the person has seen threads of a document; ids that are not there are passed over. */
export async function markRead(
  storage: Storage,
  document: string,
  person: string,
  seen: readonly { thread: string; revision: number }[]
): Promise<void> {
  if (seen.length === 0) return
  const { db } = storage
  const there = await db
    .selectFrom('thread')
    .select(['id', 'revision'])
    .where('document', '=', document)
    .where(
      'id',
      'in',
      seen.map(s => s.thread)
    )
    .execute()
  const now = new Map(there.map(row => [row.id, row.revision]))
  const rows = new Map<string, number>()
  for (const { thread, revision } of seen) {
    const last = now.get(thread)
    // Nobody has seen what has not been said yet.
    if (last !== undefined) rows.set(thread, Math.max(rows.get(thread) ?? 0, Math.min(revision, last)))
  }
  if (rows.size === 0) return
  await db
    .insertInto('thread_read')
    .values([...rows].map(([thread, revision]) => ({ thread, person, revision })))
    .onConflict(c =>
      c
        .columns(['thread', 'person'])
        .doUpdateSet(eb => ({ revision: eb.ref('excluded.revision') }))
        .whereRef('thread_read.revision', '<', 'excluded.revision' as 'thread_read.revision')
    )
    .execute()
}
