import { z } from 'zod'
import { defineShape } from '../define.ts'

/** A picture among the blocks of a section: the file by its SHA-256, its size in pixels, its alternative text and caption. */
export const picture = defineShape({
  parents: ['section', 'bilaga'],
  fields: { alt: { kind: 'line' }, rubrik: { kind: 'line' } },
  scalars: {
    file: z.string().regex(/^[0-9a-f]{64}$/),
    width: z.number().int().min(1).max(20000),
    height: z.number().int().min(1).max(20000)
  },
  sets: {}
})
