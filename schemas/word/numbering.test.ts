import { describe, expect, test } from 'vitest'
import type { Layout } from './look.ts'
import { type NumberedKind, Numbers } from './numbering.ts'

const layout: Layout = {
  sectionsNumbered: true,
  fokusomradenInNumbered: false,
  insatserAsTable: false,
  wideTables: false
}

const place = (numbers: Numbers, kind: NumberedKind, label: string): string => {
  const { reference, level, ofStyle } = numbers.next(kind, label)
  return `${reference} ${level}${ofStyle ? ' style' : ''}`
}

describe('Numbers', () => {
  test('what follows from the template needs nothing but its style', () => {
    const numbers = new Numbers(layout)
    const given: [NumberedKind, string][] = [
      ['section', '1'],
      ['fokusomrade', '1'],
      ['insats', '1.1'],
      ['insats', '1.2'],
      ['fokusomrade', '2'],
      ['insats', '2.1'],
      ['section', '2'],
      ['bilaga', '1']
    ]
    expect(given.map(([kind, label]) => place(numbers, kind, label))).toEqual([
      'rubriker 0 style',
      'fokusomraden 0 style',
      'fokusomraden 1 style',
      'fokusomraden 1 style',
      'fokusomraden 0 style',
      'fokusomraden 1 style',
      'rubriker 0 style',
      'bilagor 0 style'
    ])
  })

  test('fokusområden of numbered sections belong to the list of the sections', () => {
    const numbers = new Numbers({ ...layout, fokusomradenInNumbered: true })
    numbers.next('section', '1')
    expect(place(numbers, 'fokusomrade', '1.1')).toBe('rubriker 1 style')
    expect(place(numbers, 'insats', '1.1.1')).toBe('rubriker 2 style')
  })

  test('where a list would print another number, one that begins there takes over and is counted on', () => {
    const numbers = new Numbers(layout)
    numbers.next('fokusomrade', '1')
    expect(place(numbers, 'fokusomrade', '4')).toBe('fokusomrade-4 0')
    expect(place(numbers, 'fokusomrade', '5')).toBe('fokusomrade-4 0')
    expect(place(numbers, 'insats', '7.3')).toBe('insats-5 1')
    expect(place(numbers, 'insats', '7.4')).toBe('insats-5 1')
    const made = numbers.definitions.find(d => d.reference === 'insats-5')
    expect(made?.levels.map(l => l.start)).toEqual([7, 3])
  })

  test('an insats without a heading above it never relies on what Word makes of that', () => {
    expect(place(new Numbers(layout), 'insats', '1.1')).toBe('insats-4 1')
  })
})
