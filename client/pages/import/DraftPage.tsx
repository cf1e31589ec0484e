import { Button } from '@digdir/designsystemet-react'
import { ArrowUndoIcon } from '@navikt/aksel-icons'
import { useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { DraftReading } from '../../../schemas/api/drafts.ts'
import { trackedChanges } from '../../../schemas/draft/report.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { PageFrame } from '../../app/PageFrame.tsx'
import { paths } from '../../app/paths.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'
import { Aside } from './Aside.tsx'
import { useAcceptDraft, useDraft } from './api.ts'
import type { Only } from './choosing.ts'
import { DiscardDraft } from './DiscardDraft.tsx'
import { DraftLines } from './DraftLines.tsx'
import { Questions } from './Questions.tsx'
import { TemplateChoice } from './TemplateChoice.tsx'
import { useChoosing } from './useChoosing.ts'
import '../../ui/filter-bar.css'
import './draft.css'

const words = messages.importing.page

/** What became of a draft, line by line, before a document is made of it. */
export function DraftPage({ id }: { id: string }) {
  const draft = useDraft(id)
  if (draft.data) return <Loaded first={draft.data} />
  return (
    <PageFrame title={words.title('')}>
      <h1 className="ss-vh">{words.title('')}</h1>
      <div className="ss-start ss-draft__alone">
        {draft.isError ? (
          <ErrorNotice
            error={toApiError(draft.error)}
            actions={
              <Link href={paths.start} className="ds-button" data-variant="secondary" data-density="small">
                {words.back}
              </Link>
            }
          />
        ) : (
          <p role="status">{words.loading}</p>
        )}
      </div>
    </PageFrame>
  )
}

function Loaded({ first }: { first: DraftReading }) {
  const choosing = useChoosing(first)
  const { reading, choices, working, error, canUndo, undo, tryAgain } = choosing
  const { report, name } = reading
  const [only, setOnly] = useState<Only | null>(null)
  const [accepting, setAccepting] = useState(false)
  const accept = useAcceptDraft(first.id)
  const [, navigate] = useLocation()
  const takeBack = (): void => {
    undo()
    announce(words.undone)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox'
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z' || typing) return
      event.preventDefault()
      takeBack()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  const create = async (): Promise<void> => {
    setAccepting(true)
    const kept = await choosing.settled()
    if (kept)
      accept.mutate(kept.revision, {
        onSuccess: made => navigate(paths.document(made.id)),
        onSettled: () => setAccepting(false)
      })
    else setAccepting(false)
  }
  const asked = trackedChanges(report) > 0 || report.ansvar.length > 0
  return (
    <PageFrame title={words.title(name)}>
      <div className="ss-head">
        <div className="ss-draft__title">
          <h1>{words.title(name)}</h1>
          <p className="ss-sm">{words.facts({ ...report.counts })}</p>
        </div>
        <div className="ss-head__acts">
          <span className="ss-sm ss-muted ss-draft__state">{working ? words.working : canUndo ? words.saved : ''}</span>
          <Button variant="secondary" disabled={!canUndo} onClick={takeBack}>
            <ArrowUndoIcon aria-hidden />
            {words.undo}
          </Button>
          <Button loading={accepting} onClick={() => void create()}>
            {accepting ? words.creating : words.create}
          </Button>
        </div>
      </div>
      <div className="ss-start ss-draft" data-working={working || undefined}>
        <div className="ss-draft__main">
          {(error ?? accept.error) && (
            <ErrorNotice
              error={toApiError(error ?? accept.error)}
              actions={
                error && (
                  <Button variant="secondary" data-density="small" onClick={tryAgain}>
                    {error.id === 'andrad-under-tiden' ? words.reload : messages.ui.tryAgain}
                  </Button>
                )
              }
            />
          )}
          {report.own && <Notice tone="info">{words.own}</Notice>}
          <div className="ss-sheet-surface ss-draft__settings">
            <TemplateChoice chosen={reading.template} onChoose={choosing.changeTemplate} />
            <DiscardDraft id={first.id} onDone={() => navigate(paths.start)} />
          </div>
          {asked && <Questions choosing={choosing} onShow={setOnly} />}
          {!report.own && (
            <DraftLines
              report={report}
              options={reading.options}
              choices={choices}
              choose={choosing.choose}
              only={only}
              onShowAll={() => setOnly(null)}
            />
          )}
        </div>
        <Aside report={report} onShow={setOnly} />
      </div>
    </PageFrame>
  )
}
