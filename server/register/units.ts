import type { Insertable, Selectable } from 'kysely'
import type { Enhet, UnitKind } from '../../schemas/register/kommun.ts'
import type { UnitTable } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'

/** A unit of the register with all that is known of it. Lists are never changed in place. */
export interface Unit {
  id: string
  name: string
  kind: UnitKind
  namnd: string | null
  aliases: readonly string[]
  formerly: readonly string[]
  contactPerson: string | null
  contactName: string
  email: string
  registrar: string
  endedAt: number | null
  position: number
  version: number
}

const unitOfRow = (row: Selectable<UnitTable>): Unit => ({
  id: row.id,
  name: row.name,
  kind: row.kind as UnitKind,
  namnd: row.namnd,
  aliases: JSON.parse(row.aliases) as string[],
  formerly: JSON.parse(row.formerly) as string[],
  contactPerson: row.contact_person,
  contactName: row.contact_name,
  email: row.email,
  registrar: row.registrar,
  endedAt: row.ended_at,
  position: row.position,
  version: row.version
})

export const rowOfUnit = (unit: Unit): Insertable<UnitTable> => ({
  id: unit.id,
  name: unit.name,
  kind: unit.kind,
  namnd: unit.namnd,
  aliases: JSON.stringify(unit.aliases),
  formerly: JSON.stringify(unit.formerly),
  contact_person: unit.contactPerson,
  contact_name: unit.contactName,
  email: unit.email,
  registrar: unit.registrar,
  ended_at: unit.endedAt,
  position: unit.position,
  version: unit.version
})

/** A unit as documents, rules and Word know it. */
export const enhetOf = ({ id, name, kind, namnd, aliases, formerly, endedAt }: Unit): Enhet => ({
  id,
  name,
  kind,
  ...(namnd === null ? {} : { namnd }),
  aliases: [...aliases],
  formerly: [...formerly],
  ...(endedAt === null ? {} : { ended: true })
})

/** A unit of `kommun.json` as it is taken into an empty register. */
export const unitOfEnhet = (enhet: Enhet, position: number, now: number): Unit => ({
  id: enhet.id,
  name: enhet.name,
  kind: enhet.kind,
  namnd: enhet.namnd ?? null,
  aliases: enhet.aliases,
  formerly: enhet.formerly,
  contactPerson: null,
  contactName: '',
  email: '',
  registrar: '',
  endedAt: enhet.ended ? now : null,
  position,
  version: 1
})

/** Every unit, in the order of the register. */
export async function readUnits(db: Storage['db']): Promise<Unit[]> {
  const rows = await db.selectFrom('unit').selectAll().orderBy('position').orderBy('id').execute()
  return rows.map(unitOfRow)
}
