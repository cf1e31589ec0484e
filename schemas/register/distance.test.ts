import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance, tolerated } from './distance.ts'

describe('editDistance', () => {
  test.each([
    ['nämnd', 'nämnd', 0],
    ['nämnd', 'nämd', 1],
    ['förvaltnign', 'förvaltning', 1],
    ['kommunaldels', 'kommundels', 2],
    ['', 'abc', 3]
  ])('%s → %s: %i', (a, b, expected) => {
    expect(editDistance(a, b, 5)).toBe(expected)
  })

  test('stops counting beyond the bound', () => {
    expect(editDistance('socialnämnden', 'kultur', 2)).toBe(3)
    expect(editDistance('abcdef', 'uvwxyz', 3)).toBe(4)
  })

  test('compares with the nearest beginning for one who is still typing', () => {
    expect(editDistance('socialförvaltnign', 'socialförvaltningen', 2, true)).toBe(1)
    expect(editDistance('utbild', 'utbildningsförvaltningen', 2, true)).toBe(0)
    expect(editDistance('utbild', 'utbildningsförvaltningen', 2)).toBe(3)
  })

  test('is the same both ways, nothing only for equal words, and never more than the number of changes made', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ö'), maxLength: 8 })
    const change = fc.record({ at: fc.nat(8), letter: fc.constantFrom('a', 'b', 'ö', '') })
    fc.assert(
      fc.property(word, fc.array(change, { maxLength: 3 }), (a, changes) => {
        const b = changes.reduce((text, { at, letter }) => text.slice(0, at) + letter + text.slice(at + 1), a)
        const distance = editDistance(a, b, 20)
        expect(distance).toBe(editDistance(b, a, 20))
        expect(distance).toBeLessThanOrEqual(changes.length)
        expect(distance === 0).toBe(a === b)
        expect(editDistance(a, b, 1)).toBe(Math.min(distance, 2))
      })
    )
  })
})

test('abbreviations tolerate nothing, long names most', () => {
  expect(['KLK', 'EBAB', 'polisen', 'socialnämnden', 'kommunledningskontoret'].map(n => tolerated(n.length))).toEqual([
    0, 0, 1, 2, 3
  ])
})
