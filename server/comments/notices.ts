import { newRecordId } from '../../schemas/document/ids.ts'
import type { Db } from '../storage/storage.ts'

/** What somebody is to be told: who did it, in which change of which thread. */
export interface ToTell {
  thread: string
  entry: string | null
  by: string
  revision: number
  at: number
}

/** Notes that people were mentioned, or got something to do. Whoever did it is not told, and nobody twice of the same change. */
export async function tellPeople(
  db: Db,
  kind: 'mention' | 'assigned',
  people: readonly string[],
  { at, ...about }: ToTell
): Promise<void> {
  const others = [...new Set(people)].filter(person => person !== about.by)
  if (others.length === 0) return
  const rows = others.map(person => ({ id: newRecordId(), person, kind, created_at: at, ...about }))
  await db.insertInto('thread_notice').values(rows).execute()
}
