import { z } from 'zod'
import { dataName, defineShape } from '../define.ts'

/** A section of the document. `key` says which section of the template it is; fixed ones have the id `s-<key>`. */
export const section = defineShape({
  parents: [],
  fields: { titel: { kind: 'line' } },
  scalars: { key: z.string().regex(dataName) },
  sets: {}
})
