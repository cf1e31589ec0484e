import { Button } from '@digdir/designsystemet-react'
import { ArchiveIcon, FilesIcon, MagnifyingGlassIcon } from '@navikt/aksel-icons'
import { useEffect, useRef } from 'react'
import { useSearchParams } from 'wouter'
import type { DocumentRow } from '../../../schemas/api/contract.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { DocumentTable } from './DocumentTable.tsx'
import type { Report } from './ReportNotice.tsx'
import { type Filter, readView, visibleDocuments } from './visible-documents.ts'

interface DocumentListProps {
  rows: readonly DocumentRow[]
  onReport: (report: Report | null) => void
}

/** The documents with search and filter. Both stand in the address, so that Back from a document leads to the same list. */
export function DocumentList({ rows, onReport }: DocumentListProps) {
  const { start } = messages
  const [search, setSearch] = useSearchParams()
  const view = readView(search)
  const shown = visibleDocuments(rows, view)
  const set = (key: 'visa' | 'sok' | 'ordning', value: string | null): void =>
    setSearch(
      previous => {
        const next = new URLSearchParams(previous)
        if (value) next.set(key, value)
        else next.delete(key)
        return next
      },
      { replace: true }
    )
  const sought = useRef(view.query)
  useEffect(() => {
    if (sought.current === view.query) return
    sought.current = view.query
    const timer = setTimeout(() => announce(start.shown(shown.length), 'search'), 600)
    return () => clearTimeout(timer)
  })

  if (rows.length === 0)
    return (
      <section className="ss-sheet-surface" aria-label={start.list}>
        <EmptyState icon={<FilesIcon aria-hidden />} title={start.empty.nothing}>
          {start.empty.nothingText}
        </EmptyState>
      </section>
    )
  return (
    <section className="ss-sheet-surface ss-doclist" aria-label={start.list}>
      <FilterBar
        query={view.query}
        onQuery={query => set('sok', query)}
        placeholder={start.search}
        filters={start.filters}
        filter={view.filter}
        legend={start.filter}
        onFilter={filter => set('visa', filter === 'alla' ? null : filter)}
      />
      {shown.length > 0 ? (
        <DocumentTable
          rows={shown}
          sort={view.sort}
          onSort={sort => set('ordning', sort === 'nyast' ? null : sort)}
          onReport={onReport}
        />
      ) : (
        <NothingShown filter={view.filter} query={view.query.trim()} onShowAll={() => set('visa', null)} />
      )}
    </section>
  )
}

function NothingShown({ filter, query, onShowAll }: { filter: Filter; query: string; onShowAll: () => void }) {
  const { empty } = messages.start
  const showAll =
    filter === 'alla' ? undefined : (
      <Button variant="secondary" onClick={onShowAll}>
        {empty.showAll}
      </Button>
    )
  if (query)
    return (
      <EmptyState icon={<MagnifyingGlassIcon aria-hidden />} title={empty.noHits(query)} actions={showAll}>
        {filter === 'alla' ? empty.noHitsText : empty.noHitsElsewhere}
      </EmptyState>
    )
  const { title, text } = empty.none[filter]
  return (
    <EmptyState icon={<ArchiveIcon aria-hidden />} title={title} actions={showAll}>
      {text}
    </EmptyState>
  )
}
