import { expect, test } from 'vitest'
import { exists, page, read, tableRows } from './repository.ts'

const rows = tableRows(page('docs/threat-model.md'))

/** `file`: words of a title, as many as a cell names. */
const named = (cell: string): [file: string, title: string][] =>
  [...cell.matchAll(/`((?:tests|server|client|schemas)\/[\w./-]+\.test\.ts)`: ([^`]+?)(?=, `|$)/g)].map(m => [
    m[1] ?? '',
    (m[2] ?? '').trim()
  ])

/** The titles of a file's tests and groups: what stands first in quotes on their lines, or alone on the line after a table. */
const titlesIn = (file: string): string[] =>
  read(file)
    .split('\n')
    .filter(line => /\b(?:test|describe)\b|^\s*\]\)?.*\(['"`]|^\s*['"`].*['"`],$/.test(line))

test('every test that the threat model names is there, under the words that it names', () => {
  const tests = rows.flatMap(cells => named(cells.at(-1) ?? ''))
  expect(tests.length).toBeGreaterThan(20)
  for (const [file, title] of tests) {
    expect(exists(file), file).toBe(true)
    expect(
      titlesIn(file).some(found => found.includes(title)),
      `${file} has no test whose title holds “${title}”`
    ).toBe(true)
  }
})

test('every defence names a test', () => {
  const from = rows.findIndex(([first]) => first === 'Threat')
  const defences = rows.slice(from + 1)
  expect(defences.length).toBeGreaterThan(15)
  for (const cells of defences) expect(named(cells.at(-1) ?? '').length, cells[0]).toBeGreaterThan(0)
})
