import { defineShape } from '../define.ts'

/** Running text among the blocks of a section or a bilaga. */
export const prose = defineShape({
  parents: ['section', 'bilaga'],
  fields: { text: { kind: 'block', headings: true } },
  scalars: {},
  sets: {}
})
