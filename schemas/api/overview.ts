import { z } from 'zod'
import { RULES, SEVERITIES } from '../rules/ids.ts'
import { template } from '../template/template.ts'

/**
 * What administrators look at and change elsewhere: templates, settings, storage and health.
 *
 * GET /api/admin/templates → templateOverview
 * GET /api/admin/settings  → settingList
 * GET /api/admin/health    → health
 */
export const OVERVIEW_API = {
  templates: '/api/admin/templates',
  settings: '/api/admin/settings',
  health: '/api/admin/health'
} as const

/** A folder of templates. `template` is null when its file cannot be used; then nobody can make a document of it. */
export const templateFolder = z.object({
  name: z.string(),
  template: template.nullable(),
  problems: z.array(z.object({ file: z.string(), path: z.string(), message: z.string() })),
  /** How many documents are made of it. */
  documents: z.number().int(),
  /** Each rule, and how severe it is in this template. `changed`: otherwise than usual. */
  rules: z.array(z.object({ id: z.enum(RULES), title: z.string(), severity: z.enum(SEVERITIES), changed: z.boolean() }))
})
/** `missing`: names of templates that documents are made of, and that have no folder any more. */
export const templateOverview = z.object({
  directory: z.string(),
  folders: z.array(templateFolder),
  missing: z.array(z.object({ name: z.string(), documents: z.number().int() }))
})

/** A setting as it is in force. A secret has no value here, only whether it is set. */
const settingRow = z.object({
  name: z.string(),
  secret: z.boolean(),
  isSet: z.boolean(),
  value: z.string().nullable(),
  source: z.enum(['command-line', 'environment', 'file', 'default'])
})
export const settingList = z.object({ settings: z.array(settingRow) })

export const health = z.object({
  versions: z.object({ styrskrift: z.string(), node: z.string(), database: z.string(), migration: z.string() }),
  startedAt: z.string(),
  database: z.object({
    kind: z.enum(['sqlite', 'postgres']),
    /** Bytes of the whole database, and how many more there is room for on its disk (SQLite). */
    bytes: z.number().int(),
    free: z.number().int().nullable()
  }),
  documents: z.object({ active: z.number().int(), archived: z.number().int() }),
  people: z.object({ active: z.number().int(), ended: z.number().int() }),
  /** Changes of text that the gate refused and that are kept aside. */
  refused: z.number().int(),
  connections: z.object({ connections: z.number().int(), documents: z.number().int() }),
  lastBackup: z.string().nullable(),
  mail: z.object({ sends: z.boolean() })
})

export type TemplateFolder = z.infer<typeof templateFolder>
export type TemplateOverview = z.infer<typeof templateOverview>
export type SettingRow = z.infer<typeof settingRow>
export type Health = z.infer<typeof health>
