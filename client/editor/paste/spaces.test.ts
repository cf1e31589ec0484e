import { describe, expect, test } from 'vitest'
import { collapse, ordinarySpaces } from './spaces.ts'

const h = '\u00A0'

describe('ordinarySpaces', () => {
  test.each([
    `25${h}000${h}kr`,
    `5${h}%`,
    `§${h}12`,
    `kl.${h}10`,
    `kap.${h}3`,
    `24${h}mars`,
    `3${h}km`,
    `1${h}250${h}000`
  ])('keeps a number together: %s', text => {
    expect(ordinarySpaces(text)).toBe(text)
  })

  test.each([
    [`och${h}kommunen`, 'och kommunen'],
    [`år 2027${h}ska`, 'år 2027 ska'],
    [`2027${h}2030`, '2027 2030'],
    [`3${h}minoriteter`, '3 minoriteter'],
    [`ens${h}3`, 'ens 3'],
    [`mål${h}–${h}medel`, 'mål – medel']
  ])('lets words part: %s', (text, wanted) => {
    expect(ordinarySpaces(text)).toBe(wanted)
  })
})

describe('collapse', () => {
  test('several spaces of any kind become one, unseen characters go', () => {
    expect(collapse(`a ${h}  b\n  c\td`)).toBe('a b c d')
    expect(collapse('kommun\u00ADstyrelsen\u200B\uFEFF')).toBe('kommunstyrelsen')
  })

  test('one hard space is left for the typography to judge', () => {
    expect(collapse(`5${h}%`)).toBe(`5${h}%`)
  })
})
