import { expect, test } from 'vitest'
import type { UnitRow } from '../../../../schemas/api/units.ts'
import { contactOf, draftOf, fieldsOf, mergeDrafts } from './unit-draft.ts'

const unit: UnitRow = {
  id: 'socialnamnden',
  name: 'socialnämnden',
  kind: 'namnd',
  namnd: null,
  aliases: ['SN', 'nämnden, social'],
  formerly: [],
  contactPerson: 'P1',
  contactName: '',
  contact: 'Åsa Öberg',
  email: '',
  registrar: '',
  endedAt: null,
  version: 3,
  people: 0
}
const people = [
  { id: 'P1', name: 'Åsa Öberg' },
  { id: 'P2', name: 'Bo Ek' },
  { id: 'P3', name: 'Bo Ek' }
]

test('a unit that is shown and sent back is the same', () => {
  const { id, contact, endedAt, version, people: number, ...fields } = unit
  expect([id, contact, endedAt, version, number].length).toBe(5)
  expect(fieldsOf(draftOf(unit), unit, people)).toEqual(fields)
})

test('a contact is a person when exactly one has that name', () => {
  expect(contactOf('åsa öberg', null, people)).toBe('P1')
  expect(contactOf('Bo Ek', null, people)).toBeNull()
  expect(contactOf('Åsa Öberg', unit, [])).toBe('P1')
  expect(fieldsOf({ ...draftOf(unit), contact: ' Bo Ek ' }, unit, people)).toMatchObject({
    contactPerson: null,
    contactName: 'Bo Ek'
  })
})

test('what was written stays, all else is as somebody else made it', () => {
  const base = draftOf(unit)
  const { draft, theirs } = mergeDrafts(
    base,
    { ...base, name: 'välfärdsnämnden', email: 'a@b.se' },
    { ...base, name: 'omsorgsnämnden', registrar: 'r@b.se', email: 'a@b.se' }
  )
  expect(draft).toEqual({ ...base, name: 'välfärdsnämnden', email: 'a@b.se', registrar: 'r@b.se' })
  expect(theirs).toEqual({ name: 'omsorgsnämnden' })
})
