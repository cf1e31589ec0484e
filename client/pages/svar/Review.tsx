import { Alert, Button } from '@digdir/designsystemet-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { DraftList, Receipt } from '../../../schemas/api/svar.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { inReadingOrder, saysNothing, whatIsSubmitted } from '../../../schemas/remiss/contents.ts'
import { questionText } from '../../../schemas/remiss/question.ts'
import { toApiError } from '../../app/api-error.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'
import { Contents } from './Contents.tsx'
import { indexOf } from './reading-index.ts'
import { svarApi } from './svar-api.ts'
import { newKey, overviewKey, useAnswer, useDrafts } from './useAnswer.ts'

interface ReviewProps {
  abstains: boolean
  onBack: () => void
  onDone: (receipt: Receipt) => void
}

/**
 * Shows once more exactly what becomes public: what the server holds, at the revision that is then submitted. What somebody changes meanwhile is shown before it
 * can be submitted.
 */
export function Review({ abstains, onBack, onDone }: ReviewProps) {
  const { recipient, overview, reading, store } = useAnswer()
  const texts = messages.svar.review
  const client = useQueryClient()
  const drafts = useDrafts()
  const loaded = useSyncExternalStore(store.subscribe, store.loaded)
  const [ready, setReady] = useState(false)
  const [shown, setShown] = useState<DraftList | null>(null)
  const [newer, setNewer] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const key = useRef(newKey())
  useEffect(() => {
    void store
      .flush()
      .then(() => store.refresh())
      .then(() => setReady(true), setError)
  }, [store])
  useEffect(() => {
    if (!ready || !loaded || shown?.revision === loaded.revision) return
    if (shown) setNewer(true)
    setShown(loaded)
  }, [ready, loaded, shown])
  const parts = useMemo(() => {
    const index = indexOf(reading)
    const asked = overview.questions.map(({ id }) => id)
    const list = (shown?.parts ?? []).map(({ id, part, by }) => ({ id, part, author: by }))
    return inReadingOrder(whatIsSubmitted(list, abstains), index.at, id => asked.indexOf(id))
  }, [shown, reading, overview.questions, abstains])
  if (error !== null && !shown) return <ErrorNotice error={toApiError(error)} />
  if (!shown) return <Waiting />
  const files = abstains ? [] : shown.files
  const settled = drafts.every(({ state, part }) => state === 'saved' || (state === 'new' && saysNothing(part)))
  const empty = !abstains && parts.length === 0 && files.length === 0
  const said = [...parts, ...overview.receipts.flatMap(receipt => receipt.content.parts)]
  const answered = new Set(said.flatMap(({ part }) => (part.kind === 'fragesvar' ? [part.question] : [])))
  const missing = abstains ? [] : overview.questions.filter(({ id, required }) => required && !answered.has(id))
  const supplement = overview.receipts.length > 0
  const late = overview.lastDay !== null && overview.today > overview.lastDay
  const submit = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      const receipt = await svarApi.submit(recipient, { key: key.current, revision: shown.revision, abstains })
      await store.refresh().catch(() => {})
      await client.invalidateQueries({ queryKey: overviewKey(recipient), exact: true })
      onDone(receipt)
    } catch (caught) {
      setError(caught)
      await store.refresh().catch(() => {})
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="ss-svar__column ss-svar-review">
      <div className="ss-svar-card">
        <h2>{abstains ? texts.abstainTitle : supplement ? texts.supplementTitle : texts.title}</h2>
        {!empty && (
          <Alert data-color="warning">
            <p>{texts.lead}</p>
            {late && <p>{texts.late}</p>}
          </Alert>
        )}
        {newer && (
          <Notice tone="info">
            <p>{texts.newer}</p>
          </Notice>
        )}
        {missing.length > 0 && (
          <Notice tone="warning">
            <p>{texts.unanswered(missing.map(each => questionText(each, overview.language)).join(' '))}</p>
          </Notice>
        )}
        {empty && <p>{texts.empty}</p>}
        <Contents parts={parts} files={files} />
        {abstains && (shown.parts.length > 0 || shown.files.length > 0) && (
          <p className="ss-muted ss-sm">{texts.draftsStay}</p>
        )}
        {!empty && <p className="ss-muted">{texts.submittedBy(overview.me.name)}</p>}
        {!settled && (
          <Notice tone="warning">
            <p>{texts.unsettled}</p>
          </Notice>
        )}
        {error !== null && <ErrorNotice error={toApiError(error)} />}
        <div className="ss-svar-review__acts">
          <Button loading={busy} disabled={empty || !settled} onClick={() => void submit()}>
            {busy ? texts.sending : abstains ? texts.abstain : supplement ? texts.submitSupplement : texts.submit}
          </Button>
          <Button variant="secondary" onClick={onBack}>
            {texts.back}
          </Button>
        </div>
      </div>
    </div>
  )
}
