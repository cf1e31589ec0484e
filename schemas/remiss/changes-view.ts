import { z } from 'zod'

/** Names of what has changed of a record, each of which a synpunkt can explain by itself (completeness.ts). */
export const facets = z.array(z.string())

/** A record of a version as it is read: its number as printed, what it is called, its texts, and the ansvar as a sentence. */
export const versionRecord = z.object({
  record: z.string(),
  type: z.string(),
  /** The record above it; null at the top. */
  under: z.string().nullable(),
  /** How many records stand above it. */
  depth: z.number().int(),
  label: z.string().nullable(),
  /** What kind of thing it is, as the template calls it: Insats, Fokusområde, the heading of a section. */
  name: z.string(),
  /** Texts as flat text, in which the offsets of places count; `forms` has one for each paragraph, '' for running text. */
  fields: z.array(z.object({ field: z.string(), label: z.string(), text: z.string(), forms: z.array(z.string()) })),
  ansvar: z.string()
})
export type VersionRecord = z.infer<typeof versionRecord>
