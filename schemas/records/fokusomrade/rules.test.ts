import { expect, test } from 'vitest'
import { insats, omrade, problemsOf, sektion } from '../../rules/testing.ts'

test('fokusomrade-utan-insats fires for the one without insatser', () => {
  const sections = [sektion('omraden', omrade('Ett', '', insats('Bygga')), { ...omrade('Två', ''), id: 'tva' })]
  expect(problemsOf('fokusomrade-utan-insats', sections).map(p => p.place)).toEqual([{ record: 'tva' }])
})
