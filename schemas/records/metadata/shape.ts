import { dataName, defineShape, shortText } from '../define.ts'

/** The metadata box, one per document, with the id `m`. Text-like items are fields, the others scalars; the template names them. */
export const metadata = defineShape({
  parents: [],
  fields: { titel: { kind: 'line' } },
  dynamicField: name => (dataName.test(name) ? { kind: 'line' } : null),
  scalars: {},
  dynamicScalar: key => (dataName.test(key) ? shortText : null),
  sets: {},
  serverOnly: true
})
