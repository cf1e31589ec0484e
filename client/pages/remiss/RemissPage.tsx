import { Button } from '@digdir/designsystemet-react'
import { PaperplaneIcon } from '@navikt/aksel-icons'
import { useEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { RemissDetail, RemissRow } from '../../../schemas/api/remiss.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { mayDo } from '../../../schemas/policy/actions.ts'
import { REMISS_KINDS, type RemissKind } from '../../../schemas/remiss/remiss.ts'
import { toApiError } from '../../app/api-error.ts'
import { DocumentFrame } from '../../app/DocumentFrame.tsx'
import { paths } from '../../app/paths.ts'
import { useOpenDocument } from '../../app/queries.ts'
import { remissApi } from '../../app/remiss-api.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { Overview } from './overview/Overview.tsx'
import { Prepare } from './prepare/Prepare.tsx'
import { useRemiss, useRemissAct, useRemisser } from './queries.ts'
import './remiss.css'

const words = messages.remiss.pages

/** The remisser of a document: the one in the address, or the latest; and the beginning of a new one. */
export function RemissPage({ id, remiss }: { id: string; remiss: string | null }) {
  const open = useOpenDocument(id)
  const list = useRemisser(id)
  const chosen = remiss ?? list.data?.[0]?.id ?? null
  const begin = useBegin(id)
  const error = open.error ?? list.error ?? begin.error
  const document = open.data
  if (error || !document || !list.data) {
    return (
      <DocumentFrame id={id} title={document?.title ?? ''} state={document?.state ?? null} current="remiss">
        {error ? (
          <div className="ss-remiss">
            <ErrorNotice error={toApiError(error)} />
          </div>
        ) : (
          <Waiting />
        )}
      </DocumentFrame>
    )
  }
  const maySend = mayDo(document.role, 'send-remiss', document.state) === 'yes'
  return (
    <DocumentFrame id={id} title={document.title} state={document.state} current="remiss">
      {chosen === null ? (
        <div className="ss-remiss">
          <EmptyState
            icon={<PaperplaneIcon aria-hidden />}
            title={words.empty}
            actions={maySend && <BeginButtons onBegin={kind => begin.mutate(kind)} busy={begin.isPending} />}
          >
            {maySend ? words.emptyText : words.emptyReader}
          </EmptyState>
        </div>
      ) : (
        <OneRemiss
          key={chosen}
          id={id}
          remiss={chosen}
          list={list.data}
          onBegin={maySend ? () => begin.mutate('remiss') : null}
        />
      )}
    </DocumentFrame>
  )
}

/** Begins a remiss, also when the address asks for it (`?ny=remiss`), and goes to it. */
function useBegin(id: string) {
  const [, navigate] = useLocation()
  const search = useSearch()
  const begin = useRemissAct(id, '', (kind: RemissKind) => remissApi.begin(id, kind))
  const { mutate } = begin
  const wanted = REMISS_KINDS.find(kind => kind === new URLSearchParams(search).get('ny')) ?? null
  const begun = useRef(false)
  const go = (kind: RemissKind): void =>
    mutate(kind, { onSuccess: made => navigate(paths.oneRemiss(id, made.id), { replace: true }) })
  const goOn = useRef(go)
  goOn.current = go
  useEffect(() => {
    if (wanted === null || begun.current) return
    begun.current = true
    goOn.current(wanted)
  }, [wanted])
  return { ...begin, mutate: go }
}

function BeginButtons({ onBegin, busy }: { onBegin: (kind: RemissKind) => void; busy: boolean }) {
  return (
    <>
      <Button loading={busy} onClick={() => onBegin('remiss')}>
        {words.state.prepare.remiss}
      </Button>
      <Button variant="secondary" disabled={busy} onClick={() => onBegin('underhandsremiss')}>
        {words.state.prepare.underhandsremiss}
      </Button>
    </>
  )
}

interface OneRemissProps {
  id: string
  remiss: string
  list: readonly RemissRow[]
  /** Null: the person may not. */
  onBegin: (() => void) | null
}

function OneRemiss({ id, remiss, list, onBegin }: OneRemissProps) {
  const query = useRemiss(id, remiss)
  const detail: RemissDetail | undefined = query.data
  if (query.isError && !detail)
    return (
      <div className="ss-remiss">
        <ErrorNotice error={toApiError(query.error)} />
      </div>
    )
  if (!detail) return <Waiting />
  return detail.state === 'utkast' && detail.maySend ? (
    <Prepare detail={detail} list={list} />
  ) : (
    <Overview detail={detail} list={list} onBegin={onBegin} />
  )
}
