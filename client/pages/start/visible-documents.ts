import type { DocumentRow } from '../../../schemas/api/contract.ts'
import type { DocumentState } from '../../../schemas/remiss/states.ts'

export const FILTERS = ['alla', 'pagar', 'remiss', 'galler', 'arkiverade'] as const
export type Filter = (typeof FILTERS)[number]
/** Where the documents of each state are found, besides among all. What is repealed has ceased to apply and goes on no more. */
const FOUND_IN: Readonly<Record<DocumentState, Filter | null>> = {
  arbetsmaterial: 'pagar',
  underhandsremiss: 'remiss',
  remiss: 'remiss',
  bearbetning: 'pagar',
  slutforslag: 'pagar',
  antagen: 'galler',
  upphavd: null,
  arkiverad: 'arkiverade'
}
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
    if (filter !== 'alla' && FOUND_IN[row.state] !== filter) return false
    const text = plain(`${row.title} ${row.diarienummer}`)
    return words.every(word => text.includes(word))
  })
  const direction = sort === 'nyast' ? -1 : 1
  return shown.sort(
    (a, b) => direction * (Date.parse(a.changedAt) - Date.parse(b.changedAt)) || a.title.localeCompare(b.title, 'sv')
  )
}
