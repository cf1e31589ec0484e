import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The repository as its tests look at it. */
export const ROOT = resolve(import.meta.dirname, '../..')

/** The folders of code and of what belongs to it, each with a README. */
export const FOLDERS = ['client', 'server', 'schemas', 'templates', 'tests', 'docs'] as const

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
export const exists = (path: string): boolean => existsSync(join(ROOT, path))

/** What .gitignore names, and git itself. */
const IGNORED = new Set(['node_modules', 'dist', 'data', '.git'])

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (IGNORED.has(entry.name) || entry.name.endsWith('.log')) continue
    if (entry.isDirectory()) yield* walk(path)
    else yield path
  }
}

/** Every file of the repository, by its path from the top. */
export const files: readonly string[] = [...walk('')].sort()

/** Files of a folder with one of these endings. */
export const filesIn = (folder: string, ...endings: string[]): string[] =>
  files.filter(path => path.startsWith(`${folder}/`) && endings.some(ending => path.endsWith(ending)))

/** The pages that people read, with their text. */
export const pages: readonly { path: string; text: string }[] = files
  .filter(path => path.endsWith('.md'))
  .map(path => ({ path, text: read(path) }))

export const page = (path: string): string => {
  const found = pages.find(p => p.path === path)
  if (!found) throw new RangeError(`There is no page ${path}.`)
  return found.text
}

/** A page without its blocks of code. */
export const withoutCode = (text: string): string => text.replace(/^ *```[\s\S]*?^ *```$/gm, '')

/** The rows of the tables of a text, each as its cells; without heads and lines. */
export const tableRows = (text: string): string[][] =>
  text
    .split('\n')
    .filter(line => /^\| /.test(line) && !/^\|[ -]+\|/.test(line))
    .map(line =>
      line
        .slice(1, -1)
        .split('|')
        .map(cell => cell.trim())
    )
