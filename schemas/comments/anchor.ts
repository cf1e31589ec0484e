import { z } from 'zod'

/**
 * Where a thread hangs: on the whole document, on a record, or on stretches of text. A stretch is two Yjs positions, which move with the
 * letters whatever happens around them, and the text that stood between them. Plain data: it is stored as JSON.
 */

/** As many stretches of text a thread may hang on, and as many letters each. */
export const MOST_PARTS = 20
export const MOST_QUOTE = 5000

const counter = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** A Yjs position as `Y.relativePositionToJSON` writes it, in the root text `tname`: at a letter (`item`), or at the end or start of the text. */
export const position = z.strictObject({
  tname: z.string().max(120),
  item: z.strictObject({ client: counter, clock: counter }).optional(),
  assoc: z.union([z.literal(0), z.literal(-1)])
})

const record = z.string().regex(/^[\w-]{1,40}$/)

/**
 * A stretch of one field. `start` holds on to the letter on its right, `end` to the letter on its left, so that what is typed at the
 * edges stays outside. An empty `quote` is the place between two letters.
 */
const anchorPart = z.strictObject({
  record,
  field: z.string().regex(/^[\w-]{1,60}$/),
  start: position,
  end: position,
  quote: z.string().max(MOST_QUOTE)
})

export const anchor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document') }),
  z.strictObject({ kind: z.literal('record'), record }),
  z.strictObject({ kind: z.literal('text'), parts: z.array(anchorPart).min(1).max(MOST_PARTS) })
])

export type Position = z.infer<typeof position>
export type AnchorPart = z.infer<typeof anchorPart>
export type Anchor = z.infer<typeof anchor>

/** The records that an anchor names. */
export const recordsOf = (given: Anchor): string[] =>
  given.kind === 'document' ? [] : given.kind === 'record' ? [given.record] : given.parts.map(part => part.record)

/** The text that an anchor was hung on, a line a stretch. */
export const quoteOf = (given: Anchor): string =>
  given.kind === 'text' ? given.parts.map(part => part.quote).join('\n') : ''
