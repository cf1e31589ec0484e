import { Button } from '@digdir/designsystemet-react'
import {
  CheckmarkCircleIcon,
  EnvelopeClosedIcon,
  ExclamationmarkTriangleIcon,
  HourglassIcon
} from '@navikt/aksel-icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { LetterRow, RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { remissApi } from '../../../app/remiss-api.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { formatWhen } from '../../../ui/formatDate.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { PopoverButton } from '../../../ui/Popover.tsx'
import { StatusTag, type Tone } from '../../../ui/StatusTag.tsx'
import { useLetters } from '../queries.ts'

const words = messages.remiss.pages.letters

const LOOKS: Record<NonNullable<LetterRow['state']>, { tone: Tone; icon: ReactNode }> = {
  waiting: { tone: 'neutral', icon: <HourglassIcon aria-hidden /> },
  sent: { tone: 'success', icon: <CheckmarkCircleIcon aria-hidden /> },
  failed: { tone: 'danger', icon: <ExclamationmarkTriangleIcon aria-hidden /> },
  kept: { tone: 'warning', icon: <EnvelopeClosedIcon aria-hidden /> }
}

/** Every letter, to whom, and what became of it. */
export function Letters({ detail }: { detail: RemissDetail }) {
  const letters = useLetters(detail.document.id, detail.id)
  if (letters.isError) return <ErrorNotice error={toApiError(letters.error)} />
  if (!letters.data) return <Waiting />
  if (letters.data.length === 0)
    return (
      <EmptyState icon={<EnvelopeClosedIcon aria-hidden />} title={words.empty}>
        {words.emptyText}
      </EmptyState>
    )
  return (
    <DataTable
      caption={words.table}
      rows={letters.data}
      rowId={letter => letter.id}
      narrowBelow={1180}
      columns={[
        {
          id: 'to',
          label: words.columns.to,
          sort: letter => letter.to,
          cell: letter => (
            <>
              {letter.to} <span className="ss-sm ss-muted ss-remiss__address">{letter.address}</span>
            </>
          )
        },
        {
          id: 'kind',
          label: words.columns.kind,
          sort: letter => words.kinds[letter.kind],
          cell: letter => words.kinds[letter.kind]
        },
        {
          id: 'at',
          label: words.columns.at,
          sort: letter => letter.at,
          cell: letter => formatWhen(letter.at),
          nowrap: true
        },
        {
          id: 'state',
          label: words.columns.state,
          sort: letter => letter.state ?? '',
          cell: letter => <Delivery detail={detail} letter={letter} />
        }
      ]}
      actions={{ label: words.columns.kind, of: letter => <ReadLetter letter={letter} /> }}
    />
  )
}

interface DeliveryProps {
  detail: RemissDetail
  letter: LetterRow
}

/** What became of a letter: when it is tried again, what the mail server said, and, where it was refused for good, the button. */
function Delivery({ detail, letter }: DeliveryProps) {
  const client = useQueryClient()
  const again = useMutation({
    mutationFn: () => remissApi.again(detail.document.id, detail.id, letter.id),
    onSuccess: () => announce(words.sentAgain(letter.to), 'remiss'),
    onSettled: () => client.invalidateQueries({ queryKey: ['remiss', detail.document.id, detail.id] })
  })
  const { state, problem, attempts, nextAt } = letter
  if (!state) return null
  const tries = state === 'waiting' &&
    attempts > 0 && [words.tried(attempts), nextAt && words.nextTry(formatWhen(nextAt))]
  return (
    <div className="ss-letter__delivery">
      <StatusTag {...LOOKS[state]}>{words.states[state]}</StatusTag>
      {tries && <span className="ss-sm ss-muted">{tries.filter(Boolean).join(', ')}</span>}
      {problem && <span className="ss-sm ss-muted ss-remiss__address">{problem}</span>}
      {state === 'failed' && detail.maySend && (
        <Button
          variant="secondary"
          data-density="small"
          loading={again.isPending}
          aria-label={words.again(letter.to)}
          onClick={() => again.mutate()}
        >
          {words.againShort}
        </Button>
      )}
      {again.error && <ErrorNotice error={toApiError(again.error)} />}
    </div>
  )
}

function ReadLetter({ letter }: { letter: LetterRow }) {
  return (
    <PopoverButton
      label={words.show(letter.to)}
      iconOnly
      icon={<EnvelopeClosedIcon aria-hidden />}
      size="small"
      className="ss-letter-pop"
    >
      <h2>{letter.subject}</h2>
      <p className="ss-letter__text ss-sm">{letter.text}</p>
      {letter.files.length > 0 && (
        <p className="ss-sm ss-muted">
          {words.files}: {letter.files.map(file => file.name).join(', ')}
        </p>
      )}
    </PopoverButton>
  )
}
