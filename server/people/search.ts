import { sql } from 'kysely'
import type { FoundPerson } from '../../schemas/api/people.ts'
import type { Storage } from '../storage/storage.ts'
import { nameKey } from './names.ts'

const MOST = 20

/** People who are here, by the beginning of a word of the name or of the e-mail address, at most 20, in order of name. */
export async function searchPeople(storage: Storage, query: string): Promise<FoundPerson[]> {
  const key = nameKey(query)
  if (key === '') return []
  const start = `${key.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
  const like = (column: string, pattern: string) => sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`
  const people = await storage.db
    .selectFrom('person')
    .select(['id', 'name', 'color'])
    .where('ended_at', 'is', null)
    .where(eb => eb.or([like('name_key', start), like('name_key', `% ${start}`), like('email', start)]))
    .orderBy('name_key')
    .orderBy('id')
    .limit(MOST)
    .execute()
  const units = await unitsByPerson(
    storage,
    people.map(p => p.id)
  )
  return people.map(person => ({ ...person, units: units.get(person.id) ?? [] }))
}

/** The units of each of several people. */
export async function unitsByPerson(storage: Storage, people: readonly string[]): Promise<Map<string, string[]>> {
  const units = new Map<string, string[]>()
  if (people.length === 0) return units
  const rows = await storage.db
    .selectFrom('person_unit')
    .selectAll()
    .where('person', 'in', people)
    .orderBy('unit')
    .execute()
  for (const { person, unit } of rows) units.set(person, [...(units.get(person) ?? []), unit])
  return units
}
