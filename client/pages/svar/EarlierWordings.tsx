import { Button } from '@digdir/designsystemet-react'
import { ClockDashedIcon } from '@navikt/aksel-icons'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import type { LocalDraft } from './draft-store.ts'
import { PartWords } from './PartWords.tsx'
import { svarApi } from './svar-api.ts'
import { useAnswer } from './useAnswer.ts'
import { fieldAround } from './useHeld.ts'

const texts = messages.svar.draft.earlier

/** What a part said before, by whom and until when; each can be seen and put back. What it says now is then among the earlier ones. */
export function EarlierWordings({ draft, part }: { draft: LocalDraft; part: string }) {
  const [open, setOpen] = useState(false)
  const list = useId()
  return (
    <>
      <Button
        type="button"
        variant="tertiary"
        data-density="small"
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        onClick={() => setOpen(!open)}
      >
        <ClockDashedIcon aria-hidden className="ss-icon" />
        {open ? texts.hide : texts.show}
      </Button>
      {open && (
        <div id={list} className="ss-svar-earlier">
          <Wordings draft={draft} part={part} onDone={() => setOpen(false)} />
        </div>
      )}
    </>
  )
}

function Wordings({ draft, part, onDone }: { draft: LocalDraft; part: string; onDone: () => void }) {
  const { recipient } = useAnswer()
  const revision = draft.stored?.revision ?? 0
  const query = useQuery({
    queryKey: ['svar', recipient, 'earlier', part, revision],
    queryFn: () => svarApi.earlier(recipient, part),
    placeholderData: before => before
  })
  const [seen, setSeen] = useState<number | null>(null)
  if (query.isError) return <ErrorNotice error={toApiError(query.error)} />
  if (!query.data) return null
  const rows = query.data.wordings
  if (rows.length === 0) return <p className="ss-muted ss-sm">{texts.none}</p>
  return (
    <ul>
      {rows.map(row => {
        const when = messages.svar.when(row.until)
        const shown = seen === row.revision
        return (
          <li key={row.revision}>
            <p className="ss-sm">
              {texts.one(row.by, when)}{' '}
              <Button
                type="button"
                variant="tertiary"
                data-density="small"
                aria-expanded={shown}
                onClick={() => setSeen(shown ? null : row.revision)}
              >
                {shown ? texts.unsee : texts.see}
                <span className="ss-vh"> {texts.of(row.by, when)}</span>
              </Button>
            </p>
            {shown && <Wording draft={draft} part={part} revision={row.revision} onDone={onDone} />}
          </li>
        )
      })}
    </ul>
  )
}

interface WordingProps {
  draft: LocalDraft
  part: string
  revision: number
  onDone: () => void
}

function Wording({ draft, part, revision, onDone }: WordingProps) {
  const { recipient, overview, store } = useAnswer()
  const query = useQuery({
    queryKey: ['svar', recipient, 'earlier', part, 'one', revision],
    queryFn: () => svarApi.earlierOne(recipient, part, revision),
    staleTime: Number.POSITIVE_INFINITY
  })
  if (query.isError) return <ErrorNotice error={toApiError(query.error)} />
  if (!query.data) return null
  const before = query.data.part
  const restore = (button: Element): void => {
    if (!overview.open) return
    const field = fieldAround(button)
    store.change(draft.id, before)
    onDone()
    announce(texts.restored)
    field?.focus()
  }
  return (
    <div className="ss-svar-conflict">
      <PartWords part={before} />
      <Button type="button" variant="secondary" data-density="small" onClick={event => restore(event.currentTarget)}>
        {texts.restore}
      </Button>
    </div>
  )
}
