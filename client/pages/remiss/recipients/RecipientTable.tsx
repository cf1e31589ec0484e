import { MenuElipsisHorizontalIcon, PersonGroupIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import type { RecipientRow, RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { RECIPIENT_STATES, type RecipientState } from '../../../../schemas/remiss/recipient.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { saveAnswer } from '../../../app/download.ts'
import { remissApi } from '../../../app/remiss-api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { FilterBar } from '../../../ui/FilterBar.tsx'
import { formatWhen } from '../../../ui/formatDate.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { MenuButton, MenuItem, MenuSeparator } from '../../../ui/Menu.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { dayWords } from '../days.ts'
import { useRemissChange } from '../queries.ts'
import { Channels } from './Channels.tsx'
import { ExtensionForm } from './ExtensionForm.tsx'
import { RecipientForm } from './RecipientForm.tsx'
import { StateOfRecipient } from './StateOfRecipient.tsx'

const { pages } = messages.remiss
const words = pages.recipients

/** Something that is done in place, under the row's table: its fields, or anstånd. */
interface Doing {
  what: 'edit' | 'extend'
  id: string
}

/** Who is asked, and how far each has come. */
export function RecipientTable({ detail }: { detail: RemissDetail }) {
  const [doing, setDoing] = useState<Doing | null>(null)
  const [error, setError] = useState<ApiError | null>(null)
  const [filter, setFilter] = useState<RecipientState | 'alla'>('alla')
  const row = detail.recipients.find(each => each.id === doing?.id)
  if (detail.recipients.length === 0)
    return (
      <EmptyState icon={<PersonGroupIcon aria-hidden />} title={words.empty}>
        {words.emptyText}
      </EmptyState>
    )
  const states = RECIPIENT_STATES.filter(state => detail.recipients.some(each => each.state === state))
  const shownState = states.find(state => state === filter) ?? 'alla'
  const rows = detail.recipients.filter(each => shownState === 'alla' || each.state === shownState)
  return (
    <>
      {states.length > 1 && (
        <FilterBar
          legend={words.filter}
          filters={filtersOf(detail.recipients, states)}
          filter={shownState}
          onFilter={setFilter}
        />
      )}
      <DataTable
        caption={words.table}
        columns={columnsOf(detail)}
        rows={rows}
        rowId={each => each.id}
        isChosen={each => each.id === doing?.id}
        narrowBelow={detail.state === 'utkast' ? 760 : 1060}
        actions={
          detail.maySend
            ? {
                label: words.columns.actions,
                of: each => <RowMenu detail={detail} row={each} onDo={setDoing} onError={setError} />
              }
            : undefined
        }
      />
      {error && <ErrorNotice error={error} onClose={() => setError(null)} />}
      {row && doing?.what === 'edit' && (
        <RecipientForm key={row.id} detail={detail} row={row} onDone={() => setDoing(null)} />
      )}
      {row && doing?.what === 'extend' && (
        <ExtensionForm key={row.id} detail={detail} row={row} onDone={() => setDoing(null)} />
      )}
    </>
  )
}

const OF_ANSWERS = ['channel', 'position', 'synpunkter']

/** What the list can be narrowed to: the states that somebody has, with how many. */
function filtersOf(rows: readonly RecipientRow[], states: readonly RecipientState[]) {
  const filters: Partial<Record<RecipientState | 'alla', string>> = { alla: words.all(rows.length) }
  for (const state of states)
    filters[state] = words.some(words.states[state], rows.filter(each => each.state === state).length)
  return filters as Record<RecipientState | 'alla', string>
}

function columnsOf(detail: RemissDetail): DataColumn<RecipientRow>[] {
  const { columns } = words
  const name: DataColumn<RecipientRow> = {
    id: 'name',
    label: columns.name,
    cell: row => row.name,
    sort: row => row.name
  }
  const lastDay: DataColumn<RecipientRow> = {
    id: 'lastDay',
    label: columns.lastDay,
    cell: row => (row.answersBy ? dayWords(row.answersBy, detail.today) : ''),
    sort: row => row.answersBy ?? '',
    nowrap: true
  }
  const address: DataColumn<RecipientRow> = {
    id: 'address',
    label: columns.address,
    cell: row =>
      [row.email, row.registrar].filter(Boolean).join(', ') || (
        <span className="ss-remiss__lack">{words.noAddress}</span>
      )
  }
  if (detail.state === 'utkast') return [name, address, lastDay]
  const all: DataColumn<RecipientRow>[] = [
    name,
    {
      id: 'channel',
      label: columns.channel,
      cell: row => row.ways.length > 0 && <Channels ways={row.ways} />,
      sort: row => row.ways.map(way => words.channels[way]).join()
    },
    {
      id: 'state',
      label: columns.state,
      cell: row => <StateOfRecipient row={row} today={detail.today} />,
      sort: row => words.states[row.state]
    },
    { id: 'position', label: columns.position, cell: row => row.position ?? '', sort: row => row.position ?? '' },
    {
      id: 'synpunkter',
      label: columns.synpunkter,
      cell: row => (row.state === 'inlamnad' ? row.synpunkter : ''),
      sort: row => row.synpunkter
    },
    lastDay,
    {
      id: 'latest',
      label: columns.latest,
      cell: row => <Latest row={row} />,
      sort: row => row.latestAt ?? ''
    }
  ]
  // What only answers have takes no room before there are any.
  const answered = detail.recipients.some(each => each.ways.length > 0 || each.position !== null)
  return answered ? all : all.filter(({ id }) => !OF_ANSWERS.includes(id))
}

/** When it last did anything, or anything was sent to it; and the last letter to it, with what became of it. */
function Latest({ row: { delivery, latestAt } }: { row: RecipientRow }) {
  if (!latestAt) return null
  const state = delivery?.state && pages.letters.states[delivery.state]
  return (
    <span className="ss-remiss__latest">
      {formatWhen(latestAt)}
      {delivery && (
        <span className={`ss-sm ${delivery.state === 'failed' ? 'ss-remiss__lack' : 'ss-muted'}`}>
          {[pages.letters.kinds[delivery.kind], state?.toLowerCase()].filter(Boolean).join(': ')}
          {delivery.problem && delivery.state !== 'sent' && (
            <span className="ss-remiss__address"> {delivery.problem}</span>
          )}
        </span>
      )}
    </span>
  )
}

interface RowMenuProps {
  detail: RemissDetail
  row: RecipientRow
  onDo: (doing: Doing) => void
  onError: (error: ApiError | null) => void
}

function RowMenu({ detail, row, onDo, onError }: RowMenuProps) {
  const { id: document } = detail.document
  const act = useRemissChange(document, detail.id, (work: () => Promise<RemissDetail>) => work())
  const run = (work: () => Promise<RemissDetail>, done: string): void =>
    act.mutate(work, {
      onSuccess: () => {
        onError(null)
        announce(done, 'remiss')
      },
      onError: error => onError(toApiError(error))
    })
  const word = async (): Promise<void> => {
    try {
      await saveAnswer(await remissApi.word(document, detail.id, row.id), `${row.name}.docx`)
    } catch (error) {
      onError(toApiError(error))
    }
  }
  const again = async (): Promise<RemissDetail> => {
    await remissApi.again(document, detail.id, row.delivery?.letter ?? '')
    return remissApi.detail(document, detail.id)
  }
  const wasSent = row.sentAt !== null
  const isOut = detail.state === 'skickad'
  const isAwaited = row.state !== 'inlamnad' && row.state !== 'avstar'
  return (
    <MenuButton
      iconOnly
      size="small"
      icon={<MenuElipsisHorizontalIcon aria-hidden />}
      label={words.menu(row.name)}
      tooltip={words.columns.actions}
      isDisabled={act.isPending}
    >
      <MenuItem onAction={() => onDo({ what: 'edit', id: row.id })}>{words.edit}</MenuItem>
      {wasSent && isOut && isAwaited && (
        <>
          <MenuItem onAction={() => onDo({ what: 'extend', id: row.id })}>{words.extend}</MenuItem>
          <MenuItem
            onAction={() => run(() => remissApi.remind(document, detail.id, [row.id]), words.done.reminded(row.name))}
          >
            {words.remind}
          </MenuItem>
        </>
      )}
      {row.delivery?.state === 'failed' && (
        <MenuItem onAction={() => run(again, words.done.again(row.name))}>{words.again}</MenuItem>
      )}
      {wasSent && (
        <>
          <MenuItem
            onAction={() => run(() => remissApi.renewLink(document, detail.id, row.id), words.done.renewed(row.name))}
          >
            {words.renew}
          </MenuItem>
          {row.hasLink && (
            <MenuItem
              onAction={() =>
                run(() => remissApi.withdrawLink(document, detail.id, row.id), words.done.withdrawn(row.name))
              }
            >
              {words.withdraw}
            </MenuItem>
          )}
          <MenuItem onAction={() => void word()}>{words.word}</MenuItem>
        </>
      )}
      {row.submittedAt === null && row.origin === 'inbjuden' && (
        <>
          <MenuSeparator />
          <MenuItem
            onAction={() => run(() => remissApi.remove(document, detail.id, row.id), words.done.removed(row.name))}
          >
            {wasSent ? words.removeSent : words.remove}
          </MenuItem>
        </>
      )}
    </MenuButton>
  )
}
