import { defineShape } from '../define.ts'

/** A footnote. The reference to it is an embed in a text; its number follows the references in reading order. */
export const footnote = defineShape({
  parents: ['section'],
  fields: { text: { kind: 'rich' } },
  scalars: {},
  sets: {}
})
