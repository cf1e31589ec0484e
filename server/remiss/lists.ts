import { type RecipientFields, recipientFields, type SavedList } from '../../schemas/api/remiss.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { type Action, mayDo } from '../../schemas/policy/actions.ts'
import { ROLES } from '../../schemas/policy/roles.ts'
import type { Db } from '../storage/storage.ts'
import type { Remissing } from './rows.ts'

/** Whoever asks. */
interface Somebody {
  id: string
  administrator: boolean
}

const fieldsList = recipientFields.array()
const SENDS: Action = 'send-remiss'
const COORDINATORS = ROLES.filter(role => mayDo(role, SENDS, 'arbetsmaterial') === 'yes')

/**
 * Lets through administrators, and those who may send a remiss of any document: saved lists hold addresses, and are nobody else's affair. Throws
 * `inte-behorig`.
 */
export async function demandCoordinator({ storage }: Pick<Remissing, 'storage'>, person: Somebody): Promise<void> {
  if (person.administrator) return
  const found = await storage.db
    .selectFrom('document')
    .select('document.id')
    .where('document.state', '!=', 'arkiverad')
    .where(eb =>
      eb.or([
        eb('document.default_role', 'in', COORDINATORS),
        eb.exists(
          eb
            .selectFrom('document_member')
            .select('document_member.person')
            .whereRef('document_member.document', '=', 'document.id')
            .where('document_member.person', '=', person.id)
            .where('document_member.role', 'in', COORDINATORS)
        ),
        eb.exists(
          eb
            .selectFrom('document_unit')
            .innerJoin('person_unit', 'person_unit.unit', 'document_unit.unit')
            .select('document_unit.unit')
            .whereRef('document_unit.document', '=', 'document.id')
            .where('person_unit.person', '=', person.id)
            .where('document_unit.role', 'in', COORDINATORS)
        )
      ])
    )
    .limit(1)
    .executeTakeFirst()
  if (!found) throw new StyrskriftError('inte-behorig')
}

const mayChange = (list: { created_by: string }, person: Somebody): boolean =>
  person.administrator || list.created_by === person.id

/** Recipients that were saved under a name, by name. */
export async function savedLists({ storage }: Pick<Remissing, 'storage'>, person: Somebody): Promise<SavedList[]> {
  const rows = await storage.db
    .selectFrom('recipient_list')
    .leftJoin('person', 'person.id', 'recipient_list.created_by')
    .selectAll('recipient_list')
    .select('person.name as creator')
    .orderBy('recipient_list.id')
    .execute()
  return rows
    .map(row => ({
      id: row.id,
      name: row.name,
      recipients: fieldsList.parse(JSON.parse(row.recipients)),
      by: row.creator,
      mayChange: mayChange(row, person),
      changedAt: new Date(row.changed_at).toISOString()
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'sv'))
}

/** Saves recipients under a name; one that is there under that name is replaced. Throws `listan-ar-nagon-annans`. */
export async function saveList(
  { storage, now }: Pick<Remissing, 'storage' | 'now'>,
  person: Somebody,
  name: string,
  recipients: readonly RecipientFields[]
): Promise<void> {
  await storage.db.transaction().execute(async db => {
    // Last days belong to one remiss.
    const values = {
      recipients: JSON.stringify(recipients.map(each => ({ ...each, lastDay: null }))),
      changed_by: person.id,
      changed_at: now()
    }
    const same = await db
      .selectFrom('recipient_list')
      .select(['id', 'name', 'created_by'])
      .where('name', '=', name)
      .executeTakeFirst()
    if (same) {
      await demandOwn(db, same, person)
      await db.updateTable('recipient_list').set(values).where('id', '=', same.id).execute()
    } else
      await db
        .insertInto('recipient_list')
        .values({ id: newRecordId(), name, created_by: person.id, ...values })
        .execute()
  })
}

/** Takes a saved list away. Remisser that it was used for keep their recipients. Throws `finns-inte`, `listan-ar-nagon-annans`. */
export async function dropList({ storage }: Pick<Remissing, 'storage'>, person: Somebody, id: string): Promise<void> {
  await storage.db.transaction().execute(async db => {
    const list = await db
      .selectFrom('recipient_list')
      .select(['id', 'name', 'created_by'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!list) throw new StyrskriftError('finns-inte')
    await demandOwn(db, list, person)
    await db.deleteFrom('recipient_list').where('id', '=', id).execute()
  })
}

async function demandOwn(db: Db, list: { name: string; created_by: string }, person: Somebody): Promise<void> {
  if (mayChange(list, person)) return
  const creator = await db.selectFrom('person').select('name').where('id', '=', list.created_by).executeTakeFirst()
  throw new StyrskriftError('listan-ar-nagon-annans', { name: list.name, by: creator?.name ?? '' })
}
