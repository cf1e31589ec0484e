import type { Storage } from '../storage/storage.ts'

/** The units of the register that a person belongs to, sorted. */
export async function unitsOf(storage: Pick<Storage, 'db'>, person: string): Promise<string[]> {
  const rows = await storage.db
    .selectFrom('person_unit')
    .select('unit')
    .where('person', '=', person)
    .orderBy('unit')
    .execute()
  return rows.map(row => row.unit)
}
