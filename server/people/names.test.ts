import { expect, test } from 'vitest'
import { nameKey, tidyName } from './names.ts'

test.each([
  ['  Åsa   Öberg ', 'Åsa Öberg', 'åsa öberg'],
  ['A\u030asa', 'Åsa', 'åsa'],
  ['ANNA', 'ANNA', 'anna'],
  ['An\u200bna\u202e', 'Anna', 'anna'],
  ['Bo\u00a0Ek\n', 'Bo Ek', 'bo ek'],
  ['\u200b', '', '']
])('%j is shown as %j and found by %j', (given, shown, key) => {
  expect(tidyName(given)).toBe(shown)
  expect(nameKey(given)).toBe(key)
})
