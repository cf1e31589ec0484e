import { describe, expect, test } from 'vitest'
import { problemsOf, sektion, tabell } from '../../rules/testing.ts'

describe('tables', () => {
  const empty = tabell(true, ['', ''], ['', ''])
  const headless = tabell(false, ['Stöd', '3'])
  const gap = tabell(true, ['Typ', ''], ['Stöd', '3'])
  const whole = tabell(true, ['Typ', 'Antal'], ['Stöd', ''])
  const sections = [sektion('text', empty, headless, gap, whole, tabell(true))]

  test('tabell-utan-innehall fires for tables without words', () => {
    const found = problemsOf('tabell-utan-innehall', sections)
    expect(found.map(p => p.place.record)[0]).toBe(empty.id)
    expect(found).toHaveLength(2)
  })

  test('tabell-utan-rubrikrad fires without header row and for an empty cell in it', () => {
    const [first, second, ...more] = problemsOf('tabell-utan-rubrikrad', sections)
    expect(first?.place).toEqual({ record: headless.id })
    const columns = gap.children?.filter(c => c.type === 'tablecolumn') ?? []
    expect(second?.place.field).toBe(`c-${columns[1]?.id}`)
    expect(more).toEqual([])
  })
})
