import { EnvelopeClosedIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { OUTBOX_STATES, type OutboxMessage, type OutboxState } from '../../../../schemas/api/admin.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FilterBar } from '../../../ui/FilterBar.tsx'
import { formatWhen } from '../../../ui/formatDate.ts'
import { ErrorNotice, Notice } from '../../../ui/Notice.tsx'
import { AdminHead } from '../AdminHead.tsx'
import { MoreRows } from '../MoreRows.tsx'
import { useOutbox } from '../queries.ts'
import { SidePanel } from '../SidePanel.tsx'
import { OutboxTag } from './OutboxTag.tsx'
import { ReadMessage } from './ReadMessage.tsx'

const words = messages.admin.outbox
type Filter = 'alla' | OutboxState

const FILTERS = { ...words.filters, ...words.states } as Readonly<Record<Filter, string>>

/** Messages by e-mail: what was sent, what waits, and what is kept to be handed over. */
export function OutboxPage() {
  const [filter, setFilter] = useState<Filter>('alla')
  const [open, setOpen] = useState<string | null>(null)
  const state = OUTBOX_STATES.find(s => s === filter)
  const outbox = useOutbox(state === undefined ? {} : { state })
  const list = outbox.data?.pages.flatMap(page => page.messages) ?? []
  const sends = outbox.data?.pages[0]?.sends
  const shown = list.find(message => message.id === open)
  const columns: DataColumn<OutboxMessage>[] = [
    {
      id: 'subject',
      label: words.subject,
      cell: m => (
        <button type="button" className="ss-row-link" onClick={() => setOpen(m.id)}>
          {m.subject}
        </button>
      )
    },
    { id: 'to', label: words.to, cell: m => m.to },
    {
      id: 'when',
      label: words.when,
      nowrap: true,
      cell: m => <time dateTime={m.createdAt}>{formatWhen(m.createdAt)}</time>
    },
    { id: 'state', label: words.state, cell: m => <OutboxTag state={m.state} /> }
  ]
  return (
    <div className="ss-admin__columns">
      <div className="ss-admin__main">
        <AdminHead title={words.title} text={sends === undefined ? ' ' : sends ? words.sends : words.keeps} />
        <div className="ss-admin__stack">
          {sends === false && <Notice tone="info">{words.howTo}</Notice>}
          {outbox.isError && <ErrorNotice error={toApiError(outbox.error)} />}
          <section className="ss-sheet-surface" aria-label={words.list}>
            <FilterBar filters={FILTERS} filter={filter} onFilter={setFilter} />
            {outbox.isPending && <Waiting />}
            {list.length > 0 && (
              <DataTable
                caption={words.list}
                columns={columns}
                rows={list}
                rowId={m => m.id}
                isChosen={m => m.id === open}
                narrowBelow={960}
              />
            )}
            {outbox.data && list.length === 0 && (
              <EmptyState icon={<EnvelopeClosedIcon aria-hidden />} title={words.empty}>
                {words.emptyText}
              </EmptyState>
            )}
            <MoreRows query={outbox} label={words.more} />
          </section>
        </div>
      </div>
      {shown && (
        <SidePanel title={shown.subject} onClose={() => setOpen(null)}>
          <ReadMessage key={shown.id} message={shown} sends={sends ?? false} />
        </SidePanel>
      )}
    </div>
  )
}
