import { expect, test } from 'vitest'
import { HANDLING_QUERY, handlingPath } from '../../../../schemas/remiss/handling-address.ts'
import { NO_FILTERS } from './model.ts'
import { isStep, type Place, placeIn, queryOf } from './place.ts'

const first: Place = placeIn('')
const full: Place = {
  view: 'svar',
  filters: {
    query: 'så snart & 100 % "möjligt" #1',
    at: '*',
    section: 'fo-1',
    body: 'M1',
    position: 'Tillstyrker med villkor',
    state: 'ej',
    handler: '–',
    tag: 'tid + plats',
    kind: 'fraga'
  },
  sort: { by: 'lastDay', down: true },
  together: true,
  active: 'S1',
  opened: true,
  answer: 'a1',
  at: 'd1/2'
}

test('an address says everything about a place, whatever letters are in it', () => {
  const address = handlingPath('d/1', { remiss: 'R1', ...queryOf(full) })
  const url = new URL(address, 'https://example.se')
  expect(url.pathname).toBe('/dokument/d%2F1/synpunkter')
  expect(placeIn(url.search)).toEqual(full)
  expect([...url.searchParams.keys()]).toEqual(HANDLING_QUERY.filter(name => name !== 'andring'))
})

test('a link that names an answer or a change leads to its view', () => {
  expect(placeIn('?svar=a1&stycke=d1%2F2')).toMatchObject({ view: 'svar', answer: 'a1', at: 'd1/2' })
  expect(placeIn('?andring=in-2-2')).toMatchObject({ view: 'andringar', at: 'in-2-2' })
  expect(placeIn('?synpunkt=S1')).toMatchObject({ view: 'synpunkter', active: 'S1', opened: true })
})

test('the first place has no query, and nonsense leads there', () => {
  expect(handlingPath('d', queryOf(first))).toBe('/dokument/d/synpunkter')
  expect(first).toMatchObject({ view: 'synpunkter', filters: NO_FILTERS, sort: null, active: null, opened: false })
  expect(placeIn('?vy=finns-inte&ordning=-nonsens&lika=kanske')).toEqual(first)
})

test('choosing is a step of the way back; writing in the search and walking through rows is none', () => {
  const with_ = (change: Partial<Place>): boolean => isStep(first, { ...first, ...change })
  expect(with_({ view: 'kontroll' })).toBe(true)
  expect(with_({ answer: 'a1' })).toBe(true)
  expect(with_({ filters: { ...NO_FILTERS, body: 'M1' } })).toBe(true)
  expect(with_({ filters: { ...NO_FILTERS, query: 'tid' } })).toBe(false)
  expect(with_({ active: 'S2', opened: true })).toBe(false)
  expect(with_({ sort: { by: 'number', down: false } })).toBe(false)
})
