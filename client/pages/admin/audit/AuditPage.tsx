import { Button } from '@digdir/designsystemet-react'
import { ClockDashedIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import type { AuditListEntry } from '../../../../schemas/api/admin.ts'
import { eventWords } from '../../../../schemas/audit/events.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { AdminHead } from '../AdminHead.tsx'
import type { AuditSearch } from '../api.ts'
import { MoreRows } from '../MoreRows.tsx'
import { useAudit } from '../queries.ts'
import { AuditFilter, EVERYTHING, type Filter } from './AuditFilter.tsx'
import { VerifyAudit } from './VerifyAudit.tsx'

const words = messages.admin.audit

/** What has happened, by whom and when, and whether the log is whole. */
export function AuditPage() {
  const [filter, setFilter] = useState<Filter>(EVERYTHING)
  const audit = useAudit(searchOf(filter))
  const entries = audit.data?.pages.flatMap(page => page.entries) ?? []
  return (
    <div className="ss-admin__main">
      <AdminHead title={words.title} text={words.explained} />
      <div className="ss-admin__stack">
        <VerifyAudit />
        {audit.isError && <ErrorNotice error={toApiError(audit.error)} />}
        <section className="ss-sheet-surface" aria-label={words.list}>
          <AuditFilter filter={filter} onChange={setFilter} />
          {audit.isPending && <Waiting />}
          {entries.length > 0 && (
            <DataTable
              caption={words.list}
              columns={COLUMNS}
              rows={entries}
              rowId={e => String(e.sequence)}
              narrowBelow={1100}
            />
          )}
          {audit.data && entries.length === 0 && (
            <EmptyState
              icon={<ClockDashedIcon aria-hidden />}
              title={words.empty}
              actions={
                <Button variant="secondary" onClick={() => setFilter(EVERYTHING)}>
                  {words.clear}
                </Button>
              }
            >
              {words.emptyText}
            </EmptyState>
          )}
          <MoreRows query={audit} label={words.more} />
        </section>
      </div>
    </div>
  )
}

/** Days are those of this computer, both included. */
function searchOf({ event, from, to, person }: Filter): AuditSearch {
  const moment = (day: string, after: number): string => {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
    return new Date(year, month - 1, date + after).toISOString()
  }
  return {
    ...(event ? { event } : {}),
    ...(person ? { person } : {}),
    ...(from ? { from: moment(from, 0) } : {}),
    ...(to ? { to: moment(to, 1) } : {})
  }
}

const exactly = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' })

const COLUMNS: readonly DataColumn<AuditListEntry>[] = [
  { id: 'what', label: words.what, cell: e => eventWords(e.event) },
  {
    id: 'when',
    label: words.when,
    nowrap: true,
    cell: e => (
      <time dateTime={e.at} className="ss-num">
        {exactly.format(new Date(e.at))}
      </time>
    )
  },
  {
    id: 'who',
    label: words.who,
    cell: e => {
      if (e.person !== null) return e.person.name ?? words.removed
      return e.event.startsWith('answer.') ? words.recipient : words.server
    }
  },
  {
    id: 'document',
    label: words.document,
    cell: e => (e.document === null ? '' : (e.document.title ?? words.gone))
  },
  {
    id: 'details',
    label: words.details,
    breaks: true,
    cell: e => (
      <span className="ss-sm ss-muted">
        {Object.entries(e.details)
          .map(([key, value]) => words.detail(key, value))
          .filter(text => text !== '')
          .join(', ')}
      </span>
    )
  },
  { id: 'address', label: words.address, nowrap: true, cell: e => e.address ?? '' },
  { id: 'number', label: words.number, cell: e => <span className="ss-num ss-muted">{e.sequence}</span> }
]
