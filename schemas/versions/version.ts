import { z } from 'zod'

/** What a version is for; it decides which variant of the Word file belongs to it. */
export const VERSION_KINDS = ['arbetsmaterial', 'remissversion', 'beslutsversion', 'publicering'] as const
export const versionKind = z.enum(VERSION_KINDS)
export type VersionKind = z.infer<typeof versionKind>

/** As long as the name of a version may be, in letters. */
export const MOST_VERSION_NAME = 120

/** A frozen version as lists show it. */
export const versionInfo = z.object({
  id: z.string(),
  /** 1, 2, … within the document. */
  number: z.number().int(),
  kind: versionKind,
  name: z.string(),
  /** The state of the document then. */
  state: z.string(),
  /** The number of the last stored update that it holds. */
  sequence: z.number().int(),
  /** SHA-256 of the words and structure. */
  hash: z.string(),
  /** SHA-256 and size of its Word file. */
  word: z.object({ sha256: z.string(), bytes: z.number().int() }),
  createdAt: z.string(),
  /** Who froze it: the id, and the name as it is now; null when nobody of that id is left. */
  createdBy: z.object({ id: z.string(), name: z.string().nullable() })
})
export type VersionInfo = z.infer<typeof versionInfo>

/** Where something stands in a version: letters of the flat text of a field. */
export const versionPlace = z.object({
  record: z.string(),
  field: z.string(),
  from: z.number().int().min(0),
  to: z.number().int().min(0)
})
export type VersionPlace = z.infer<typeof versionPlace>

/** Where that stands in the text as it is now, or that it is gone, and whether its record is gone with it. */
export const carried = z.discriminatedUnion('state', [
  versionPlace.extend({
    state: z.literal('there'),
    /** What stands there now. */
    text: z.string(),
    /** It is the whole of something that is no running text, such as ansvar. */
    whole: z.boolean()
  }),
  z.object({ state: z.literal('removed'), record: z.string(), field: z.string(), recordGone: z.boolean() })
])
export type Carried = z.infer<typeof carried>
