import { expect, test } from 'vitest'
import { fittingGroups } from './useFittingGroups.ts'

const widths = new Map([
  ['a', 70],
  ['b', 150],
  ['c', 70]
])

test('all stand in the bar while they have room, without a button for more', () => {
  expect(fittingGroups(['a', 'b', 'c'], widths, 290, 40)).toEqual(['a', 'b', 'c'])
})

test('the button for the others takes room too', () => {
  expect(fittingGroups(['a', 'b', 'c'], widths, 289, 40)).toEqual(['a', 'b'])
  expect(fittingGroups(['a', 'b', 'c'], widths, 259, 40)).toEqual(['a', 'c'])
})

test('a narrow group stands where a wide one does not', () => {
  expect(fittingGroups(['a', 'b', 'c'], widths, 180, 40)).toEqual(['a', 'c'])
})

test('nothing fits into nothing', () => {
  expect(fittingGroups(['a', 'b', 'c'], widths, 60, 40)).toEqual([])
})
