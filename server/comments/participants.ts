import { sql } from 'kysely'
import type { Participant } from '../../schemas/api/threads.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { mayDo } from '../../schemas/policy/actions.ts'
import { findAccess } from '../documents/access.ts'
import { nameKey } from '../people/names.ts'
import type { Storage } from '../storage/storage.ts'

/** As many are offered at once, of as many that are looked at. */
const OFFERED = 12
const LOOKED_AT = 60

/** The people of these ids, with their units; one who is not there any more is left out. */
export async function peopleOf(storage: Storage, ids: Iterable<string>): Promise<Participant[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const { db } = storage
  const [people, units] = await Promise.all([
    db.selectFrom('person').select(['id', 'name', 'color']).where('id', 'in', wanted).orderBy('name').execute(),
    db.selectFrom('person_unit').selectAll().where('person', 'in', wanted).orderBy('unit').execute()
  ])
  return people.map(person => ({ ...person, units: units.filter(u => u.person === person.id).map(u => u.unit) }))
}

/** Those who may open the document and whose name holds what was written: who can be mentioned in it. */
export async function participantsOf(storage: Storage, document: string, query: string): Promise<Participant[]> {
  const key = nameKey(query).replaceAll(/[\\%_]/g, '\\$&')
  const rows = await storage.db
    .selectFrom('person')
    .select('id')
    .where('ended_at', 'is', null)
    .where(sql<boolean>`name_key like ${`%${key}%`} escape '\\'`)
    .orderBy(sql`case when name_key like ${`${key}%`} escape '\\' then 0 else 1 end`)
    .orderBy('name_key')
    .limit(LOOKED_AT)
    .execute()
  const found: string[] = []
  for (const { id } of rows) {
    if (found.length === OFFERED) break
    if (await seesComments(storage, document, id)) found.push(id)
  }
  const people = new Map((await peopleOf(storage, found)).map(person => [person.id, person]))
  return found.flatMap(id => people.get(id) ?? [])
}

/** May the person see the comments of the document now? */
export async function seesComments(storage: Storage, document: string, person: string): Promise<boolean> {
  const access = await findAccess(storage, document, person)
  return access !== null && mayDo(access.role, 'see-comments', access.state) === 'yes'
}

/** Throws `kan-inte-namnas` when one of these people is not there any more, or may not see the comments of the document. */
export async function demandParticipants(storage: Storage, document: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { db } = storage
  const there = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', ids)
    .where('ended_at', 'is', null)
    .execute()
  if (there.length < new Set(ids).size) throw new StyrskriftError('kan-inte-namnas')
  for (const id of ids) if (!(await seesComments(storage, document, id))) throw new StyrskriftError('kan-inte-namnas')
}

/** The people of a unit who may see the comments of the document; at most as many as are worth telling one by one. */
export async function peopleOfUnit(storage: Storage, document: string, unit: string): Promise<string[]> {
  const rows = await storage.db
    .selectFrom('person_unit')
    .innerJoin('person', 'person.id', 'person_unit.person')
    .select('person.id')
    .where('person_unit.unit', '=', unit)
    .where('person.ended_at', 'is', null)
    .orderBy('person.id')
    .limit(LOOKED_AT)
    .execute()
  const out: string[] = []
  for (const { id } of rows) if (await seesComments(storage, document, id)) out.push(id)
  return out
}
