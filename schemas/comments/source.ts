import { z } from 'zod'

/**
 * What a thread was taken in from, when people outside of the product wrote it: a Word file, and which returned copy it was. Their names
 * and times stand beside it as they wrote them; whoever took it in stands as its author.
 */
export const threadSource = z.object({
  kind: z.enum(['word']),
  /** The returned copy; null for a draft that was imported. */
  copy: z.string().nullable()
})
export type ThreadSource = z.infer<typeof threadSource>

/** As it is stored: `word`, or `word:` and the copy. */
export const storedSource = ({ kind, copy }: ThreadSource): string => (copy === null ? kind : `${kind}:${copy}`)

/** The source as stored; null for a thread that was written here. */
export function sourceOf(stored: string | null): ThreadSource | null {
  if (stored === null) return null
  const at = stored.indexOf(':')
  return { kind: 'word', copy: at < 0 ? null : stored.slice(at + 1) }
}
