import type { z } from 'zod'
import { bilaga } from './bilaga/shape.ts'
import type { FieldShape, RecordShape } from './define.ts'
import { definition } from './definition/shape.ts'
import { fokusomrade } from './fokusomrade/shape.ts'
import { footnote } from './footnote/shape.ts'
import { insats } from './insats/shape.ts'
import { metadata } from './metadata/shape.ts'
import { picture } from './picture/shape.ts'
import { prose } from './prose/shape.ts'
import { section } from './section/shape.ts'
import { table, tablecolumn, tablerow } from './table/shape.ts'

/** Every record type. A new one is a folder, a line here, and the lines that the compiler then demands. */
const SHAPES = {
  metadata,
  section,
  prose,
  fokusomrade,
  insats,
  definition,
  footnote,
  table,
  tablerow,
  tablecolumn,
  picture,
  bilaga
} as const satisfies Record<string, RecordShape>

export type RecordType = keyof typeof SHAPES

export const RECORD_TYPES = Object.keys(SHAPES) as RecordType[]

export const isRecordType = (value: unknown): value is RecordType =>
  typeof value === 'string' && Object.hasOwn(SHAPES, value)

/** The shape of a type, with all parts optional where a type leaves them out. */
export const shapeOf = (type: RecordType): RecordShape => SHAPES[type]

/** The shape of a field of a record type, or null when the type has no such field. */
export function fieldShape(type: RecordType, field: string): FieldShape | null {
  const shape = shapeOf(type)
  if (Object.hasOwn(shape.fields, field)) return shape.fields[field] ?? null
  return shape.dynamicField?.(field) ?? null
}

/** What a scalar of a record type may hold, or null when the type has no such scalar. */
export function scalarSchema(type: RecordType, key: string): z.ZodType | null {
  const shape = shapeOf(type)
  if (Object.hasOwn(shape.scalars, key)) return shape.scalars[key] ?? null
  return shape.dynamicScalar?.(key) ?? null
}

/** What a member of a set of a record type may be, or null when the type has no such set. */
export function memberSchema(type: RecordType, set: string): z.ZodType<string> | null {
  const { sets } = shapeOf(type)
  return Object.hasOwn(sets, set) ? (sets[set] ?? null) : null
}

/** May a record of `type` stand under a record of type `parent`? (`null`: at the top of the document.) */
export function mayStandUnder(type: RecordType, parent: RecordType | null): boolean {
  const { parents } = shapeOf(type)
  return parent === null ? parents.length === 0 : parents.includes(parent)
}
