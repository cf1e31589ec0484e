import { messages } from '../../schemas/messages/messages.ts'
import type { Day } from '../../schemas/remiss/day.ts'

/** A day in words: 29 maj 2026. */
export function dateWords(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)} ${messages.dates.months[Number(month) - 1] ?? ''} ${year}`
}
