import { ChatExclamationmarkIcon } from '@navikt/aksel-icons'
import { useMemo } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { HandledRemiss } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { hasAnswered } from '../../../../schemas/remiss/recipient.ts'
import { toApiError } from '../../../app/api-error.ts'
import { DocumentFrame } from '../../../app/DocumentFrame.tsx'
import { paths } from '../../../app/paths.ts'
import { useMe } from '../../../app/queries.ts'
import { Waiting } from '../../../app/Waiting.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { AnswersView } from './AnswersView.tsx'
import { ChangesView } from './ChangesView.tsx'
import { indexText, NO_FILTERS, rowsOf } from './model.ts'
import { OverviewView } from './OverviewView.tsx'
import { ProofView } from './ProofView.tsx'
import { useFrozenText, useHandledRemisser, useTable, type Where } from './queries.ts'
import { SynpunkterView } from './SynpunkterView.tsx'
import { useHandling } from './useHandling.ts'
import { usePlace } from './usePlace.ts'
import './handling.css'

const words = messages.handling

/** What came back from the remisser of a document, and what becomes of it. `?remiss=` says of which; otherwise the latest. */
export function HandlingPage({ id }: { id: string }) {
  const { data, error } = useHandledRemisser(id)
  const wanted = new URLSearchParams(useSearch()).get('remiss')
  const remiss = data?.remisser.find(each => each.id === wanted) ?? data?.remisser[0]
  return (
    <DocumentFrame id={id} title={data?.title ?? ''} state={data?.state ?? null} current="synpunkter">
      <div className="ss-handling ss-work">
        {error ? (
          <ErrorNotice error={toApiError(error)} />
        ) : !data ? (
          <Waiting />
        ) : remiss ? (
          <OneRemiss key={remiss.id} where={{ document: id, remiss: remiss.id }} all={data.remisser} />
        ) : (
          <EmptyState
            icon={<ChatExclamationmarkIcon aria-hidden />}
            title={words.noRemiss}
            actions={
              <Link href={paths.document(id)} className="ds-button" data-variant="secondary">
                {words.toText}
              </Link>
            }
          >
            {words.noRemissText}
          </EmptyState>
        )}
      </div>
    </DocumentFrame>
  )
}

function OneRemiss({ where, all }: { where: Where; all: readonly HandledRemiss[] }) {
  const table = useTable(where)
  const text = useFrozenText(where)
  const handling = useHandling(where)
  const me = useMe().id
  const place = usePlace(where.document, where.remiss)
  const [, navigate] = useLocation()
  const index = useMemo(() => text.data && indexText(text.data), [text.data])
  const rows = useMemo(() => (table.data && index ? rowsOf(table.data, index) : []), [table.data, index])
  const error = table.error ?? text.error
  if (!table.data || !text.data || !index) return error ? <ErrorNotice error={toApiError(error)} /> : <Waiting />
  const { remiss, bodies } = table.data
  const asked = bodies.filter(body => body.origin === 'inbjuden')
  const answered = asked.filter(body => hasAnswered(body.state)).length
  const { view, go, hrefOf } = place
  const toSynpunkt = (id: string): void => go({ view: 'synpunkter', active: id, opened: true, filters: NO_FILTERS })
  const toAnswer = (answer: string): void => go({ view: 'svar', answer })
  return (
    <>
      <header className="ss-hhead">
        <div>
          <h1>{words.title}</h1>
          <p>
            {words.progress(remiss.handled, remiss.synpunkter)} ·{' '}
            {words.remissName(remiss.number, remiss.kind).toLocaleLowerCase('sv')} ·{' '}
            {words.answered(answered, asked.length)}
          </p>
        </div>
        {all.length > 1 && (
          <select
            className="ds-input"
            aria-label={words.remissChoice}
            value={remiss.id}
            onChange={event => navigate(paths.handling(where.document, event.target.value))}
          >
            {all.map(each => (
              <option key={each.id} value={each.id}>
                {words.remissName(each.number, each.kind)}
              </option>
            ))}
          </select>
        )}
        <nav className="ss-hviews" aria-label={words.views.label}>
          {(['synpunkter', 'svar', 'andringar', 'kontroll', 'oversikt'] as const).map(each => (
            <button
              key={each}
              type="button"
              aria-current={view === each ? 'page' : undefined}
              onClick={() => go({ view: each })}
            >
              {words.views[each]}
            </button>
          ))}
        </nav>
      </header>
      {error && <ErrorNotice error={toApiError(error)} />}
      {view === 'svar' ? (
        <AnswersView
          where={where}
          table={table.data}
          index={index}
          rows={rows}
          answer={place.answer}
          at={place.at}
          onAnswer={toAnswer}
          onSynpunkt={toSynpunkt}
        />
      ) : view === 'andringar' ? (
        <ChangesView where={where} rows={rows} at={place.at} onSynpunkt={toSynpunkt} />
      ) : view === 'kontroll' ? (
        <ProofView
          where={where}
          table={table.data}
          index={index}
          rows={rows}
          onAnswer={toAnswer}
          onSynpunkt={toSynpunkt}
          onChange={() => go({ view: 'andringar' })}
        />
      ) : view === 'oversikt' ? (
        <OverviewView
          table={table.data}
          index={index}
          rows={rows}
          hrefOf={filters => hrefOf({ view: 'synpunkter', filters: { ...NO_FILTERS, ...filters }, opened: false })}
        />
      ) : (
        <SynpunkterView
          where={where}
          table={table.data}
          text={text.data}
          index={index}
          rows={rows}
          handling={handling}
          me={me}
          place={place}
          onPlace={go}
          onAnswer={toAnswer}
        />
      )}
    </>
  )
}
