import { describe, expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, hourOf } from './day.ts'
import { lastDayOf, type Progress, recipientState } from './recipient.ts'
import { reminderDue, USUAL_REMINDERS } from './reminders.ts'

const LAST = '2026-05-29'
const on = (today: string, sentOn = '2026-03-02', reminders = USUAL_REMINDERS) =>
  reminderDue(reminders, LAST, sentOn, today)

describe('reminders', () => {
  test.each([
    ['2026-05-21', null],
    ['2026-05-22', 'paminnelse-fore'],
    ['2026-05-28', 'paminnelse-fore'],
    ['2026-05-29', 'paminnelse-dagen'],
    ['2026-05-30', null],
    ['2026-05-31', null],
    ['2026-06-01', 'paminnelse-efter'],
    ['2026-07-01', 'paminnelse-efter']
  ])('on %s: %s', (today, due) => expect(on(today)).toBe(due))

  test('none of a kind that is switched off', () => {
    const off = { before: null, onTheDay: false, after: null, handling: null }
    for (const today of ['2026-05-22', '2026-05-29', '2026-06-10']) expect(on(today, '2026-03-02', off)).toBeNull()
  })

  test('whoever was asked just before is spared', () => {
    expect(on('2026-05-22', '2026-05-21')).toBeNull()
    expect(on('2026-05-25', '2026-05-21')).toBeNull()
    expect(on('2026-05-29', '2026-05-28')).toBeNull()
    expect(on('2026-05-29', '2026-05-21')).toBe('paminnelse-dagen')
    expect(on('2026-06-01', '2026-05-28')).toBe('paminnelse-efter')
  })
})

describe('days', () => {
  test('are those of Sweden, in winter and in summer', () => {
    expect(dayOf(Date.UTC(2026, 0, 31, 23, 30))).toBe('2026-02-01')
    expect(dayOf(Date.UTC(2026, 5, 30, 21, 59))).toBe('2026-06-30')
    expect([hourOf(Date.UTC(2026, 0, 1, 7)), hourOf(Date.UTC(2026, 6, 1, 22))]).toEqual([8, 0])
    expect(addDays('2026-02-27', 3)).toBe('2026-03-02')
    expect([daysBetween('2026-03-28', '2026-03-30'), daysBetween('2026-05-29', '2026-05-11')]).toEqual([2, -18])
  })
})

describe('the state of a recipient', () => {
  const none: Progress = { sentAt: null, openedAt: null, begunAt: null, submittedAt: null, abstainedAt: null }
  test.each([
    [{}, 'ej-skickad', 'ej-skickad'],
    [{ sentAt: 1 }, 'skickad', 'forfallen'],
    [{ sentAt: 1, openedAt: 2 }, 'oppnad', 'forfallen'],
    [{ sentAt: 1, openedAt: 2, begunAt: 3 }, 'paborjad', 'forfallen'],
    [{ sentAt: 1, abstainedAt: 4 }, 'avstar', 'avstar'],
    [{ sentAt: 1, openedAt: 2, begunAt: 3, submittedAt: 4 }, 'inlamnad', 'inlamnad'],
    [{ sentAt: 1, abstainedAt: 4, submittedAt: 5 }, 'inlamnad', 'inlamnad'],
    [{ submittedAt: 5 }, 'inlamnad', 'inlamnad']
  ] as const)('%j: %s until the last day, %s after it', (progress, until, after) => {
    expect(recipientState({ ...none, ...progress }, LAST, LAST)).toBe(until)
    expect(recipientState({ ...none, ...progress }, LAST, '2026-05-30')).toBe(after)
    expect(recipientState({ ...none, ...progress }, null, '2026-05-30')).toBe(until)
  })

  test('anstånd counts before its own last day, and that before the one of the remiss', () => {
    const remiss = { lastDay: LAST }
    expect(lastDayOf({ lastDay: null, extendedTo: null }, remiss)).toBe(LAST)
    expect(lastDayOf({ lastDay: '2026-05-20', extendedTo: null }, remiss)).toBe('2026-05-20')
    expect(lastDayOf({ lastDay: '2026-05-20', extendedTo: '2026-06-12' }, remiss)).toBe('2026-06-12')
  })
})
