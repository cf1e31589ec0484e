import { useEffect, useMemo, useRef, useState } from 'react'
import { Redirect } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { nodesOf } from '../../../schemas/remiss/reading.ts'
import { toApiError } from '../../app/api-error.ts'
import { useTitle } from '../../app/useTitle.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { AnswerBody } from './AnswerBody.tsx'
import { ClosedPage } from './ClosedPage.tsx'
import { svarApi } from './svar-api.ts'
import { type Answer, AnswerContext, useDraftStore, useOverview, useReading } from './useAnswer.ts'
import { WHO_FIELD } from './Who.tsx'
import './svar.css'
import './svar-parts.css'
import './svar-reading.css'
import './svar-print.css'

/** Where a link leads (`/svar`), and the answer that it opens (`/svar/<recipient>`). */
export function SvarPage({ recipient }: { recipient: string | undefined }) {
  return recipient === undefined ? <Opening /> : <AnswerPage key={recipient} recipient={recipient} />
}

/** The server has taken the token out of the address: it is exchanged for a session of the one answer. */
function Opening() {
  const [opened, setOpened] = useState<string | null>(null)
  const [failed, setFailed] = useState<unknown>(null)
  const asked = useRef(false)
  useTitle(messages.svar.remiss)
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    svarApi.open().then(({ recipient }) => setOpened(recipient), setFailed)
  }, [])
  if (opened !== null) return <Redirect to={`/svar/${encodeURIComponent(opened)}`} replace />
  return failed === null ? <Waiting /> : <Failed error={failed} />
}

function Failed({ error }: { error: unknown }) {
  const failure = toApiError(error)
  if (failure.id === 'svarslank-galler-inte') return <ClosedPage />
  return (
    <main className="ss-page-wait">
      <ErrorNotice error={failure} />
    </main>
  )
}

function AnswerPage({ recipient }: { recipient: string }) {
  const overview = useOverview(recipient)
  const reading = useReading(recipient)
  const store = useDraftStore(recipient)
  useTitle(overview.data ? messages.svar.title(overview.data.title) : messages.svar.remiss)
  const named = (overview.data?.me.name ?? '') !== ''
  const answer = useMemo<Answer | null>(() => {
    if (!overview.data || !reading.data) return null
    const mayWrite = (): boolean => {
      if (!named) document.getElementById(WHO_FIELD)?.focus()
      return named && overview.data.open
    }
    return { recipient, overview: overview.data, reading: reading.data, store, mayWrite }
  }, [recipient, overview.data, reading.data, store, named])
  const error = overview.error ?? reading.error
  if (error && !(answer && toApiError(error).status === 0)) return <Failed error={error} />
  if (!answer) return <Waiting />
  const own = [...nodesOf(answer.reading.nodes)].filter(({ node }) => node.own)
  return (
    <AnswerContext value={answer}>
      <AnswerBody own={own} />
    </AnswerContext>
  )
}
