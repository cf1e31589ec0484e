import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, reachedFrom } from './imports.ts'
import { exists, filesIn, ROOT, read } from './repository.ts'

const BROWSER = ['react', 'react-dom', '@tiptap/core', '@tiptap/pm', 'y-websocket', 'y-indexeddb', 'wouter']
const SERVER = ['fastify', 'kysely', 'better-sqlite3', 'pg', 'ws', 'pino', 'commander', 'prom-client']

test('importsOf finds what runs, and nothing else', () => {
  const text = [
    "import { a, type B } from './a.ts'",
    "import type { C } from './c.ts'",
    'import {',
    '  d,',
    "  e } from 'pkg/sub'",
    "import './style.css'",
    "export * from './f.ts'",
    "export type { G } from './g.ts'",
    "// import x from './h.ts'",
    " * import y from './i.ts'",
    "const j = await import('./j.ts')",
    "new Worker(new URL('./k.ts', import.meta.url))"
  ].join('\n')
  expect(importsOf(text)).toEqual(['./a.ts', 'pkg/sub', './style.css', './f.ts', './j.ts', './k.ts'])
})

describe('the client', () => {
  const { files, packages } = reachedFrom('client/main.tsx')

  test('reaches most of its folder, so that this test sees something', () => {
    const all = filesIn('client', '.ts', '.tsx').filter(file => !/\.test\.tsx?$/.test(file))
    const unreached = all.filter(file => !files.has(file))
    expect(unreached.length).toBeLessThan(all.length * 0.1)
    for (const name of BROWSER) expect([...packages.keys()]).toContain(name)
  })

  test('holds no Word code, nothing of the server, and no module of Node', () => {
    expect(
      [...files].filter(file =>
        /^schemas\/records\/(words|[^/]+\/word)\.ts$|^(schemas|server)\/word\/|^server\//.test(file)
      )
    ).toEqual([])
    const forbidden = ['docx', 'fflate', ...SERVER]
    expect([...packages].filter(([name]) => forbidden.includes(name) || name.startsWith('node:'))).toEqual([])
  })

  test('as it is built holds no Word code either', () => {
    const marks = ['w:rPr', 'w:pPr', 'wordDocument']
    const docx = readFileSync(join(ROOT, 'node_modules/docx/dist/index.mjs'), 'utf8')
    expect(marks.filter(mark => docx.includes(mark)).length).toBeGreaterThan(1)
    expect(exists('dist/assets'), 'build the client first, as "npm test" does: npm run build').toBe(true)
    const scripts = readdirSync(join(ROOT, 'dist/assets')).filter(name => name.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(1)
    for (const name of scripts) {
      const script = readFileSync(join(ROOT, 'dist/assets', name), 'utf8')
      expect(
        marks.filter(mark => script.includes(mark)),
        name
      ).toEqual([])
    }
  })
})

describe('the server', () => {
  const { files, packages } = reachedFrom('server/main.ts', 'server/cli/main.ts')

  test('reaches its folder, so that this test sees something', () => {
    const all = filesIn('server', '.ts').filter(file => !file.endsWith('.test.ts'))
    // What holds types alone is not there when the server runs.
    const runs = (file: string): boolean => /^export (?!interface|type)/m.test(read(file))
    expect(all.filter(file => !files.has(file) && runs(file))).toEqual([])
    for (const name of [...SERVER, 'docx']) expect([...packages.keys()]).toContain(name)
  })

  test('imports no React, no editor, and nothing of the client', () => {
    expect([...files].filter(file => /^client\/|\.tsx$|\.css$/.test(file))).toEqual([])
    expect(
      [...packages].filter(
        ([name]) => /^react|^@tiptap|^prosemirror|^@digdir|^@navikt/.test(name) || BROWSER.includes(name)
      )
    ).toEqual([])
  })

  test('loads what makes Word files in the threads for it alone', () => {
    const inThread = reachedFrom('server/word/worker.ts', 'server/sammanstallning/worker.ts')
    const withoutThread = new Set([...files].filter(file => !inThread.files.has(file)))
    expect(inThread.packages.has('docx')).toBe(true)
    for (const file of withoutThread) expect(importsOf(read(file)), file).not.toContain('docx')
  })
})

test('no test, and no helper of tests, is reached by the product', () => {
  const { files } = reachedFrom('client/main.tsx', 'server/main.ts', 'server/cli/main.ts')
  expect([...files].filter(file => /^tests\/|\.test\.tsx?$|\/testing\.ts$|\/in-tests\.ts$/.test(file))).toEqual([])
})
