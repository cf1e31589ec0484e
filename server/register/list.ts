import { sql } from 'kysely'
import type { UnitList, UnitRow } from '../../schemas/api/units.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Storage } from '../storage/storage.ts'
import { soundness } from './change.ts'
import { readUnits, type Unit } from './units.ts'

/** Every unit as administrators see it, and what does not go together with `kommun.json` as it is now. */
export async function listUnits(storage: Storage, kommun: Kommun): Promise<UnitList> {
  const units = await readUnits(storage.db)
  const rows = await unitRows(storage, units)
  return { units: rows, problems: units.flatMap(unit => soundness(unit, units, kommun).map(({ message }) => message)) }
}

/** Units with what stands in other tables: the name of the contact person, and how many people belong to each. */
export async function unitRows(storage: Storage, units: readonly Unit[]): Promise<UnitRow[]> {
  const counts = await storage.db
    .selectFrom('person_unit')
    .innerJoin('person', 'person.id', 'person_unit.person')
    .where('person.ended_at', 'is', null)
    .select(['unit', sql<number>`count(*)`.as('number')])
    .groupBy('unit')
    .execute()
  const contacts = units.map(u => u.contactPerson).filter(id => id !== null)
  const people =
    contacts.length === 0
      ? []
      : await storage.db.selectFrom('person').select(['id', 'name']).where('id', 'in', contacts).execute()
  const names = new Map(people.map(p => [p.id, p.name]))
  const numbers = new Map(counts.map(c => [c.unit, Number(c.number)]))
  return units.map(({ endedAt, position: _position, ...unit }) => ({
    ...unit,
    aliases: [...unit.aliases],
    formerly: [...unit.formerly],
    contact: unit.contactPerson === null ? unit.contactName : (names.get(unit.contactPerson) ?? unit.contactName),
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    people: numbers.get(unit.id) ?? 0
  }))
}
