import type * as Y from 'yjs'
import { isKnownKey } from '../text/attributes.ts'
import { runAttributes } from '../text/flat.ts'
import type { ProposedRun } from './proposal.ts'

type Attributes = Record<string, unknown>

interface Unit {
  char: string
  attributes: Attributes
}

/**
 * Puts the words of a proposal in the place of a stretch of a field, as the editor does when somebody accepts it: only what differs is replaced, so that comments on
 * words that stay keep their place. A newline begins a new paragraph of the same form where there are paragraphs, and is a space elsewhere; a `line` has no formatting.
 * Call it inside a transaction.
 */
export function applyReplacement(
  text: Y.Text,
  kind: 'line' | 'rich' | 'block',
  { from, to }: { from: number; to: number },
  replacement: readonly ProposedRun[]
): void {
  const units = unitsOf(text)
  const old = units.slice(from, to)
  const kept = unknownOf(units[from - 1]?.attributes)
  const next = replacement.flatMap(run =>
    [...splitUnits(run.text)].map((char): Unit => {
      if (char === '\n')
        return kind === 'block' ? { char, attributes: formAt(units, from) } : { char: ' ', attributes: kept }
      return { char, attributes: kind === 'line' ? kept : { ...kept, ...runAttributes(run) } }
    })
  )
  let start = 0
  while (start < old.length && start < next.length && same(old[start]!, next[start]!)) start++
  let end = 0
  const most = Math.min(old.length, next.length) - start
  while (end < most && same(old[old.length - 1 - end]!, next[next.length - 1 - end]!)) end++
  const gone = old.length - start - end
  if (gone > 0) text.delete(from + start, gone)
  let at = from + start
  for (const run of joined(next.slice(start, next.length - end))) {
    text.insert(at, run.char, run.attributes)
    at += run.char.length
  }
}

/** One unit for each offset: offsets of a text count in UTF-16. */
const splitUnits = (text: string): string[] => Array.from({ length: text.length }, (_, i) => text[i]!)

function unitsOf(text: Y.Text): Unit[] {
  return (text.toDelta() as { insert: unknown; attributes?: Attributes }[]).flatMap(({ insert, attributes = {} }) =>
    typeof insert === 'string'
      ? splitUnits(insert).map((char): Unit => ({ char, attributes }))
      : [{ char: '\uFFFC', attributes }]
  )
}

/** The block attributes of the paragraph around an offset. */
const formAt = (units: readonly Unit[], at: number): Attributes =>
  units.slice(at).find(unit => unit.char === '\n')?.attributes ?? {}

const unknownOf = (attributes: Attributes = {}): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([key]) => !isKnownKey(key)))

const same = (a: Unit, b: Unit): boolean =>
  a.char === b.char &&
  a.char !== '\uFFFC' &&
  JSON.stringify(sorted(a.attributes)) === JSON.stringify(sorted(b.attributes))

const sorted = (attributes: Attributes): [string, unknown][] =>
  Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))

function joined(units: readonly Unit[]): Unit[] {
  const out: Unit[] = []
  for (const unit of units) {
    const last = out.at(-1)
    if (last && JSON.stringify(last.attributes) === JSON.stringify(unit.attributes)) last.char += unit.char
    else out.push({ ...unit })
  }
  return out
}
