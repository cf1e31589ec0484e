import { z } from 'zod'
import { ANSVAR_KINDS } from '../ansvar/ansvar.ts'
import type { NewRecord } from '../document/records.ts'
import { replacement } from './proposal.ts'

/** An insats that somebody outside has proposed, as read: its words, and who is responsible. It can be put in after what its thread hangs on. */
export const proposedInsats = z.strictObject({
  text: replacement,
  ansvar: z
    .strictObject({
      kind: z.enum(ANSVAR_KINDS).nullable(),
      lead: z.array(z.string()).readonly(),
      partners: z.array(z.string()).readonly(),
      tail: z.string()
    })
    .nullable()
})
export type ProposedInsats = z.infer<typeof proposedInsats>

/** The insats as a new record. */
export const recordOfInsats = ({ text, ansvar }: ProposedInsats): NewRecord => ({
  data: ansvar?.kind ? { ansvarsform: ansvar.kind } : {},
  sets: { lead: ansvar?.lead ?? [], partner: ansvar?.partners ?? [] },
  texts: {
    // An insats is one line of words.
    text: [{ runs: text.map(run => ({ ...run, text: run.text.replaceAll('\n', ' ') })) }],
    ...(ansvar?.tail ? { ansvarstillagg: [{ runs: [{ text: ansvar.tail }] }] } : {})
  }
})
