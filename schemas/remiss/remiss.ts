import { z } from 'zod'
import { mailAddress } from '../api/mail-address.ts'
import { dayOrNone } from './day.ts'

/** An informal round, or the formal one. Each is also the state that the document has meanwhile. */
export const REMISS_KINDS = ['underhandsremiss', 'remiss'] as const
export type RemissKind = (typeof REMISS_KINDS)[number]

/** `utkast`: prepared, and nobody else has seen it. `skickad`: out. `avslutad`: the document is worked on again, and no link takes in an answer. */
export const REMISS_STATES = ['utkast', 'skickad', 'avslutad'] as const
export type RemissState = (typeof REMISS_STATES)[number]

const line = z.string().trim().max(300)

/** Who is asked about the remiss. JSON of `remiss.contact`. */
export const contact = z.strictObject({ name: line, email: mailAddress.or(z.literal('')), phone: line })
export type Contact = z.infer<typeof contact>

/** Who decided to send it out. Nobody decides an informal round. JSON of `remiss.decision`. */
export const decision = z.strictObject({ by: line, date: dayOrNone, paragraph: line })
export type Decision = z.infer<typeof decision>

export const NO_CONTACT: Contact = { name: '', email: '', phone: '' }
export const NO_DECISION: Decision = { by: '', date: '', paragraph: '' }

/** The positions that an answer can take, where a remiss says nothing else. */
export const POSITIONS = [
  'Tillstyrker',
  'Tillstyrker med synpunkter',
  'Tillstyrker med villkor',
  'Avstyrker',
  'Ingen erinran',
  'Avstår från att yttra sig'
] as const

/** JSON of `remiss.positions`: what is offered; a body can always use its own words beside it. */
export const positions = z.array(line.min(1)).min(1).max(20)
