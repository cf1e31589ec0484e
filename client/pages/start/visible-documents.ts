import type { DocumentRow } from '../../../schemas/api/contract.ts'

export const FILTERS = ['alla', 'pagar', 'arkiverade'] as const
export type Filter = (typeof FILTERS)[number]
export type Sort = 'nyast' | 'aldst'

/** What the address says about the list. What it does not say, or says wrongly, is all documents, newest first. */
export function readView(search: URLSearchParams): { filter: Filter; query: string; sort: Sort } {
  const filter = FILTERS.find(f => f === search.get('visa')) ?? 'alla'
  return { filter, query: search.get('sok') ?? '', sort: search.get('ordning') === 'aldst' ? 'aldst' : 'nyast' }
}

const plain = (text: string): string =>
  text
    .toLocaleLowerCase('sv-SE')
    .replace(/[-\s/]+/gu, ' ')
    .trim()

/** The documents of the filter whose title or diarienummer holds every word of the query, by when they were changed. */
export function visibleDocuments(
  documents: readonly DocumentRow[],
  { filter, query, sort }: { filter: Filter; query: string; sort: Sort }
): DocumentRow[] {
  const words = plain(query).split(' ').filter(Boolean)
  const shown = documents.filter(row => {
    if (filter !== 'alla' && (row.state === 'arkiverad') !== (filter === 'arkiverade')) return false
    const text = plain(`${row.title} ${row.diarienummer}`)
    return words.every(word => text.includes(word))
  })
  const direction = sort === 'nyast' ? -1 : 1
  return shown.sort(
    (a, b) => direction * (Date.parse(a.changedAt) - Date.parse(b.changedAt)) || a.title.localeCompare(b.title, 'sv')
  )
}
