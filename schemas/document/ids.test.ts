import { expect, test } from 'vitest'
import {
  fieldName,
  firstProseId,
  isRecordId,
  isWellKnownId,
  METADATA_ID,
  newRecordId,
  parseFieldName,
  sectionId
} from './ids.ts'

test('a new id is a record id, never a well-known one, and never seen before', () => {
  const ids = Array.from({ length: 2000 }, newRecordId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect([isRecordId(id), isWellKnownId(id)]).toEqual([true, false])
})

test.each<[string, boolean, boolean]>([
  [METADATA_ID, true, true],
  [sectionId('mal'), true, true],
  [firstProseId('mal'), true, true],
  ['s-Mal', true, false],
  ['s-', true, false],
  ['sX', true, false],
  ['m2', true, false],
  ['', false, false],
  ['a|b', false, false],
  ['å', false, false],
  ['a\n', false, false],
  ['a'.repeat(41), false, false]
])('%j: record id %s, well-known %s', (id, record, wellKnown) => {
  expect([isRecordId(id), isWellKnownId(id)]).toEqual([record, wellKnown])
})

test('the name of a text says its record and field, and other names say neither', () => {
  expect(fieldName('I1', 'c-K1')).toBe('t:I1:c-K1')
  expect(parseFieldName('t:I1:c-K1')).toEqual({ record: 'I1', field: 'c-K1' })
  expect(parseFieldName('t:I1:a:b')).toEqual({ record: 'I1', field: 'a:b' })
  for (const other of ['idx', 't', 't:', 't:I1', 'T:I1:a', 'xt:I1:a']) expect(parseFieldName(other)).toBeNull()
})
