import { numbering } from '../../../schemas/document/numbering.ts'
import type { Reading } from '../../../schemas/document/reading.ts'
import type { Projection } from '../binding/projection.ts'
import type { Naming } from './names.ts'

const numbersOf = new WeakMap<Reading, ReadonlyMap<string, string>>()

/** The names of the records as the page shows them now. The numbers are those of this reading, also before it is drawn. */
export function namingOf(projection: Projection): Naming {
  const { reading } = projection
  const { template } = projection.context
  let numbers = numbersOf.get(reading)
  if (!numbers) {
    numbers = numbering(reading.sections, template)
    numbersOf.set(reading, numbers)
  }
  return {
    template,
    numbers,
    footnotes: projection.footnoteNumbers,
    text: (record, field) => projection.stycken(record, field)
  }
}
