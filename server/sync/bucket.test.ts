import { expect, test } from 'vitest'
import { TokenBucket } from './bucket.ts'

test('so many at once, and so many a second after that', () => {
  let now = 0
  const bucket = new TokenBucket(10, 2, () => now)
  expect(bucket.take(10)).toBe(true)
  expect(bucket.take(1)).toBe(false)
  now = 1000
  expect([bucket.take(2), bucket.take(1)]).toEqual([true, false])
  now = 1_000_000
  expect([bucket.take(11), bucket.take(10)]).toEqual([false, true])
})
