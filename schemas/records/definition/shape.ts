import { defineShape } from '../define.ts'

/** A term and what it means in this document. */
export const definition = defineShape({
  parents: ['section'],
  fields: { term: { kind: 'line' }, text: { kind: 'block' } },
  scalars: {},
  sets: {}
})
