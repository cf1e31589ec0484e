import { newRecordId } from '../../schemas/document/ids.ts'
import type { Storage } from '../storage/storage.ts'

/** A new group for synpunkter that say the same; they are put into it by handling them (`group`). */
export async function makeGroup(
  { db }: Pick<Storage, 'db'>,
  given: { remiss: string; name: string; person: string; at: number }
): Promise<{ id: string; name: string }> {
  const id = newRecordId()
  const { remiss, name, person, at } = given
  await db.insertInto('synpunkt_group').values({ id, remiss, name, created_by: person, created_at: at }).execute()
  return { id, name }
}
