import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Redirect } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { nodesOf } from '../../../schemas/remiss/reading.ts'
import { toApiError } from '../../app/api-error.ts'
import { tokenOfAddress } from '../../app/token-of-address.ts'
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

/** Exchanges the token of the address for a session of the one answer, whose address takes its place. */
function Opening() {
  const [token, setToken] = useState(tokenOfAddress)
  const open = useMutation({ mutationFn: svarApi.open })
  const asked = useRef('')
  useTitle(messages.svar.remiss)
  // Another link in the same window: only what stands after the # is new.
  useEffect(() => {
    const read = (): void => setToken(tokenOfAddress())
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  useEffect(() => {
    if (token === '' || asked.current === token) return
    asked.current = token
    open.mutate(token)
  }, [token, open.mutate])
  if (token === '') return <ClosedPage />
  if (open.data) return <Redirect to={`/svar/${encodeURIComponent(open.data.recipient)}`} replace />
  return open.error ? <Failed error={open.error} /> : <Waiting />
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
  const named = (overview.data?.me.name ?? '') !== ''
  const store = useDraftStore(recipient, named)
  const [asked, setAsked] = useState<(() => void) | null>(null)
  useTitle(overview.data ? messages.svar.title(overview.data.title) : messages.svar.remiss)
  const answer = useMemo<Answer | null>(() => {
    if (!overview.data || !reading.data) return null
    const whenNamed = (act: () => void): void => {
      if (!overview.data.open) return
      if (named) act()
      else {
        setAsked(() => act)
        document.getElementById(WHO_FIELD)?.focus()
      }
    }
    return { recipient, overview: overview.data, reading: reading.data, store, whenNamed, asked }
  }, [recipient, overview.data, reading.data, store, named, asked])
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
