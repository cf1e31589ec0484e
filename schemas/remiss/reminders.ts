import { z } from 'zod'
import { addDays, type Day } from './day.ts'
import type { LetterKind } from './letter.ts'

/**
 * When recipients who have not answered are reminded: so many days before the last day, on it, and so many days after it. Null: not at all. JSON of
 * `remiss.reminders`. `handling`: so many days before the last day of handling the coordinator, and whoever handles, are told what waits.
 */
export const reminders = z.strictObject({
  before: z.number().int().min(1).max(60).nullable(),
  onTheDay: z.boolean(),
  after: z.number().int().min(1).max(60).nullable(),
  handling: z.number().int().min(0).max(60).nullable()
})
export type Reminders = z.infer<typeof reminders>

export const USUAL_REMINDERS: Reminders = { before: 7, onTheDay: true, after: 3, handling: 3 }

/** Letters go out from this hour in Sweden, and never at night. */
export const FIRST_HOUR = 8

type ReminderKind = Extract<LetterKind, 'paminnelse-fore' | 'paminnelse-dagen' | 'paminnelse-efter'>

/**
 * The reminder that is due on a day, or null. A reminder whose day went by while no server ran is sent late, but only while it still says something true: the one
 * before until the last day, the one on the day only then, the one after until the remiss ends. Whoever was asked less than two days before a reminder would go
 * out is spared it.
 */
export function reminderDue(
  { before, onTheDay, after }: Reminders,
  lastDay: Day,
  sentOn: Day,
  today: Day
): ReminderKind | null {
  const asked = addDays(sentOn, 2)
  if (today > lastDay) {
    if (after === null) return null
    const from = addDays(lastDay, after)
    return today >= from ? 'paminnelse-efter' : null
  }
  if (today === lastDay) return onTheDay && asked <= today ? 'paminnelse-dagen' : null
  if (before === null) return null
  const from = addDays(lastDay, -before)
  return today >= from && asked <= from ? 'paminnelse-fore' : null
}
