import { Button } from '@digdir/designsystemet-react'
import { ArrowRightIcon, ExclamationmarkTriangleIcon, PaperplaneIcon } from '@navikt/aksel-icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { StateOverview } from '../../schemas/api/remiss.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { type DocumentState, isOut, type Step } from '../../schemas/remiss/states.ts'
import { transition } from '../../schemas/remiss/transitions.ts'
import { formatDate } from '../ui/formatDate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import { ErrorNotice } from '../ui/Notice.tsx'
import { PopoverButton } from '../ui/Popover.tsx'
import { useMediaQuery } from '../ui/useMediaQuery.ts'
import { toApiError } from './api-error.ts'
import { paths } from './paths.ts'
import { remissApi } from './remiss-api.ts'
import { iconOfState } from './StateTag.tsx'
import { Waiting } from './Waiting.tsx'
import './state-control.css'

const words = messages.remiss.pages.state

/** The state of a document; what it means, where it leads, and what is missing, when one opens it. */
export function StateControl({ id, state }: { id: string; state: DocumentState }) {
  const narrow = useMediaQuery('(max-width: 639px)')
  return (
    <PopoverButton
      label={narrow ? words.control(messages.states[state]) : messages.states[state]}
      iconOnly={narrow}
      title={words.control(messages.states[state])}
      icon={iconOfState(state)}
      chevron={!narrow}
      size="small"
      variant="secondary"
      placement="bottom start"
      className="ss-state"
    >
      {close => <StatePanel id={id} onDone={close} />}
    </PopoverButton>
  )
}

function StatePanel({ id, onDone }: { id: string; onDone: () => void }) {
  const client = useQueryClient()
  const overview = useQuery({
    queryKey: ['document-state', id],
    queryFn: () => remissApi.state(id),
    staleTime: 0,
    gcTime: 0
  })
  const move = useMutation({
    mutationFn: ({ from, to }: { from: Step; to: Step }) => remissApi.move(id, { from, to }),
    onSuccess: now => {
      client.setQueryData<StateOverview>(['document-state', id], now)
      for (const queryKey of [['open-document', id], ['remisser', id], ['remiss', id], ['documents']])
        void client.invalidateQueries({ queryKey })
      announce(words.moved(messages.states[now.state]), 'state')
      onDone()
    }
  })
  const { data } = overview
  if (overview.isError) return <ErrorNotice error={toApiError(overview.error)} />
  if (!data) return <Waiting />
  return (
    <div className="ss-state__panel">
      <div>
        <h2>{messages.states[data.state]}</h2>
        <p className="ss-sm">{messages.remiss.publicRecord[data.state]}</p>
      </div>
      {move.error && <ErrorNotice error={toApiError(move.error)} />}
      <section>
        <h3>{words.next}</h3>
        {data.ways.length === 0 && <p className="ss-sm ss-muted">{words.none}</p>}
        <ul className="ss-state__ways">
          {data.ways.map(way => (
            <Way
              key={way.to}
              id={id}
              from={data.state}
              way={way}
              busy={move.isPending}
              onMove={() => data.state !== 'arkiverad' && move.mutate({ from: data.state, to: way.to })}
            />
          ))}
        </ul>
      </section>
      {data.history.length > 0 && (
        <section>
          <h3>{words.history}</h3>
          <ol className="ss-state__history ss-sm">
            {data.history.map(change => (
              <li key={change.at + change.to}>
                {words.change(stateName(change.to), formatDate(change.at), change.by ?? '')}
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

const stateName = (state: string): string => (messages.states as Readonly<Record<string, string>>)[state] ?? state

interface WayProps {
  id: string
  from: DocumentState
  way: StateOverview['ways'][number]
  busy: boolean
  onMove: () => void
}

function Way({ id, from, way, busy, onMove }: WayProps) {
  const { to, by, may, missing } = way
  const isReady = missing.length === 0
  const demands = transition(from, to)?.demands ?? []
  return (
    <li>
      {by === 'sending' ? (
        <Link href={paths.newRemiss(id, to)} className="ds-button" data-variant="secondary" data-density="small">
          <PaperplaneIcon aria-hidden />
          {to === 'underhandsremiss' ? words.prepare.underhandsremiss : words.prepare.remiss}
        </Link>
      ) : (
        <Button variant="secondary" data-density="small" disabled={!may || !isReady} loading={busy} onClick={onMove}>
          {!busy && <ArrowRightIcon aria-hidden />}
          {words.moveTo(messages.states[to])}
        </Button>
      )}
      <p className="ss-sm">{messages.remiss.becomes[to]}</p>
      {demands.length > 0 && (
        <p className="ss-sm ss-muted">
          {words.demands(demands.map(demand => messages.remiss.demandNames[demand]))} {isReady && words.ready}
        </p>
      )}
      {!may && <p className="ss-sm ss-muted">{words.onlyOwner}</p>}
      {isOut(from) && <p className="ss-sm ss-muted">{words.ends}</p>}
      {to === 'antagen' && <p className="ss-sm ss-muted">{words.locks}</p>}
      <MissingList missing={missing} />
    </li>
  )
}

/** What is left to do before a document comes into a state. */
export function MissingList({ missing }: { missing: StateOverview['ways'][number]['missing'] }) {
  if (missing.length === 0) return null
  return (
    <div className="ss-state__missing ss-sm">
      <p>
        <ExclamationmarkTriangleIcon aria-hidden /> {words.missing}
      </p>
      <ul>
        {missing.map(({ demand, count, names }) => (
          <li key={demand}>{messages.remiss.demands[demand](count, names)}</li>
        ))}
      </ul>
    </div>
  )
}
