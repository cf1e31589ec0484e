import { z } from 'zod'
import { ANSVAR_KINDS } from '../../ansvar/ansvar.ts'
import { dataName, defineShape, partyId } from '../define.ts'

/**
 * An insats: its text, who is responsible (ansvar, as data), and the fields that the template asks for (tidplan, indikator …).
 * The members of `lead` and `partner` have an order key as value, which keeps the order in which they were written.
 */
export const insats = defineShape({
  parents: ['fokusomrade', 'section'],
  fields: { text: { kind: 'block' }, ansvarstillagg: { kind: 'line' } },
  dynamicField: name => (dataName.test(name) ? { kind: 'line' } : null),
  scalars: { ansvarsform: z.enum(ANSVAR_KINDS) },
  sets: { lead: partyId, partner: partyId }
})
