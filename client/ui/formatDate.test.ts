import { describe, expect, test } from 'vitest'
import { formatDate, formatWhen } from './formatDate.ts'

const now = new Date(2026, 4, 30, 15, 30)

describe('formatWhen', () => {
  test('says today with the clock, minutes in two figures', () => {
    expect(formatWhen(new Date(2026, 4, 30, 14, 5), now)).toBe('i dag 14.05')
    expect(formatWhen(new Date(2026, 4, 30, 0, 0), now)).toBe('i dag 0.00')
  })

  test('counts days by the calendar and not by hours', () => {
    expect(formatWhen(new Date(2026, 4, 29, 9, 12), now)).toBe('i går 9.12')
    const justAfterMidnight = new Date(2026, 4, 30, 0, 10)
    expect(formatWhen(new Date(2026, 4, 29, 23, 59), justAfterMidnight)).toBe('i går 23.59')
  })

  test('says the date of earlier days, with the year when it is another', () => {
    expect(formatWhen(new Date(2026, 4, 28, 12, 0), now)).toBe('28 maj')
    expect(formatWhen(new Date(2025, 4, 29, 12, 0), now)).toBe('29 maj 2025')
    expect(formatWhen(new Date(2025, 11, 31, 23, 0), new Date(2026, 0, 1, 1, 0))).toBe('i går 23.00')
  })

  test('survives the night when the clocks change', () => {
    expect(formatWhen(new Date(2026, 2, 28, 23, 0), new Date(2026, 2, 29, 23, 0))).toBe('i går 23.00')
    expect(formatWhen(new Date(2026, 9, 24, 1, 0), new Date(2026, 9, 25, 23, 0))).toBe('i går 1.00')
  })

  test('reads what the API sends, and is silent about what is no time', () => {
    expect(formatWhen(now.toISOString(), now)).toBe('i dag 15.30')
    expect(formatWhen('', now)).toBe('')
  })
})

test('formatDate names the month', () => {
  expect(formatDate(new Date(2026, 0, 1), now)).toBe('1 januari')
  expect(formatDate(new Date(2024, 11, 24), now)).toBe('24 december 2024')
})
