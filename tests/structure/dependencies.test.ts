import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, packageOf, reachedFrom } from './imports.ts'
import { filesIn, ROOT, read } from './repository.ts'

interface Package {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  scripts: Record<string, string>
}
const { dependencies, devDependencies, scripts } = JSON.parse(read('package.json')) as Package
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string; license?: string; resolved?: string; dev?: boolean }> } // biome-ignore format: one type

describe('one copy of yjs', () => {
  test('in the lockfile', () => {
    const copies = Object.keys(lock.packages).filter(path => path.endsWith('node_modules/yjs'))
    expect(copies).toEqual(['node_modules/yjs'])
  })

  test('where packages are installed', () => {
    const found: string[] = []
    const look = (folder: string): void => {
      for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
        const path = `${folder}/${entry.name}`
        if (!entry.isDirectory()) continue
        if (entry.name === 'yjs') found.push(path)
        else if (entry.name === 'node_modules' || entry.name.startsWith('@')) look(path)
        else if (folder.endsWith('node_modules') || /node_modules\/@[^/]+$/.test(folder)) lookInside(path)
      }
    }
    const lookInside = (folder: string): void => {
      const inside = readdirSync(join(ROOT, folder), { withFileTypes: true })
      if (inside.some(entry => entry.name === 'node_modules' && entry.isDirectory())) look(`${folder}/node_modules`)
    }
    look('node_modules')
    expect(found).toEqual(['node_modules/yjs'])
  })
})

describe('what is imported', () => {
  test('by the product stands among the dependencies, so that it runs without those of the tests', () => {
    const { packages } = reachedFrom('client/main.tsx', 'server/main.ts', 'server/cli/main.ts', 'vite.config.ts')
    const missing = [...packages].filter(([name]) => !name.startsWith('node:') && !(name in dependencies))
    expect(missing).toEqual([])
  })

  test('by tests stands among either', () => {
    for (const file of ['client', 'server', 'schemas', 'tests'].flatMap(folder => filesIn(folder, '.ts', '.tsx')))
      for (const specifier of importsOf(read(file))) {
        if (specifier.startsWith('.') || specifier.startsWith('node:')) continue
        const name = packageOf(specifier)
        expect(name in dependencies || name in devDependencies, `${file} imports ${name}`).toBe(true)
      }
  })

  test('every dependency is used', () => {
    const code = [
      ...['client', 'server', 'schemas', 'tests'].flatMap(folder => filesIn(folder, '.ts', '.tsx', '.css', '.json')),
      'vite.config.ts',
      '.dependency-cruiser.mjs',
      'biome.json'
    ].map(read)
    const guides = read('client/theme/generated/README.md')
    const text = [...code, ...Object.values(scripts), guides].join('\n')
    /** Used under another name: the Node that npm scripts find, the commands of packages, and types. */
    const other: Record<string, string> = { typescript: 'tsc', '@biomejs/biome': 'biome', 'dependency-cruiser': 'depcruise', '@digdir/designsystemet': 'designsystemet', node: 'node ' } // biome-ignore format: a table
    const unused = Object.keys({ ...dependencies, ...devDependencies }).filter(name => {
      if (name.startsWith('@types/')) return false
      return !text.includes(other[name] ?? `'${name}`) && !text.includes(`"${name}`) && !text.includes(`${name} `)
    })
    expect(unused).toEqual([])
  })
})

test('the lockfile names no registry', () => {
  const named = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined)
  expect(named.map(([path]) => path)).toEqual([])
})

test('packages that the product runs on have a licence that lets everybody use it', () => {
  const licence =
    /\b(MIT|ISC|BSD|Apache-2\.0|0BSD|Unlicense|CC0-1\.0|OFL-1\.1|MPL-2\.0|BlueOak-1\.0\.0|Python-2\.0|Zlib)\b/
  const others = Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !licence.test(entry.license ?? ''))
    .map(([path, entry]) => `${path}: ${entry.license}`)
  expect(others).toEqual([])
})
