import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['Karin', 'KA'],
  ['Karin Åkesson', 'KÅ'],
  ['  åsa   maria östman ', 'ÅÖ'],
  ['X', 'X'],
  ['𝒜da', '𝒜D'],
  ['', '']
])('initials of %j are %j', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
