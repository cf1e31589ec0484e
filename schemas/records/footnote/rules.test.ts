import { describe, expect, test } from 'vitest'
import { fotnot, problemsOf, prosa, sektion } from '../../rules/testing.ts'

describe('footnotes', () => {
  const sections = [
    sektion('text', prosa('Ett ord[^F1] och', 'ett till[^Borta].')),
    sektion('fotnoter', fotnot('F1'), fotnot('F2'))
  ]

  test('fotnot-utan-hanvisning fires for the one that nothing refers to', () => {
    expect(problemsOf('fotnot-utan-hanvisning', sections).map(p => p.place)).toEqual([{ record: 'F2' }])
  })

  test('hanvisning-utan-fotnot fires at the reference to a footnote that is gone', () => {
    const [problem, ...more] = problemsOf('hanvisning-utan-fotnot', sections)
    const flat = 'Ett ord\uFFFC och\nett till\uFFFC.'
    expect(problem).toMatchObject({ severity: 'fel', place: { field: 'text', from: flat.lastIndexOf('\uFFFC') } })
    expect(more).toEqual([])
  })
})
