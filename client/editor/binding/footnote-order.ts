import { footnoteNumbers } from '../../../schemas/document/numbering.ts'
import type { Reading } from '../../../schemas/document/reading.ts'
import { withDescendants } from '../../../schemas/document/reading.ts'
import { shapeOf } from '../../../schemas/records/shapes.ts'
import type { Stycke } from '../../../schemas/text/stycke.ts'

/**
 * Keeps the numbers of footnotes: which fields refer to which footnotes, in reading order. The references of a field are looked
 * up again only when its text changed.
 */
export class FootnoteOrder {
  #numbers: ReadonlyMap<string, number> = new Map()
  #references = new WeakMap<readonly Stycke[], readonly string[]>()
  #holders = new Map<string, readonly string[]>()
  #renumbered: string[] = []

  get numbers(): ReadonlyMap<string, number> {
    return this.#numbers
  }

  /** Footnotes that have another number, or none, since the update before. */
  get renumbered(): readonly string[] {
    return this.#renumbered
  }

  /** Recomputes the numbers, and gives the keys of fields that now show another one. */
  update(reading: Reading, stycken: (record: string, field: string) => readonly Stycke[]): string[] {
    const order: string[] = []
    const holders = new Map<string, readonly string[]>()
    for (const post of [reading.metadata, ...reading.sections, ...reading.unplaced].flatMap(p => [
      ...withDescendants(p)
    ])) {
      if (post.type === 'footnote' || post.type === 'metadata') continue
      const fields = post.type === 'tablerow' ? this.#cells(post.id, reading) : Object.keys(shapeOf(post.type).fields)
      for (const field of fields) {
        const ids = this.#in(stycken(post.id, field))
        if (ids.length === 0) continue
        holders.set(`${post.id}:${field}`, ids)
        order.push(...ids)
      }
    }
    const next = footnoteNumbers(order)
    const changed: string[] = []
    for (const [key, ids] of holders) if (ids.some(id => next.get(id) !== this.#numbers.get(id))) changed.push(key)
    this.#renumbered = [...next].filter(([id, no]) => this.#numbers.get(id) !== no).map(([id]) => id)
    for (const id of this.#numbers.keys()) if (!next.has(id)) this.#renumbered.push(id)
    this.#numbers = next
    this.#holders = holders
    return changed
  }

  /** Does the field refer to footnotes? */
  holds(key: string): boolean {
    return this.#holders.has(key)
  }

  #cells(row: string, reading: Reading): string[] {
    const table = reading.live.get(reading.live.get(row)?.place?.a ?? '')
    return (table?.children ?? []).filter(c => c.type === 'tablecolumn').map(c => `c-${c.id}`)
  }

  #in(stycken: readonly Stycke[]): readonly string[] {
    const known = this.#references.get(stycken)
    if (known) return known
    const ids = stycken.flatMap(s => s.runs.flatMap(r => ('footnote' in r ? [r.footnote] : [])))
    this.#references.set(stycken, ids)
    return ids
  }
}
