import { z } from 'zod'
import { dokument } from '../document/dokument.ts'
import { MOST_VERSION_NAME, versionInfo, versionKind } from '../versions/version.ts'
import { requestKey } from './threads.ts'

/** The bodies of the routes about frozen versions. */

export const freezeBody = z.object({
  key: requestKey,
  kind: versionKind,
  /** What people call it; may be empty. */
  name: z.string().trim().max(MOST_VERSION_NAME).default('')
})

/** The versions of a document, the latest first. */
export const versionList = z.object({
  versions: z.array(versionInfo),
  /** What the person who asks may do here. */
  may: z.object({ freeze: z.boolean(), takeIn: z.boolean() })
})

/** One version as it was: its text (docs/interchange.md) and its numbers as printed, by record. */
export const wholeVersion = z.object({
  version: versionInfo,
  dokument,
  printed: z.record(z.string(), z.string())
})

export type Freeze = z.input<typeof freezeBody>
export type VersionList = z.infer<typeof versionList>
export type WholeVersion = z.infer<typeof wholeVersion>

const under = (id: string): string => `/api/documents/${encodeURIComponent(id)}/versions`

/**
 * The addresses, as the server registers them and the client calls them.
 *
 * GET  /api/documents/:id/versions                → versionList
 * POST /api/documents/:id/versions     freezeBody → versionInfo (201)
 * GET  /api/documents/:id/versions/:version       → wholeVersion
 * GET  /api/documents/:id/versions/:version/word  → its Word file, as an attachment
 */
export const VERSIONS = {
  list: under,
  one: (id: string, version: string) => `${under(id)}/${encodeURIComponent(version)}`,
  word: (id: string, version: string) => `${under(id)}/${encodeURIComponent(version)}/word`
} as const
