import { z } from 'zod'
import { RECORD_TYPES } from '../records/shapes.ts'
import { type Stycke, stycke, styckenInput } from '../text/stycke.ts'
import { isRecordId } from './ids.ts'
import { isOrderKey } from './order.ts'

/**
 * The JSON interchange of a whole document, described in docs/interchange.md. It is also the plain form of a document that
 * rules and Word export read. `version` grows when the meaning of something changes; older versions stay readable.
 */
export const INTERCHANGE_FORMAT = 'styrskrift-dokument'
export const INTERCHANGE_VERSION = 1

const recordId = z
  .string()
  .refine(isRecordId, 'Ett id har 1–40 tecken: bokstäver, siffror, bindestreck och understreck.')
const tombstone = z.strictObject({ by: z.string(), at: z.number() })

/** One record with its texts and what stands under it. In a hand-written file everything but `type` may be left out. */
export interface DokumentPost {
  id: string
  type: (typeof RECORD_TYPES)[number]
  /** Order key among its siblings; left out, the order of the file applies. */
  order?: string
  /** In the trash and without a place: the record that it stood under. */
  parent?: string | null
  deleted?: { by: string; at: number }
  data: Record<string, unknown>
  sets: Record<string, string[]>
  fields: Record<string, Stycke[]>
  children: DokumentPost[]
}

type PostInput = Partial<Omit<DokumentPost, 'type' | 'fields' | 'children'>> & {
  type: DokumentPost['type']
  fields?: Record<string, z.input<typeof styckenInput>>
  children?: PostInput[]
}

let unnamed = 0
const post: z.ZodType<DokumentPost, PostInput> = z.lazy(() =>
  z.strictObject({
    id: recordId.default(() => `Ny${++unnamed}x`),
    type: z.enum(RECORD_TYPES),
    order: z.string().refine(isOrderKey, 'En ordningsnyckel består av bokstäver och siffror.').optional(),
    parent: recordId.nullable().optional(),
    deleted: tombstone.optional(),
    data: z.record(z.string(), z.json()).default({}),
    sets: z.record(z.string(), z.array(z.string())).default({}),
    fields: z.record(z.string(), styckenInput).default({}),
    children: z.array(post).default([])
  })
) as never

export const pictureFile = z.strictObject({
  mime: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/svg+xml']),
  base64: z.base64()
})

export const dokument = z.strictObject({
  format: z.literal(INTERCHANGE_FORMAT),
  version: z.literal(INTERCHANGE_VERSION),
  /** Name of the template that the document follows. */
  template: z.string(),
  metadata: post,
  sections: z.array(post),
  unplaced: z.array(post).default([]),
  trash: z.array(post).default([]),
  /** Picture files by the SHA-256 of their bytes. */
  pictures: z.record(z.string().regex(/^[0-9a-f]{64}$/), pictureFile).default({}),
  /** What this version does not understand, kept as it is: keys of the index, and texts with their formatting. */
  rest: z
    .strictObject({
      keys: z.record(z.string(), z.json()).default({}),
      texts: z.record(z.string(), z.array(stycke)).default({})
    })
    .prefault({})
})

export type Dokument = z.infer<typeof dokument>

/** All records of the living document in reading order, each with the records above it, nearest last. */
export function* recordsOf(doc: Dokument): Generator<{ post: DokumentPost; above: readonly DokumentPost[] }> {
  function* visit(
    p: DokumentPost,
    above: readonly DokumentPost[]
  ): Generator<{ post: DokumentPost; above: readonly DokumentPost[] }> {
    yield { post: p, above }
    for (const child of p.children) yield* visit(child, [...above, p])
  }
  for (const p of [doc.metadata, ...doc.sections, ...doc.unplaced]) yield* visit(p, [])
}
