import { useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { matchItems } from '../../ui/matchItems.ts'
import { NoHits } from './NoHits.tsx'

interface FilteredTableProps<T, F extends string> {
  caption: string
  columns: readonly DataColumn<T>[]
  rows: readonly T[]
  /** All, those in use (`aktiva`), or those that have ended, which people and units have words of their own for. */
  filters: Readonly<Record<F | 'alla' | 'aktiva', string>>
  /** By what a row is found, besides its name. */
  keywordsOf: (row: T) => readonly string[]
  /** Said when the filter leaves nothing. */
  nothing: string
  isChosen: (row: T) => boolean
  narrowBelow?: number
}

/** Rows that are searched for and filtered; where nothing is left, it says so and shows all again at a click. */
export function FilteredTable<T extends { id: string; name: string; endedAt: string | null }, F extends string>({
  caption,
  columns,
  rows,
  filters,
  keywordsOf,
  nothing,
  isChosen,
  narrowBelow
}: FilteredTableProps<T, F>) {
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState<F | 'alla' | 'aktiva'>('alla')
  const items = rows
    .filter(row => filter === 'alla' || (row.endedAt === null) === (filter === 'aktiva'))
    .map(row => ({ row, text: row.name, keywords: keywordsOf(row) }))
  const shown = matchItems(items, query).map(({ row }) => row)
  return (
    <>
      <FilterBar query={query} onQuery={setQuery} filters={filters} filter={filter} onFilter={setFilter} />
      {shown.length > 0 ? (
        <DataTable
          caption={caption}
          columns={columns}
          rows={shown}
          rowId={row => row.id}
          isChosen={isChosen}
          narrowBelow={narrowBelow}
        />
      ) : (
        <NoHits
          title={query ? messages.admin.noHits(query) : nothing}
          onClear={() => {
            setQuery('')
            setFilter('alla')
          }}
        />
      )}
    </>
  )
}
