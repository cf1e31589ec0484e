import { z } from 'zod'
import { stycke } from '../text/stycke.ts'

/**
 * A frozen version as it is shown to whoever is asked about it: the words, the numbers as printed, and who is responsible, and nothing of the register, the
 * template or the people behind it. Texts that can be pointed at carry the name of their field; the others are the template's own.
 */

/** A text of a record: its field, what it is called where it has a label, and its paragraphs. */
const readingField = z.object({
  field: z.string(),
  label: z.string(),
  stycken: z.array(stycke)
})

export const READING_TYPES = [
  'section',
  'prose',
  'fokusomrade',
  'insats',
  'definition',
  'footnote',
  'table',
  'tablerow',
  'picture',
  'bilaga'
] as const

export interface ReadingNode {
  id: string
  type: (typeof READING_TYPES)[number]
  /** As printed; empty without one. */
  number: string
  /** What stands as its heading: written, or the template's own. */
  heading: string
  /** Words of the template that stand before what is under it. */
  leadIn: string
  fields: z.infer<typeof readingField>[]
  /** Who is responsible, as a sentence. */
  ansvar: string
  /** The body that reads is named in the ansvar. */
  own: boolean
  /** A picture: its file, and its measures in pixels. */
  picture: { file: string; width: number; height: number } | null
  /** A table: the first row holds headings. */
  header: boolean
  children: ReadingNode[]
}

export const readingNode: z.ZodType<ReadingNode> = z.lazy(() =>
  z.object({
    id: z.string(),
    type: z.enum(READING_TYPES),
    number: z.string(),
    heading: z.string(),
    leadIn: z.string(),
    fields: z.array(readingField),
    ansvar: z.string(),
    own: z.boolean(),
    picture: z.object({ file: z.string(), width: z.number(), height: z.number() }).nullable(),
    header: z.boolean(),
    children: z.array(readingNode)
  })
)

/** The whole version. */
export const reading = z.object({
  title: z.string(),
  documentType: z.string(),
  /** What an insats is called in this document, one and many. */
  insats: z.object({ one: z.string(), many: z.string() }),
  /** The box of facts: label and words. */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  nodes: z.array(readingNode)
})

export type ReadingField = z.infer<typeof readingField>
export type Reading = z.infer<typeof reading>

/** Every node in reading order, each with what stands above it, the nearest last. */
export function* nodesOf(
  nodes: readonly ReadingNode[],
  above: readonly ReadingNode[] = []
): Generator<{ node: ReadingNode; above: readonly ReadingNode[] }> {
  for (const node of nodes) {
    yield { node, above }
    yield* nodesOf(node.children, [...above, node])
  }
}
