import { z } from 'zod'
import { defineShape } from '../define.ts'

/** A table among the blocks of a section. Its rows and columns are records of their own, so that they can be moved at the same time. */
export const table = defineShape({
  parents: ['section', 'bilaga'],
  fields: { rubrik: { kind: 'line' } },
  scalars: { header: z.boolean() },
  sets: {}
})

/** The name of the field of a row that holds the cell under a column. */
export const cellField = (columnId: string): string => `c-${columnId}`

/** A row; the text of its cells are its fields `c-<id of the column>`. */
export const tablerow = defineShape({
  parents: ['table'],
  fields: {},
  dynamicField: name => (/^c-[\w-]{1,40}$/.test(name) ? { kind: 'block' } : null),
  scalars: {},
  sets: {}
})

/** A column. It holds nothing but its place; deleting it hides its cells, restoring it shows them again. */
export const tablecolumn = defineShape({ parents: ['table'], fields: {}, scalars: {}, sets: {} })
