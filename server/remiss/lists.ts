import { type RecipientFields, recipientFields, type SavedList } from '../../schemas/api/remiss.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import type { Remissing } from './rows.ts'

const fieldsList = recipientFields.array()

/** Recipients that were saved under a name, by name. */
export async function savedLists({ storage }: Pick<Remissing, 'storage'>): Promise<SavedList[]> {
  const rows = await storage.db.selectFrom('recipient_list').selectAll().orderBy('id').execute()
  return rows
    .map(({ id, name, recipients, changed_at }) => ({
      id,
      name,
      recipients: fieldsList.parse(JSON.parse(recipients)),
      changedAt: new Date(changed_at).toISOString()
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'))
}

/** Saves recipients under a name; one that is there under that name is replaced. */
export async function saveList(
  { storage, now }: Pick<Remissing, 'storage' | 'now'>,
  person: string,
  name: string,
  recipients: readonly RecipientFields[]
): Promise<void> {
  await storage.db.transaction().execute(async db => {
    // Last days belong to one remiss.
    const values = {
      recipients: JSON.stringify(recipients.map(each => ({ ...each, lastDay: null }))),
      changed_by: person,
      changed_at: now()
    }
    const same = await db.selectFrom('recipient_list').select('id').where('name', '=', name).executeTakeFirst()
    if (same) await db.updateTable('recipient_list').set(values).where('id', '=', same.id).execute()
    else
      await db
        .insertInto('recipient_list')
        .values({ id: newRecordId(), name, ...values })
        .execute()
  })
}

/** Takes a saved list away. Remisser that it was used for keep their recipients. */
export async function dropList({ storage }: Pick<Remissing, 'storage'>, id: string): Promise<void> {
  await storage.db.deleteFrom('recipient_list').where('id', '=', id).execute()
}
