import { describe, expect, test } from 'vitest'
import { DAYS, day, dayOrNone, isDay } from './day.ts'

describe('a day that a field takes', () => {
  test.each(['2026-05-29', '2028-02-29', DAYS.min, DAYS.max])('%s', text => {
    expect(isDay(text)).toBe(true)
  })

  test.each(['', '20266-05-29', '0202-05-29', '1899-12-31', '2200-01-01', '2027-02-29', '2026-5-29', '2026-13-01'])(
    'not %s, and the words say what to write',
    text => {
      expect(isDay(text)).toBe(false)
      expect(day.safeParse(text).error?.issues.map(each => each.message)).toContain(
        'Skriv ett datum mellan 1900 och 2199.'
      )
    }
  )

  test('one may be left out where none has to be chosen', () => {
    expect(dayOrNone.safeParse('').success).toBe(true)
    expect(dayOrNone.safeParse('20266-05-29').error?.issues[0]?.message).toBe('Skriv ett datum mellan 1900 och 2199.')
  })
})
