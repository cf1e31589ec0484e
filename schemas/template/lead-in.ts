import type { Kommun } from '../register/kommun.ts'
import { fillPlaceholders, type Template } from './template.ts'

/** The municipality's period as it is written: "2027–2030", or one year. */
export const periodText = ({ from, to }: Kommun['period']): string => (from === to ? String(from) : `${from}–${to}`)

/** The words that the insatser of a fokusområde continue where nobody has written others; empty when the template has none. */
export const standingLeadIn = (template: Template, kommun: Kommun): string =>
  fillPlaceholders(template.fokusomrade.leadIn, { period: periodText(kommun.period), kommun: kommun.name })
