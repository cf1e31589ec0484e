import { describe, expect, test } from 'vitest'
import { type GivenRole, rightsKey, rightsOf } from './rights.ts'
import { type DefaultRole, ROLES, type Role } from './roles.ts'
import { readScope } from './scope.ts'

const given = (role: Role, records: string[] = [], egnaInsatser = false): GivenRole => ({
  role,
  scope: role === 'delforfattare' ? { records, egnaInsatser } : null
})

describe('the strongest of what was given counts', () => {
  test.each<[GivenRole[], DefaultRole, Role | null]>([
    [[], 'ingen', null],
    [[], 'lasare', 'lasare'],
    [[], 'forfattare', 'forfattare'],
    [[given('lasare')], 'forfattare', 'forfattare'],
    [[given('agare')], 'ingen', 'agare'],
    [[given('granskare'), given('delforfattare')], 'lasare', 'delforfattare'],
    [[given('delforfattare'), given('forfattare')], 'ingen', 'forfattare'],
    [[given('granskare')], 'granskare', 'granskare']
  ])('%j where everybody is %s: %s', (roles, everybody, role) => {
    expect(rightsOf(roles, everybody, [])?.role ?? null).toBe(role)
  })

  test('in any order, and never weaker than any of them', () => {
    for (const a of ROLES)
      for (const b of ROLES) {
        const role = rightsOf([given(a), given(b)], 'ingen', [])?.role as Role
        expect(rightsOf([given(b), given(a)], 'ingen', [])?.role).toBe(role)
        expect(ROLES.indexOf(role)).toBe(Math.min(ROLES.indexOf(a), ROLES.indexOf(b)))
      }
  })
})

test('the areas of several grants are put together; other roles have none', () => {
  const roles = [given('delforfattare', ['F2', 'F1']), given('delforfattare', ['F1'], true), given('lasare')]
  expect(rightsOf(roles, 'ingen', ['b', 'a'])).toEqual({
    role: 'delforfattare',
    scope: { records: ['F1', 'F2'], egnaInsatser: true },
    units: ['a', 'b']
  })
  expect(rightsOf([...roles, given('forfattare')], 'ingen', [])?.scope).toBeNull()
})

test('a scope that cannot be read holds nothing', () => {
  for (const json of [null, '', '{', '[]', '{"records":["å"],"egnaInsatser":true}', '{"records":[]}'])
    expect(readScope(json)).toEqual({ records: [], egnaInsatser: false })
})

test('a key tells rights apart that differ, and no others', () => {
  const key = (roles: GivenRole[], units: string[] = []) => {
    const rights = rightsOf(roles, 'ingen', units)
    return rights && rightsKey(rights)
  }
  const area = given('delforfattare', ['F1'])
  expect(key([area], ['a'])).toBe(key([given('delforfattare', ['F1', 'F1'])], ['b']))
  expect(key([area])).not.toBe(key([given('delforfattare', ['F2'])]))
  expect(key([given('delforfattare', [], true)], ['a'])).not.toBe(key([given('delforfattare', [], true)], ['b']))
  expect(new Set(ROLES.map(role => key([given(role)]))).size).toBe(ROLES.length)
})
