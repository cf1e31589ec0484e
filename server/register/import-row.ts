import { unitFields, unitId } from '../../schemas/api/units.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import { changedUnit, newUnit } from './change.ts'
import { type Column, dayText, kindOf, kindWords, listOf } from './files/columns.ts'
import type { Unit } from './units.ts'

/** A row of a file as the unit that it would give. `unit` is null when the row is wrong; `reasons` say why. */
export interface ReadRow {
  row: number
  name: string
  before: Unit | null
  unit: Unit | null
  /** The nämnd as it was written; looked up when all rows are read, since it may stand further down. */
  namnd: string | null
  reasons: string[]
}

/** What a row is read beside. */
export interface Beside {
  units: readonly Unit[]
  kommun: Kommun
  /** The contact person of each unit as it is shown. */
  contacts: ReadonlyMap<string, string>
  now: number
}

const words = messages.admin.units.file

/** Reads one row. A column that the file does not have leaves what there is; an empty cell empties it. */
export function readRow(row: number, cell: (column: Column) => string | undefined, beside: Beside): ReadRow {
  const reasons: string[] = []
  const name = cell('name') ?? ''
  const id = cell('id') || undefined
  const before = find(beside.units, id, name)
  const read: ReadRow = { row, name: name || before?.name || id || '', before, unit: null, namnd: null, reasons }
  if (name === '') reasons.push(words.nameMissing)
  if (id !== undefined && !before && !unitId.safeParse(id).success) reasons.push(messages.admin.units.wrong.id)
  const kindCell = cell('kind') ?? ''
  const kind = kindCell === '' ? (before?.kind ?? null) : kindOf(kindCell)
  if (kind === null) reasons.push(kindCell === '' ? words.kindMissing(kindWords()) : words.kind(kindCell, kindWords()))
  const ended = endedOf(cell('ended'), before, beside.now)
  if (ended === null) reasons.push(words.ended(cell('ended') ?? ''))
  const given = { ...textsOf(cell), ...contactOf(cell('contact'), before, beside.contacts) }
  const fields = unitFields.partial().safeParse({ ...given, ...(name === '' ? {} : { name }) })
  if (!fields.success) {
    for (const { path, message } of fields.error.issues) reasons.push(`${labelOf(String(path[0]))}: ${message}`)
  }
  if (reasons.length > 0 || !fields.success || kind === null || ended === null) return read
  const unit = before
    ? changedUnit(before, { ...fields.data, kind }, true)
    : newUnit({ ...fields.data, name, kind, id }, beside.units, beside.kommun)
  read.namnd = cell('namnd') ?? null
  read.unit = { ...unit, endedAt: ended.at }
  return read
}

function find(units: readonly Unit[], id: string | undefined, name: string): Unit | null {
  if (id !== undefined) return units.find(u => u.id === id) ?? null
  return units.find(u => sameSpelling(u.name) === sameSpelling(name)) ?? null
}

function textsOf(cell: (column: Column) => string | undefined) {
  const [aliases, formerly, email, registrar] = (['aliases', 'formerly', 'email', 'registrar'] as const).map(cell)
  return {
    ...(aliases === undefined ? {} : { aliases: listOf(aliases) }),
    ...(formerly === undefined ? {} : { formerly: listOf(formerly) }),
    ...(email === undefined ? {} : { email }),
    ...(registrar === undefined ? {} : { registrar })
  }
}

/** A contact that is written as it is now stays, also when it is somebody who signs in; another one is a name. */
function contactOf(text: string | undefined, before: Unit | null, contacts: ReadonlyMap<string, string>) {
  if (text === undefined || (before && text === contacts.get(before.id))) return {}
  return { contactPerson: null, contactName: text }
}

/** When the unit ended (`at` null: it has not); null when the cell says neither. A unit that has ended keeps its moment. */
function endedOf(text: string | undefined, before: Unit | null, now: number): { at: number | null } | null {
  if (text === undefined) return { at: before?.endedAt ?? null }
  if (text === '' || sameSpelling(text) === words.no) return { at: null }
  if (sameSpelling(text) === words.yes) return { at: before?.endedAt ?? now }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) return null
  return { at: before && dayText(before.endedAt) === text ? before.endedAt : Date.parse(text) }
}

const labelOf = (field: string): string => {
  const columns: Readonly<Record<string, string>> = messages.admin.units.columns
  return columns[field === 'contactName' ? 'contact' : field] ?? field
}
