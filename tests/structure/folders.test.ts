import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exists, FOLDERS, files, filesIn, ROOT, read } from './repository.ts'

/** What a tool, and not a reader, looks for at the top. */
const CONFIGURATION = [
  '.dependency-cruiser.mjs',
  '.gitignore',
  '.npmrc',
  'biome.json',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'vite.config.ts'
]

const rows = (page: string, heading: string): string[] => {
  const part = page.slice(page.indexOf(heading))
  const table = part.slice(0, part.indexOf('\n#', 2) < 0 ? undefined : part.indexOf('\n#', 2))
  return [...table.matchAll(/^\| `([\w.-]+)` +\|/gm)].map(match => match[1]!)
}

test('the top of the repository holds what README.md says, and the files of tools', () => {
  const top = [...new Set(files.map(path => path.split('/', 1)[0]!))].sort()
  const folders = top.filter(name => statSync(join(ROOT, name)).isDirectory())
  expect(folders).toEqual(rows(read('README.md'), '## Where things are').sort())
  expect(folders).toEqual(['.ci', ...FOLDERS].sort())
  expect(top.filter(name => !folders.includes(name))).toEqual(
    [...CONFIGURATION, 'CHANGELOG.md', 'LICENSE', 'README.md'].sort()
  )
})

describe.each(FOLDERS)('%s', folder => {
  test('opens with a README whose first sentence says what belongs there and what it may import', () => {
    const [sentence = ''] = read(`${folder}/README.md`).split(/(?<=\.)\s/, 2)
    const [, second = ''] = read(`${folder}/README.md`).split(/(?<=\.)\s/, 3)
    expect(sentence).toMatch(/^This folder holds /)
    expect(`${sentence} ${second}`).toMatch(/\bimports?\b/)
  })
})

test.each([
  ['schemas', 'schemas/README.md'],
  ['tests', 'tests/README.md']
])('%s holds the folders that its README lists, and no others', (folder, page) => {
  const inside = readdirSync(join(ROOT, folder), { withFileTypes: true })
  const held = inside.filter(entry => entry.isDirectory() && filesIn(`${folder}/${entry.name}`, '').length > 0)
  expect(rows(read(page), '').sort()).toEqual(held.map(entry => entry.name).sort())
})

test('server and client list each of their folders', () => {
  for (const folder of ['server', 'client']) {
    const text = read(`${folder}/README.md`)
    for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true }))
      if (entry.isDirectory()) expect(text, `${folder}/${entry.name}`).toMatch(new RegExp(`\`${entry.name}/?\``))
  }
})

test('no file of code is longer than 400 lines, and most are short', () => {
  const code = ['client', 'server', 'schemas', 'tests'].flatMap(folder => filesIn(folder, '.ts', '.tsx', '.css'))
  const written = code.filter(path => !path.includes('/generated/'))
  const lengths = written.map(path => [path, read(path).trimEnd().split('\n').length] as const)
  expect(lengths.filter(([, lines]) => lines > 400)).toEqual([])
  const sorted = lengths.map(([, lines]) => lines).sort((a, b) => a - b)
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(150)
})

test('nothing names a place on somebody’s computer', () => {
  const text = files.filter(path => /\.(ts|tsx|mjs|css|md|json|html)$/.test(path) && path !== 'package-lock.json')
  const places = /(?<![\w.])\/(?:home|root|Users|work|tmp)\/\w/
  expect(
    text.filter(
      path => path !== 'tests/structure/folders.test.ts' && !path.includes('/clipboard/') && places.test(read(path))
    )
  ).toEqual([])
})

test('package.json and README.md name the same commands', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  const named = [...read('README.md').matchAll(/`npm (?:run )?(\w+)(?: -- …)?`/g)].map(match => match[1]!)
  for (const name of named) expect(Object.keys(scripts)).toContain(name)
  for (const name of ['start', 'test', 'dev', 'bench', 'styrskrift']) expect(named).toContain(name)
})

test('the licence is the one that package.json names', () => {
  expect((JSON.parse(read('package.json')) as { license: string }).license).toBe('Apache-2.0')
  expect(read('LICENSE')).toContain('Apache License')
  expect(exists('CHANGELOG.md') && read('CHANGELOG.md')).toContain('## Unreleased')
})
