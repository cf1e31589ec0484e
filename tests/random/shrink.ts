import { type RunOptions, run } from './run.ts'

/** A fault without what differs from run to run: its letters and numbers. */
const kindOf = (fault: string): string => fault.replace(/\P{ASCII}+|\d+/gu, '*')

/**
 * Leaves operations out of a failing run, first in large pieces and then one by one, as long as it still fails in the same way.
 * Gives the names of those that are needed.
 */
export function smallest(options: RunOptions): { skip: ReadonlySet<number>; names: string[] } {
  const { operations, faults } = run(options)
  const kinds = new Set(faults.map(kindOf))
  const skip = new Set<number>()
  const fails = (without: ReadonlySet<number>): boolean =>
    run({ ...options, skip: without }).faults.some(fault => kinds.has(kindOf(fault)))
  let budget = 160
  for (let size = Math.ceil(operations / 2); size >= 1 && budget > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < operations && budget > 0; from += size) {
      const piece = Array.from({ length: Math.min(size, operations - from) }, (_, i) => from + i).filter(
        n => !skip.has(n)
      )
      if (piece.length === 0) continue
      budget--
      if (fails(new Set([...skip, ...piece]))) for (const n of piece) skip.add(n)
    }
  }
  const names: string[] = []
  run({
    ...options,
    skip,
    onOperation: (number, _client, name) => {
      if (!skip.has(number)) names.push(name)
    }
  })
  return { skip, names }
}
