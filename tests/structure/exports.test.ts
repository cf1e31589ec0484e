import { expect, test } from 'vitest'
import { filesIn, read } from './repository.ts'

const files = ['client', 'server', 'schemas', 'tests'].flatMap(folder => filesIn(folder, '.ts', '.tsx'))
const words = new Map(files.map(path => [path, new Set(read(path).match(/[A-Za-z_$][\w$]*/g))]))

/** Everything that a file lets others have: its name, and whether it is there at run time. */
function* exportsOf(path: string): Iterable<{ name: string; real: boolean }> {
  const declared = /^export (?:async )?(function\*?|const|class|interface|type) (\w+)/gm
  for (const [, kind, name] of read(path).matchAll(declared))
    yield { name: name!, real: kind !== 'interface' && kind !== 'type' }
}

test('what a file exports is used by another one', () => {
  const idle: string[] = []
  for (const path of files) {
    if (path.includes('/generated/')) continue
    for (const { name, real } of exportsOf(path)) {
      const elsewhere = files.some(other => other !== path && words.get(other)!.has(name))
      // A type may stand in the signature of what is exported; then its own file names it again.
      const named = !real && (read(path).match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0) > 1
      if (!elsewhere && !named) idle.push(`${path}: ${name}`)
    }
  }
  expect(idle).toEqual([])
})
