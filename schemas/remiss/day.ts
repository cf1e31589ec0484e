import { z } from 'zod'
import { messages } from '../messages/messages.ts'

/** The first and the last day that any field takes: what lies outside is a slip of the fingers, such as the year 20266. */
export const DAYS = { min: '1900-01-01', max: '2199-12-31' } as const

const error = (): string => messages.days.wrong

/** A day in Sweden, `2026-05-29`. Days compare as texts do. */
export const day = z.iso.date({ error }).refine(given => given >= DAYS.min && given <= DAYS.max, { error })
/** The same, or '' where none has been chosen. */
export const dayOrNone = z.union([day, z.literal('')], { error })
export type Day = string

/** Is this such a day? */
export const isDay = (text: string): boolean => day.safeParse(text).success

const DAY = 24 * 60 * 60 * 1000

/** The day in Sweden at a time in milliseconds since 1970. */
export const dayOf = (time: number): Day => new Date(time).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' })

/** So many days later, or earlier. */
export const addDays = (given: Day, days: number): Day =>
  new Date(Date.parse(`${given}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** How many days from one to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)

/** The hour of the day in Sweden, 0–23. */
export const hourOf = (time: number): number =>
  Number(new Date(time).toLocaleTimeString('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', hour12: false }))
