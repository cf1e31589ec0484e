import { describe, expect, test } from 'vitest'
import { RECORD_TYPES, shapeOf } from '../records/shapes.ts'
import { checkField, checkKey } from './values.ts'

const TYPES: Record<string, unknown> = {
  m: 'metadata',
  S: 'section',
  I: 'insats',
  T: 'table',
  R: 'tablerow',
  P: 'picture',
  Z: 'framtid'
}
const typeOf = (id: string): unknown => TYPES[id]
const check = (key: string, value: unknown): string | null => checkKey(key, value, typeOf)

describe('what is well-formed', () => {
  test.each<[string, unknown]>([
    ['N|t', 'insats'],
    ['I|p', { a: 'S', o: 'a0' }],
    ['I|p', { a: null, o: 'a0' }],
    ['I|p', { a: 'never-received', o: 'Zz9' }],
    ['I|p', undefined],
    ['I|x', { by: 'anna', at: 0 }],
    ['I|x', undefined],
    ['I|d|ansvarsform', 'gemensamt'],
    ['I|d|ansvarsform', undefined],
    ['I|d|lead|ks', 'a0'],
    ['I|d|lead|ks', undefined],
    ['I|d|partner|fri:Kyrkan & co', 'a0'],
    ['S|d|key', 'mal'],
    ['T|d|header', false],
    ['P|d|file', 'f'.repeat(64)],
    ['m|d|beslutsdatum', '2027-01-01'],
    ['m|d|kontroll-barnratt', 'ja']
  ])('%s → %j', (key, value) => expect(check(key, value)).toBeNull())
})

describe('what is refused', () => {
  test.each<[string, unknown, string]>([
    ['', 'x', 'bad record id'],
    ['|t', 'insats', 'bad record id'],
    ['t', 'insats', 'bad record id'],
    ['å|t', 'insats', 'bad record id'],
    [`${'a'.repeat(41)}|t`, 'insats', 'bad record id'],
    ['N|t', 'framtid', 'unknown record type'],
    ['N|t', 'constructor', 'unknown record type'],
    ['N|t', undefined, 'unknown record type'],
    ['N|t', 7, 'unknown record type'],
    ['N|t', 'metadata', 'record that only the server makes'],
    ['s-mal|t', 'section', 'record that only the server makes'],
    ['p-mal|t', 'prose', 'record that only the server makes'],
    ['m|t', 'insats', 'record that only the server makes'],
    ['N|p', { a: null, o: 'a0' }, 'record without a type'],
    ['Z|p', { a: null, o: 'a0' }, 'record without a type'],
    ['m|p', { a: null, o: 'a0' }, 'record that cannot move'],
    ['I|p', { a: 'S' }, 'bad place'],
    ['I|p', { a: 'S', o: 'a0', more: 1 }, 'bad place'],
    ['I|p', { a: 'å', o: 'a0' }, 'bad place'],
    ['I|p', { a: 'S', o: '' }, 'bad place'],
    ['I|p', { a: 'S', o: 'a'.repeat(121) }, 'bad place'],
    ['I|p', null, 'bad place'],
    ['m|x', { by: 'anna', at: 0 }, 'record that cannot be deleted'],
    ['I|x', { by: 'anna', at: Number.NaN }, 'bad tombstone'],
    ['I|x', { by: 'a'.repeat(201), at: 0 }, 'bad tombstone'],
    ['I|x', { by: 'anna' }, 'bad tombstone'],
    ['I|x', true, 'bad tombstone'],
    ['I|d|ansvarsform', 'ingen', 'bad value'],
    ['I|d|ansvarsform', null, 'bad value'],
    ['T|d|header', 'ja', 'bad value'],
    ['P|d|width', 0, 'bad value'],
    ['m|d|fritext', 'a'.repeat(401), 'bad value'],
    ['m|d|Stor', 'x', 'unknown scalar'],
    ['I|d|farg', 'bla', 'unknown scalar'],
    ['I|d|constructor', 1, 'unknown scalar'],
    ['I|d|', 1, 'unknown scalar'],
    ['I|d|lead|KS', 'a0', 'unknown set or member'],
    ['I|d|lead|', 'a0', 'unknown set or member'],
    ['I|d|lead|a|b', 'a0', 'unknown set or member'],
    ['I|d|lead|fri:', 'a0', 'unknown set or member'],
    ['I|d|toString|ks', 'a0', 'unknown set or member'],
    ['T|d|lead|ks', 'a0', 'unknown set or member'],
    ['I|d|lead|ks', 7, 'bad order of a member'],
    ['I|d|lead|ks', null, 'bad order of a member'],
    ['I|', 1, 'unknown key'],
    ['I|tt', 1, 'unknown key'],
    ['I|d', 1, 'unknown key']
  ])('%s → %j: %s', (key, value, reason) => expect(check(key, value)).toBe(reason))
})

describe('fields', () => {
  test('every field of every type may be written, and no other', () => {
    for (const type of RECORD_TYPES) {
      for (const field of Object.keys(shapeOf(type).fields)) expect(checkField('X', field, () => type)).toBeNull()
      expect(checkField('X', 'Inget Sådant', () => type)).toBe('unknown field')
    }
  })

  test.each<[string, string, string | null]>([
    ['I', 'tidplan', null],
    ['I', 'constructor', null],
    ['I', 'Tidplan', 'unknown field'],
    ['R', 'c-K1', null],
    ['R', 'text', 'unknown field'],
    ['m', 'diarienummer', null],
    ['S', 'text', 'unknown field'],
    ['S', 'constructor', 'unknown field'],
    ['Z', 'text', 'text of a record without a type'],
    ['N', 'text', 'text of a record without a type']
  ])('%s %s: %s', (record, field, reason) => expect(checkField(record, field, typeOf)).toBe(reason))
})
