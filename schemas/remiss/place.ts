import { z } from 'zod'
import { MOST_QUOTE } from '../comments/anchor.ts'

const offset = z.number().int().min(0).max(1_000_000)
const record = z.string().regex(/^[\w-]{1,40}$/)

/**
 * Where in a frozen version something is said: about the whole, about a record such as an insats, or about a stretch of a field. Offsets count in the flat text
 * of the field in that version (schemas/text/stycke.ts), which never changes, so they are exact for ever; `quote` is what stood there.
 */
export const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document') }),
  z.strictObject({ kind: z.literal('record'), record }),
  z.strictObject({
    kind: z.literal('text'),
    record,
    field: z.string().regex(/^[\w-]{1,60}$/),
    from: offset,
    to: offset,
    quote: z.string().max(MOST_QUOTE)
  })
])
export type Place = z.infer<typeof place>

/** The record that a place is in; null: it is the whole document. */
export const recordOf = (given: Place): string | null => (given.kind === 'document' ? null : given.record)
