import { messages } from '../../schemas/messages/messages.ts'
import { COLUMNS, type Column, dayText, listText } from './files/columns.ts'
import type { Unit } from './units.ts'

/** A unit in words, by column. */
function wordsOf(unit: Unit, contact: string, units: readonly Unit[]): Record<Column, string> {
  return {
    id: unit.id,
    name: unit.name,
    kind: messages.unitKinds[unit.kind],
    namnd: unit.namnd === null ? '' : (units.find(u => u.id === unit.namnd)?.name ?? unit.namnd),
    aliases: listText(unit.aliases),
    formerly: listText(unit.formerly),
    contact,
    email: unit.email,
    registrar: unit.registrar,
    ended: dayText(unit.endedAt)
  }
}

/** What differs between two states of a unit, field by field, in words. `contacts`: the contact person of each unit as it is now. */
export function changesOf(
  before: Unit,
  after: Unit,
  contacts: ReadonlyMap<string, string>,
  units: readonly Unit[]
): { field: string; before: string; after: string }[] {
  const contact = contacts.get(before.id) ?? before.contactName
  const was = wordsOf(before, contact, units)
  const same = after.contactPerson === before.contactPerson && after.contactName === before.contactName
  const is = wordsOf(after, same ? contact : after.contactName, units)
  return COLUMNS.filter(c => was[c] !== is[c]).map(c => ({
    field: messages.admin.units.columns[c],
    before: was[c],
    after: is[c]
  }))
}
