import { defineShape } from '../define.ts'

/** A fokusområde. An empty lead-in means: the one of the template, with its placeholders filled. */
export const fokusomrade = defineShape({
  parents: ['section'],
  fields: { titel: { kind: 'line' }, inledning: { kind: 'block' }, upptakt: { kind: 'rich' } },
  scalars: {},
  sets: {}
})
