import { expect, test } from 'vitest'
import { z } from 'zod'
import { sampled } from './sampled.ts'

const list = z.object({ rows: sampled(z.object({ id: z.string(), tags: z.array(z.string()) })) })
const rows = (n: number, of: (i: number) => unknown = i => ({ id: `${i}`, tags: [] })) =>
  Array.from({ length: n }, (_, i) => of(i))

test('a list that follows the contract is handed on as it is', () => {
  for (const n of [0, 1, 39, 40, 41, 5000]) {
    const given = rows(n)
    expect(list.parse({ rows: given }).rows).toBe(given)
  }
})

test('rows of another shape are found, and where', () => {
  const { error } = list.safeParse({ rows: rows(5000, i => ({ id: `${i}`, tags: null })) })
  expect(error?.issues[0]).toMatchObject({ path: ['rows', 0, 'tags'] })
  expect(error?.issues.length).toBeLessThan(50)
})

test('in a short list every row is looked at', () => {
  for (const n of [1, 7, 40])
    for (let wrong = 0; wrong < n; wrong++)
      expect(list.safeParse({ rows: rows(n, i => (i === wrong ? { id: 1 } : { id: 'a', tags: [] })) }).success).toBe(
        false
      )
})

test('what is no list is refused', () => {
  for (const rows of [null, {}, 'rader', undefined]) expect(list.safeParse({ rows }).success).toBe(false)
})
