import { sql } from 'kysely'
import type { Person } from '../../schemas/api/contract.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Storage } from '../storage/storage.ts'
import { nameKey, tidyName } from './names.ts'

const COLORS = 6

/**
 * The person of that name, made now when there is none. Colours go round evenly: the one that fewest have.
 * Two requests at once for the same name give the same person. Throws `ogiltig-begaran` for a name without a visible letter.
 */
export async function personByName(storage: Storage, name: string, now: number): Promise<Person> {
  const key = nameKey(name)
  if (!/[\p{L}\p{N}]/u.test(key)) throw new StyrskriftError('ogiltig-begaran', { what: messages.people.noName })
  const known = await find(storage, key)
  if (known) return known
  const row = { id: newRecordId(), name: tidyName(name), name_key: key, color: await rarest(storage), created_at: now }
  await storage.db
    .insertInto('person')
    .values(row)
    .onConflict(c => c.column('name_key').doNothing())
    .execute()
  const made = await find(storage, key)
  if (!made) throw new Error(`person ${row.id} was not stored`)
  return made
}

const find = (storage: Storage, key: string): Promise<Person | undefined> =>
  storage.db.selectFrom('person').select(['id', 'name', 'color']).where('name_key', '=', key).executeTakeFirst()

/** The person of that name, or null. */
export async function maybePersonByName(storage: Storage, name: string): Promise<Person | null> {
  return (await find(storage, nameKey(name))) ?? null
}

async function rarest(storage: Storage): Promise<number> {
  const rows = await storage.db
    .selectFrom('person')
    .select(['color', sql<number>`count(*)`.as('number')])
    .groupBy('color')
    .execute()
  const used = new Map(rows.map(r => [r.color, Number(r.number)]))
  const colors = Array.from({ length: COLORS }, (_, i) => i + 1)
  return colors.reduce((best, color) => ((used.get(color) ?? 0) < (used.get(best) ?? 0) ? color : best))
}

/** Is there a person with this id, who has not left? */
export async function isPerson(storage: Storage, id: string): Promise<boolean> {
  const query = storage.db.selectFrom('person').select('id').where('id', '=', id).where('ended_at', 'is', null)
  return (await query.executeTakeFirst()) !== undefined
}
