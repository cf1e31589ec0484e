import { z } from 'zod'
import type { FieldKind } from '../text/flat.ts'

/** How a field of a record holds its text. */
export interface FieldShape {
  kind: FieldKind
  /** Block fields only: may hold headings (levels 2–4). */
  headings?: boolean
}

/** The shape of a record type: which fields, scalars and sets it has, and under which types it may stand. */
export interface RecordShape {
  /** Types that may be its parent; empty for a record at the top of the document. */
  parents: readonly string[]
  /** Fields that every record of the type has, in reading order. */
  fields: Readonly<Record<string, FieldShape>>
  /** Fields whose names come from data (metadata labels, insats fields of a template, cells of a table): name → shape or null. */
  dynamicField?: (name: string) => FieldShape | null
  /** Scalars: key → schema of its value. */
  scalars: Readonly<Record<string, z.ZodType>>
  /** Scalars whose names come from data (metadata boxes of the template). */
  dynamicScalar?: (key: string) => z.ZodType | null
  /** Sets: one key per member, so that two people who add different members both succeed. Key → schema of a member. */
  sets: Readonly<Record<string, z.ZodType<string>>>
  /** Made by the server alone, with well-known ids: people can neither add nor delete it. */
  serverOnly?: boolean
}

/** Keeps the literal types of a shape. */
export const defineShape = <const S extends RecordShape>(shape: S): S => shape

/** A name that a template may give to a field or a metadata item. */
export const dataName = /^[a-z][a-z0-9-]{0,39}$/

/** Id of a unit, of a collective phrase, or `fri:` and a name that is not in the register. Never contains the separator `|`. */
export const partyId = z.string().regex(/^(?:[a-z0-9][a-z0-9-]{0,39}|fri:[^|\n]{1,120})$/)

export const shortText = z.string().max(400)
