import { defineShape } from '../define.ts'

/** An appendix with a title and blocks of its own. */
export const bilaga = defineShape({
  parents: ['section'],
  fields: { titel: { kind: 'line' } },
  scalars: {},
  sets: {}
})
