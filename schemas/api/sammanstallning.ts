import { z } from 'zod'
import { GAP_KINDS } from '../remiss/gaps.ts'
import { DOUBTS } from '../remiss/look-through.ts'

/** The bodies of the routes about what is compiled of a remiss. */

/** As many letters as a selected passage may have, and as many passages as a remiss. */
export const MOST_PASSAGE = 5000

export const omission = z.object({ id: z.string(), text: z.string() })
export const omissionBody = z.object({ text: z.string().trim().min(2).max(MOST_PASSAGE) })

const count = z.number().int()

export const doubt = z.object({
  kind: z.enum(DOUBTS),
  answer: count.nullable(),
  synpunkt: count.nullable(),
  found: z.string(),
  before: z.string(),
  after: z.string()
})

/** Something that is lacking, as `Gap` of schemas/remiss/gaps.ts says. */
export const gap = z.object({
  kind: z.enum(GAP_KINDS),
  body: z.string(),
  where: z.string(),
  words: z.string(),
  what: z.string(),
  submission: z.string().nullable(),
  part: z.string().nullable(),
  paragraph: count.nullable(),
  number: count.nullable(),
  synpunkt: z.string().nullable(),
  record: z.string().nullable()
})

/** What will be in the files, and what is missing still. */
export const compiledOverview = z.object({
  asOf: z.string(),
  counts: z.object({
    invited: count,
    answered: count,
    joined: count,
    abstained: count,
    notAnswered: count,
    spontaneous: count,
    supplements: count,
    synpunkter: count,
    unhandled: count
  }),
  /** Known names that are left out by themselves. */
  names: count,
  /** What a person should look through before publishing. */
  doubts: z.array(doubt),
  /** What the proof says is lacking. With anything here, every file is marked as a draft. */
  gaps: z.array(gap),
  omissions: z.array(omission),
  replies: z.object({ bodies: count, withoutAddress: z.array(z.string()), sent: count }),
  /** Whether the person may select passages, send replies and take out the package. */
  may: z.object({ compile: z.boolean() })
})
export type CompiledOverview = z.infer<typeof compiledOverview>

/** What became of the replies. */
export const repliesSent = z.object({
  sent: z.array(z.string()),
  /** Already sent, with the same words. */
  before: z.array(z.string()),
  withoutAddress: z.array(z.string())
})
export type RepliesSent = z.infer<typeof repliesSent>

export const fileQuery = z.object({
  format: z.enum(['docx', 'xlsx']),
  variant: z.enum(['hel', 'utan-personuppgifter']).default('hel')
})
export type FileQuery = z.infer<typeof fileQuery>

const under = (id: string, remiss: string): string =>
  `/api/documents/${encodeURIComponent(id)}/remisser/${encodeURIComponent(remiss)}`

/**
 * The addresses, as the server registers them and the client calls them.
 *
 * GET    /api/documents/:id/remisser/:remiss/sammanstallning               → compiledOverview
 * GET    /api/documents/:id/remisser/:remiss/sammanstallning/file          → Word file or spreadsheet, as an attachment
 * POST   /api/documents/:id/remisser/:remiss/omissions         omissionBody → omission (201)
 * DELETE /api/documents/:id/remisser/:remiss/omissions/:omission           → 204
 * GET    /api/documents/:id/remisser/:remiss/replies                       → zip of the letters
 * POST   /api/documents/:id/remisser/:remiss/replies                       → repliesSent
 * GET    /api/documents/:id/remisser/:remiss/diarium                       → the package for the diarium, a zip
 */
export const SAMMANSTALLNING = {
  overview: (id: string, remiss: string) => `${under(id, remiss)}/sammanstallning`,
  file: (id: string, remiss: string, { format, variant }: FileQuery) =>
    `${under(id, remiss)}/sammanstallning/file?format=${format}&variant=${variant}`,
  omissions: (id: string, remiss: string) => `${under(id, remiss)}/omissions`,
  omission: (id: string, remiss: string, omission: string) =>
    `${under(id, remiss)}/omissions/${encodeURIComponent(omission)}`,
  replies: (id: string, remiss: string) => `${under(id, remiss)}/replies`,
  diarium: (id: string, remiss: string) => `${under(id, remiss)}/diarium`
} as const
