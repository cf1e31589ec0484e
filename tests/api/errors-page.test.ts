import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ERRORS } from '../../schemas/errors/catalogue.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../docs/errors.md'), 'utf8')

describe('docs/errors.md', () => {
  test('lists every error of the catalogue with its words, and no other', () => {
    const rows = page.split('\n').filter(line => /^\| `/.test(line))
    const listed = rows.map(row => row.replaceAll(/ +/g, ' '))
    const wanted = Object.entries(ERRORS).map(([id, e]) => `| \`${id}\` | ${e.status} | ${e.message} | ${e.remedy} |`)
    expect(listed.sort()).toEqual(wanted.sort())
  })

  test('every remedy is a plain sentence of its own', () => {
    for (const [id, { message, remedy }] of Object.entries(ERRORS)) {
      expect(message, id).not.toMatch(/!/)
      expect(remedy, id).toMatch(/^[A-ZÅÄÖ].*\.$/)
    }
  })
})
