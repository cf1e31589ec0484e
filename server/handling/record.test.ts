import { expect, test } from 'vitest'
import { rangesOf } from './record.ts'

test.each([
  [[], ''],
  [[7], '7'],
  [[3, 1, 2, 2], '1-3'],
  [[5, 1, 2, 9, 8], '1-2,5,8-9']
])('numbers %j as %s', (numbers, wanted) => expect(rangesOf(numbers)).toBe(wanted))

test('thousands in a row are few letters, and thousands scattered fit into a detail', () => {
  expect(rangesOf(Array.from({ length: 5000 }, (_, i) => i + 1))).toBe('1-5000')
  const scattered = rangesOf(Array.from({ length: 5000 }, (_, i) => 2 * i))
  expect(scattered.length).toBeLessThan(500)
  expect(scattered.endsWith(',…')).toBe(true)
})
