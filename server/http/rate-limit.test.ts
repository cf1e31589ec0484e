import { expect, test } from 'vitest'
import { RateLimit } from './rate-limit.ts'

test('lets so many through at once, and then so many a minute', () => {
  let now = 0
  const limit = new RateLimit(60, () => now)
  for (let i = 0; i < 60; i++) expect(limit.take('anna')).toBe(0)
  expect(limit.take('anna')).toBe(1)
  expect(limit.take('bo')).toBe(0)
  now += 2000
  expect(limit.take('anna')).toBe(0)
  expect(limit.take('anna')).toBe(0)
  expect(limit.take('anna')).toBe(1)
  now += 60 * 60_000
  for (let i = 0; i < 60; i++) expect(limit.take('anna')).toBe(0)
  expect(limit.take('anna')).toBe(1)
})

test('says how long to wait where little is allowed', () => {
  const limit = new RateLimit(2, () => 0)
  limit.take('a')
  limit.take('a')
  expect(limit.take('a')).toBe(30)
})

test('many addresses do not fill the memory', () => {
  let now = 0
  const limit = new RateLimit(10, () => now)
  for (let i = 0; i < 30_000; i++) {
    now += 100
    limit.take(`address ${i}`)
  }
  expect(limit.size).toBeLessThan(11_000)
})
