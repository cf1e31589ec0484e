import { isRecordId, isWellKnownId } from '../document/ids.ts'
import { isOrderKey } from '../document/order.ts'
import { fieldShape, isRecordType, memberSchema, type RecordType, scalarSchema, shapeOf } from '../records/shapes.ts'

/** Reads the type of a record as the document has it now. */
export type TypeOf = (id: string) => unknown

/**
 * Is the value under a key of the index well-formed? `value` is undefined when the key was deleted. Returns null, or what is wrong.
 */
export function checkKey(key: string, value: unknown, typeOf: TypeOf): string | null {
  const bar = key.indexOf('|')
  const id = key.slice(0, bar)
  if (bar <= 0 || !isRecordId(id)) return 'bad record id'
  const what = key.slice(bar + 1)
  if (what === 't') return checkType(id, value)
  const type = typeOf(id)
  if (!isRecordType(type)) return 'record without a type'
  if (what === 'p') return checkPlace(type, value)
  if (what === 'x') return checkTombstone(type, value)
  return what.startsWith('d|') ? checkData(type, what.slice(2), value) : 'unknown key'
}

function checkType(id: string, value: unknown): string | null {
  if (!isRecordType(value)) return 'unknown record type'
  if (shapeOf(value).serverOnly || isWellKnownId(id)) return 'record that only the server makes'
  return null
}

function checkPlace(type: RecordType, value: unknown): string | null {
  // Undoing a move that somebody else made too leaves no place: allowed, and mended right after by the one who undid it.
  if (value === undefined) return null
  if (shapeOf(type).serverOnly) return 'record that cannot move'
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return 'bad place'
  const { a, o } = value as { a?: unknown; o?: unknown }
  return (a === null || (typeof a === 'string' && isRecordId(a))) && isOrderKey(o) ? null : 'bad place'
}

function checkTombstone(type: RecordType, value: unknown): string | null {
  if (value === undefined) return null
  if (shapeOf(type).serverOnly) return 'record that cannot be deleted'
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return 'bad tombstone'
  const { by, at } = value as { by?: unknown; at?: unknown }
  return typeof by === 'string' && by.length <= 200 && typeof at === 'number' && Number.isFinite(at)
    ? null
    : 'bad tombstone'
}

function checkData(type: RecordType, name: string, value: unknown): string | null {
  const bar = name.indexOf('|')
  if (bar >= 0) {
    const member = memberSchema(type, name.slice(0, bar))
    if (!member?.safeParse(name.slice(bar + 1)).success) return 'unknown set or member'
    return value === undefined || isOrderKey(value) ? null : 'bad order of a member'
  }
  const schema = scalarSchema(type, name)
  if (!schema) return 'unknown scalar'
  return value === undefined || schema.safeParse(value).success ? null : 'bad value'
}

/** Does the record have such a field? */
export function checkField(record: string, field: string, typeOf: TypeOf): string | null {
  const type = record === 'm' ? 'metadata' : typeOf(record)
  if (!isRecordType(type)) return 'text of a record without a type'
  return fieldShape(type, field) ? null : 'unknown field'
}
