import { expect, test } from 'vitest'
import { Headings } from './headings.ts'
import type { Layout } from './look.ts'
import { Numbers } from './numbering.ts'

const layout: Layout = {
  sectionsNumbered: false,
  fokusomradenInNumbered: false,
  insatserAsTable: false,
  wideTables: false
}

const styles = (levels: readonly number[], kind: 'plain' | 'fokusomrade' = 'plain'): unknown[] => {
  const headings = new Headings(layout, new Numbers(layout))
  return levels.map(level => headings.paragraph({ kind, level, children: [] }).options.style)
}

test('no level is left out on the way down, and any may follow on the way up', () => {
  expect(styles([3, 3, 3, 1, 4])).toEqual(['Heading1', 'Heading2', 'Heading3', 'Heading1', 'Heading2'])
})

test('levels end at six', () => {
  expect(styles([1, 2, 3, 4, 5, 6, 7, 9]).slice(-3)).toEqual(['Heading6', 'Heading6', 'Heading6'])
})

test('a fokusområde has its own style at its level, and that of the level elsewhere', () => {
  expect(styles([1], 'fokusomrade')).toEqual(['Heading1'])
  const headings = new Headings(layout, new Numbers(layout))
  headings.paragraph({ kind: 'section', level: 1, children: [] })
  expect(headings.paragraph({ kind: 'fokusomrade', level: 2, children: [] }).options.style).toBe('Fokusomrade')
})

test('a heading without a number goes out of the list of its style', () => {
  const headings = new Headings(layout, new Numbers(layout))
  headings.paragraph({ kind: 'section', level: 1, children: [] })
  expect(headings.paragraph({ kind: 'fokusomrade', level: 2, children: [] }).options.numbering).toBe(false)
  expect(headings.paragraph({ kind: 'fokusomrade', level: 2, children: [], label: '1' }).options.numbering).toBe(
    undefined
  )
})
