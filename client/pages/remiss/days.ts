import { messages } from '../../../schemas/messages/messages.ts'
import type { Day } from '../../../schemas/remiss/day.ts'

/** A day in words: 29 maj, with the year when it is another than that of `today`. */
export function dayWords(day: Day, today: Day): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const words = `${Number(date)} ${messages.dates.months[Number(month) - 1] ?? ''}`
  return today.startsWith(year) ? words : `${words} ${year}`
}
