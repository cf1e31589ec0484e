import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { ROOT, read } from './repository.ts'

/** What a file imports when it runs: not its types, not what stands in comments. */
export function importsOf(text: string): string[] {
  const code = text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
  const found = [
    ...code.matchAll(/(?:^|\n|;)\s*(?:import|export)\s+(?!type\b)(?:[\w*{}\s,$]+?\s+from\s+)?'([^'\n]+)'/g),
    ...code.matchAll(/\bimport\(\s*'([^'\n]+)'\s*\)/g),
    ...code.matchAll(/new URL\(\s*'(\.[^'\n]+\.tsx?)'\s*,\s*import\.meta\.url/g)
  ]
  return found.map(match => match[1]!)
}

/** The name of the package that a specifier means: `@tiptap/pm` of `@tiptap/pm/state`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

export interface Reached {
  /** Files of the repository. */
  files: ReadonlySet<string>
  /** Packages and built-in modules, with a file that imports each. */
  packages: ReadonlyMap<string, string>
}

/** All that is loaded from some files on, workers and what is loaded later included. */
export function reachedFrom(...entries: string[]): Reached {
  const files = new Set<string>()
  const packages = new Map<string, string>()
  const visit = (file: string): void => {
    if (files.has(file)) return
    files.add(file)
    if (!/\.(ts|tsx|mjs)$/.test(file)) return
    for (const specifier of importsOf(read(file))) {
      if (!specifier.startsWith('.')) {
        const name = specifier.startsWith('node:') ? specifier : packageOf(specifier)
        if (!packages.has(name)) packages.set(name, file)
        continue
      }
      const target = normalize(join(dirname(file), specifier))
      if (!existsSync(join(ROOT, target))) throw new Error(`${file} imports ${specifier}, which is not there`)
      visit(target)
    }
  }
  entries.forEach(visit)
  return { files, packages }
}
