import { describe, expect, test } from 'vitest'
import { isWellKnownId } from '../document/ids.ts'
import { template } from '../template/template.ts'
import { dataName, partyId } from './define.ts'
import {
  fieldShape,
  isRecordType,
  mayStandUnder,
  memberSchema,
  RECORD_TYPES,
  type RecordType,
  scalarSchema,
  shapeOf
} from './shapes.ts'

describe('every type', () => {
  test.each(RECORD_TYPES)('%s: names hold none of the signs that divide keys', type => {
    const { fields, scalars, sets } = shapeOf(type)
    for (const name of [type, ...Object.keys(fields), ...Object.keys(scalars), ...Object.keys(sets)])
      expect(name).toMatch(/^[\w-]+$/)
  })

  test.each(RECORD_TYPES)('%s: a name from data never stands for two things', type => {
    const { fields, scalars, sets, dynamicField, dynamicScalar } = shapeOf(type)
    for (const set of Object.keys(sets)) expect(scalarSchema(type, set), set).toBeNull()
    // A dynamic scalar beside a fixed one of the same name would be read by the fixed one's schema.
    if (dynamicScalar) expect(Object.keys(scalars)).toEqual([])
    if (dynamicField) for (const name of ['Å', 'a b', 'a|b', 'a:b', '']) expect(dynamicField(name), name).toBeNull()
    for (const name of Object.keys(fields)) expect(fieldShape(type, name)).toBe(fields[name])
  })

  test.each(RECORD_TYPES)('%s: has no field, scalar or set by the name of a built-in', type => {
    const { dynamicField, dynamicScalar } = shapeOf(type)
    for (const name of ['toString', 'hasOwnProperty', '__proto__', 'isPrototypeOf']) {
      expect(memberSchema(type, name)).toBeNull()
      if (!dynamicScalar) expect(scalarSchema(type, name)).toBeNull()
      if (!dynamicField) expect(fieldShape(type, name)).toBeNull()
      expect(isRecordType(name)).toBe(false)
    }
  })

  test('stands, through its parents, under a record at the top; and never under itself, so that there are no circles', () => {
    const above = (type: RecordType, met: readonly RecordType[] = []): RecordType[][] => {
      expect(met, `${type} stands under itself`).not.toContain(type)
      const { parents } = shapeOf(type)
      if (parents.length === 0) return [[...met, type]]
      return parents.flatMap(parent => {
        if (!isRecordType(parent)) throw new Error(`${type} stands under ${parent}, which is no type`)
        return above(parent, [...met, type])
      })
    }
    for (const type of RECORD_TYPES)
      for (const path of above(type)) expect(['section', 'metadata']).toContain(path.at(-1))
  })

  test('only the metadata record is made by the server alone, with the fixed sections and their texts by their ids', () => {
    expect(RECORD_TYPES.filter(type => shapeOf(type).serverOnly)).toEqual(['metadata'])
    expect(['m', 's-mal', 'p-mal', 'x-mal', 'S-mal'].map(isWellKnownId)).toEqual([true, true, true, false, false])
  })
})

describe('where a record may stand', () => {
  test.each<[RecordType, RecordType | null, boolean]>([
    ['section', null, true],
    ['section', 'section', false],
    ['insats', 'fokusomrade', true],
    ['insats', 'section', true],
    ['insats', null, false],
    ['insats', 'bilaga', false],
    ['table', 'bilaga', true],
    ['tablerow', 'table', true],
    ['tablerow', 'section', false],
    ['footnote', 'fokusomrade', false]
  ])('%s under %s: %s', (type, parent, expected) => expect(mayStandUnder(type, parent)).toBe(expected))
})

test('a template cannot name a field of an insats like one that the type has', () => {
  const named = (key: string) =>
    template.safeParse({
      name: 'prov',
      documentType: 'Program',
      metadata: [{ key: 'titel', label: 'Titel', kind: 'text' }],
      sections: [{ key: 'a', heading: 'A', content: 'insatser' }],
      insats: { fields: [{ key, label: 'L' }] }
    }).success
  expect(Object.keys(shapeOf('insats').fields).map(named)).toEqual([false, false])
  expect(named('tidplan')).toBe(true)
})

test.each<[string, boolean]>([
  ['ks', true],
  ['kultur-och-fritid', true],
  ['fri:Svenska kyrkan', true],
  ['fri:', false],
  ['fri:a|b', false],
  ['fri:a\nb', false],
  [`fri:${'a'.repeat(121)}`, false],
  ['KS', false],
  ['-ks', false],
  ['a|b', false],
  ['', false]
])('%j as a party: %s', (id, expected) => expect(partyId.safeParse(id).success).toBe(expected))

test('names that a template may give begin with a letter and are short', () => {
  expect(['a', 'tidplan', 'a-1', 'a'.repeat(40)].every(name => dataName.test(name))).toBe(true)
  expect(['', 'A', '1a', 'å', 'a_b', 'a b', 'a|b', 'a\n', 'a'.repeat(41)].some(name => dataName.test(name))).toBe(false)
})
