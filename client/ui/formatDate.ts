import { messages } from '../../schemas/messages/messages.ts'

type When = string | number | Date

const toDate = (when: When): Date => (when instanceof Date ? when : new Date(when))
const clock = (d: Date): string => `${d.getHours()}.${String(d.getMinutes()).padStart(2, '0')}`

/** Days between two moments as the calendar of this computer counts them. */
function daysBetween(earlier: Date, later: Date): number {
  const midnight = (d: Date): number => Date.UTC(d.getFullYear(), d.getMonth(), d.getDate())
  return Math.round((midnight(later) - midnight(earlier)) / 86_400_000)
}

/** "29 maj", and "29 maj 2025" for another year than `now`'s. Empty when the moment cannot be read. */
export function formatDate(when: When, now: Date = new Date()): string {
  const d = toDate(when)
  if (Number.isNaN(d.getTime())) return ''
  const day = `${d.getDate()} ${messages.dates.months[d.getMonth()] ?? ''}`
  return d.getFullYear() === now.getFullYear() ? day : `${day} ${d.getFullYear()}`
}

/** "i dag 14.05", "i går 9.12", else as `formatDate`. A moment ahead of `now` (clocks differ) on the same day is still today. */
export function formatWhen(when: When, now: Date = new Date()): string {
  const d = toDate(when)
  if (Number.isNaN(d.getTime())) return ''
  const days = daysBetween(d, now)
  if (days === 0) return messages.ui.today(clock(d))
  if (days === 1) return messages.ui.yesterday(clock(d))
  return formatDate(d, now)
}
