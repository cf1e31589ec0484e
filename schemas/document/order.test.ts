import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOrderKey, keyBetween, type Random } from './order.ts'

const fixed =
  (digit: number): Random =>
  below =>
    Math.min(digit, below - 1)
const anyRandom: fc.Arbitrary<Random> = fc.integer({ min: 0, max: 61 }).map(fixed)

describe('keyBetween', () => {
  test('lies between its neighbours, however often one goes on at random places', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), anyRandom, (places, random) => {
        const keys: string[] = []
        for (const place of places) {
          const i = place % (keys.length + 1)
          keys.splice(i, 0, keyBetween(keys[i - 1] ?? null, keys[i] ?? null, random))
        }
        expect([...keys].sort()).toEqual(keys)
        expect(new Set(keys).size).toBe(keys.length)
        for (const key of keys) expect(isOrderKey(key)).toBe(true)
      }),
      { numRuns: 200 }
    )
  })

  test('stays a key that the gate accepts when a hundred records are put first, last, or at one place', () => {
    for (const [before, after] of [
      [null, 'next'],
      ['next', null],
      ['a0', 'next']
    ] as const) {
      let next = keyBetween('a0', null)
      for (let i = 0; i < 100; i++) {
        next = keyBetween(before === 'next' ? next : before, after === 'next' ? next : after)
        expect(isOrderKey(next)).toBe(true)
      }
    }
  })

  test('two people who insert at the same place rarely get the same key', () => {
    const keys = new Set(Array.from({ length: 200 }, () => keyBetween('a0', 'a1')))
    expect(keys.size).toBeGreaterThan(190)
  })

  test.each<[string | null, string | null]>([
    ['a1', 'a0'],
    ['a0', 'a0'],
    ['', 'a0'],
    ['å', null],
    ['nonsense!', 'a1']
  ])('neighbours that make no sense (%j, %j) give a key all the same', (before, after) => {
    expect(isOrderKey(keyBetween(before, after))).toBe(true)
  })

  test('equal neighbours give a key after both', () => {
    expect(keyBetween('a1', 'a1') > 'a1').toBe(true)
  })
})

test.each<[unknown, boolean]>([
  ['a0', true],
  ['Zz', true],
  ['a'.repeat(120), true],
  ['a'.repeat(121), false],
  ['', false],
  ['a 0', false],
  ['å0', false],
  ['a0\n', false],
  [7, false],
  [null, false]
])('isOrderKey(%j) is %s', (value, expected) => {
  expect(isOrderKey(value)).toBe(expected)
})
