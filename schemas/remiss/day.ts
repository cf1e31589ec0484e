import { z } from 'zod'

/** A day in Sweden, `2026-05-29`. Days compare as texts do. */
export const day = z.iso.date()
export type Day = string

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
