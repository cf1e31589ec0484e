import { z } from 'zod'
import { messages } from '../messages/messages.ts'
import { UNIT_KINDS } from '../register/kommun.ts'

/**
 * The register of units over HTTP.
 *
 * GET   /api/units                                             → unitNames (whoever is signed in)
 * GET   /api/admin/units                                       → unitList
 * POST  /api/admin/units                    newUnitBody        → unit (201)
 * PATCH /api/admin/units/:id                changeUnitBody     → unit
 * POST  /api/admin/units/:id/end            unitVersionBody    → unit
 * POST  /api/admin/units/:id/reopen         unitVersionBody    → unit
 * GET   /api/admin/units/export?format=csv|xlsx                → file, as an attachment
 * POST  /api/admin/units/import?accept=KEY  (bytes of a file) → importPreview, and nothing is saved; with the key of a preview importDone,
 *                                                               or `andrad-under-tiden` when the preview would be another one now
 */
export const UNITS_API = {
  names: '/api/units',
  units: '/api/admin/units',
  unit: (id: string) => `/api/admin/units/${encodeURIComponent(id)}`,
  end: (id: string) => `/api/admin/units/${encodeURIComponent(id)}/end`,
  reopen: (id: string) => `/api/admin/units/${encodeURIComponent(id)}/reopen`,
  exportAs: (format: 'csv' | 'xlsx') => `/api/admin/units/export?format=${format}`,
  import: (accept?: string) => `/api/admin/units/import${accept === undefined ? '' : `?accept=${accept}`}`
} as const

const words = messages.admin.units.wrong

/** A line of text that is shown as it is, and that no spreadsheet takes for a formula. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, words.controls)
    .regex(/^(?![=+\-@])/, words.formula)

const spelling = line(120).min(1)
const spellings = z.array(spelling).max(40)
const email = z.union([z.literal(''), z.email(words.email)], { error: words.email })

/** What an administrator writes of a unit. `contactPerson` is somebody who signs in; else the contact's name stands in `contactName`. */
export const unitFields = z.strictObject({
  name: spelling,
  kind: z.enum(UNIT_KINDS),
  /** The nämnd that it serves under. */
  namnd: z.string().max(40).nullable(),
  aliases: spellings,
  formerly: spellings,
  contactPerson: z.string().max(40).nullable(),
  contactName: line(120),
  email: email.pipe(z.string().max(254)),
  registrar: email.pipe(z.string().max(254))
})
export type UnitFields = z.infer<typeof unitFields>

export const unitId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, words.id)

/** Without an id, one is made of the name. */
export const newUnitBody = unitFields.partial().required({ name: true, kind: true }).extend({ id: unitId.optional() })

/** `version` is the one that was read; `keepName` keeps a name that is changed among the former ones. */
export const changeUnitBody = unitFields
  .partial()
  .extend({ version: z.number().int(), keepName: z.boolean().default(true) })
export const unitVersionBody = z.strictObject({ version: z.number().int() })

export const unit = unitFields.extend({
  id: z.string(),
  /** The name of the contact person, whether somebody who signs in or not; empty when there is none. */
  contact: z.string(),
  endedAt: z.string().nullable(),
  version: z.number().int(),
  /** How many people belong to it. */
  people: z.number().int()
})
export type UnitRow = z.infer<typeof unit>

/** `problems`: spellings that a unit shares with a phrase of `kommun.json`, which was changed afterwards. */
export const unitList = z.object({ units: z.array(unit), problems: z.array(z.string()) })
export type UnitList = z.infer<typeof unitList>

export const unitName = z.object({ id: z.string(), name: z.string(), kind: z.enum(UNIT_KINDS) })
export const unitNames = z.object({ units: z.array(unitName) })

/** One field that an import would change, in words. */
const importChange = z.object({ field: z.string(), before: z.string(), after: z.string() })

/** What an import would do. `row` counts as a spreadsheet does: the headings are row 1. */
export const importPreview = z.object({
  /** Accepts exactly this. */
  key: z.string(),
  added: z.array(z.object({ row: z.number().int(), id: z.string(), name: z.string(), kind: z.enum(UNIT_KINDS) })),
  changed: z.array(
    z.object({ row: z.number().int(), id: z.string(), name: z.string(), changes: z.array(importChange) })
  ),
  unchanged: z.number().int(),
  wrong: z.array(z.object({ row: z.number().int(), name: z.string(), reasons: z.array(z.string()) })),
  /** Columns that are not read. */
  ignored: z.array(z.string())
})
export type ImportPreview = z.infer<typeof importPreview>
export const importDone = z.object({ added: z.number().int(), changed: z.number().int() })
export type ImportDone = z.infer<typeof importDone>
