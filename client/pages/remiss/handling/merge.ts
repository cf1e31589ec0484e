import type { Handle, HandlingTable, SynpunktRow } from '../../../../schemas/api/handling.ts'

/** The table with rows put in the place of older ones. `always`: also of one with the same revision, which was only shown in advance. */
export function mergeRows(table: HandlingTable, rows: readonly SynpunktRow[], always = false): HandlingTable {
  if (rows.length === 0) return table
  const byId = new Map(rows.map(row => [row.id, row]))
  const synpunkter = table.synpunkter.map(old => {
    const next = byId.get(old.id)
    byId.delete(old.id)
    return next && (next.revision > old.revision || (always && next.revision === old.revision)) ? next : old
  })
  synpunkter.push(...byId.values())
  return { ...table, synpunkter, remiss: { ...table.remiss, ...countsOf(synpunkter) } }
}

const countsOf = (rows: readonly SynpunktRow[]) => {
  const there = rows.filter(row => !row.removed)
  return { synpunkter: there.length, handled: there.filter(row => row.outcome !== null).length }
}

/** What came since the table was read, with what is always whole. Where nothing changed, the rows are the same objects as before. */
export function mergeTables(known: HandlingTable, next: HandlingTable): HandlingTable {
  const { synpunkter } = mergeRows(known, next.synpunkter)
  const named = new Set(next.people.map(person => person.id))
  const people = [...next.people, ...known.people.filter(person => !named.has(person.id))]
  people.sort((a, b) => a.name.localeCompare(b.name, 'sv'))
  return { ...next, synpunkter, people }
}

/** The rows as they will be when the server agrees. */
export function optimistic(
  table: HandlingTable,
  rows: readonly SynpunktRow[],
  { addTags = [], removeTags = [], ...change }: Handle['change']
): HandlingTable {
  const ids = new Set(rows.map(row => row.id))
  const next = table.synpunkter.map(row => {
    if (!ids.has(row.id)) return row
    const tags = [...new Set([...row.tags.filter(tag => !removeTags.includes(tag)), ...addTags])]
    return { ...row, ...given(change), tags }
  })
  return { ...table, synpunkter: next }
}

/** What is undefined is not changed. */
const given = <T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never
