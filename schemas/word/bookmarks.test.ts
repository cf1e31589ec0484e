import { expect, test } from 'vitest'
import { Bookmarks } from './bookmarks.ts'

const allowed = /^_sd_[A-Za-z0-9_]{1,36}$/

test('the name says record and field, with what Word allows in a name', () => {
  const bookmarks = new Bookmarks()
  expect(bookmarks.name('Abc123', 'text')).toBe('_sd_Abc123_text')
  expect(bookmarks.name('s-ansvar', 'titel')).toBe('_sd_s_ansvar_titel')
})

test('long names are hashed to what fits, always the same', () => {
  const id = 'A'.repeat(40)
  const name = new Bookmarks().name(id, 'ansvarstillagg')
  expect(name).toMatch(allowed)
  expect(new Bookmarks().name(id, 'ansvarstillagg')).toBe(name)
  expect(new Bookmarks().name(id, 'text')).not.toBe(name)
})

test('no two fields share a name, not even when capitals are the only difference', () => {
  const bookmarks = new Bookmarks()
  const fields = [
    ['a-b', 'c'],
    ['a_b', 'c'],
    ['A_B', 'c'],
    ['a', 'b-c'],
    ['a', 'b_c']
  ] as const
  const names = fields.map(([record, field]) => bookmarks.name(record, field))
  expect(new Set(names.map(name => name.toLowerCase())).size).toBe(fields.length)
  for (const name of names) expect(name).toMatch(allowed)
  expect(fields.map(([record, field]) => bookmarks.name(record, field))).toEqual(names)
})
