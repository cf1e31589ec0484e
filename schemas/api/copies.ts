import { z } from 'zod'
import { copyInfo, copyItem, knownThreads, placement } from '../returned/copy.ts'

/** The bodies of the routes about copies that come back. */

export const copyQuery = z.object({
  /** The name of the file. */
  name: z.string().trim().min(1).max(200),
  /** The version that it is a copy of, when the person says so; otherwise the file does. */
  version: z.string().max(40).optional()
})

/** A copy that was received. `again`: the same file had been received before, and this is that one. */
export const receivedCopy = z.object({ copy: copyInfo, again: z.boolean() })
export const copyList = z.object({ copies: z.array(copyInfo), may: z.object({ takeIn: z.boolean() }) })

/** The records of its version by which people say where something belongs. */
export const outlineEntry = z.object({
  record: z.string(),
  level: z.number().int(),
  name: z.string(),
  within: z.string(),
  words: z.string(),
  fields: z.array(z.object({ field: z.string(), text: z.string() }))
})

export const wholeCopy = z.object({
  copy: copyInfo,
  items: z.array(copyItem),
  known: knownThreads,
  /** Fields of the version that the copy has no words of. */
  missing: z.array(z.object({ record: z.string(), field: z.string(), text: z.string(), called: z.string() })),
  /** What was seen in the file and not taken along, with how often. */
  findings: z.array(z.object({ what: z.string(), count: z.number().int() })),
  /** Changes of formatting alone. */
  format: z.number().int(),
  outline: z.array(outlineEntry)
})

/** What a person decides about items; what is not named stays as it is. */
export const decideBody = z.object({
  revision: z.number().int().min(0),
  items: z
    .array(
      z.object({
        key: z.string().max(60),
        leftOut: z.boolean().optional(),
        /** Null: as it was found. */
        placement: placement.nullable().optional()
      })
    )
    .min(1)
    .max(5000)
})
export const acceptBody = z.object({ revision: z.number().int().min(0) })
export const acceptedCopy = z.object({ copy: copyInfo, threads: z.number().int() })

export type CopyList = z.infer<typeof copyList>
export type ReceivedCopy = z.infer<typeof receivedCopy>
export type WholeCopy = z.infer<typeof wholeCopy>
export type OutlineRow = z.infer<typeof outlineEntry>
export type Decide = z.input<typeof decideBody>

const under = (id: string): string => `/api/documents/${encodeURIComponent(id)}/copies`
const one = (id: string, copy: string): string => `${under(id)}/${encodeURIComponent(copy)}`

/**
 * The addresses, as the server registers them and the client calls them.
 *
 * GET  /api/documents/:id/copies                            → copyList
 * POST /api/documents/:id/copies?name=…&version=… (Word)    → receivedCopy (201)
 * GET  /api/documents/:id/copies/:copy                      → wholeCopy
 * GET  /api/documents/:id/copies/:copy/file                 → the file as it came, as an attachment
 * PUT  /api/documents/:id/copies/:copy/decisions decideBody → wholeCopy
 * POST /api/documents/:id/copies/:copy/accept    acceptBody → acceptedCopy
 */
export const COPIES = {
  list: under,
  receive: (id: string, name: string, version?: string) =>
    `${under(id)}?name=${encodeURIComponent(name)}${version ? `&version=${encodeURIComponent(version)}` : ''}`,
  one,
  file: (id: string, copy: string) => `${one(id, copy)}/file`,
  decisions: (id: string, copy: string) => `${one(id, copy)}/decisions`,
  accept: (id: string, copy: string) => `${one(id, copy)}/accept`
} as const
