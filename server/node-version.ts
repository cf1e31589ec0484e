import { StyrskriftError } from '../schemas/errors/catalogue.ts'

/**
 * Ends the program with one line on a version of Node that cannot run the rest: it crashes there without a word. Called before
 * anything else is imported, so this file imports nothing but the words.
 */
export function demandNode(version = process.versions.node, end: (line: string) => void = endWith): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 12)) end(new StyrskriftError('for-gammal-node', { version }).message)
}

function endWith(line: string): never {
  console.error(line)
  process.exit(1)
}
