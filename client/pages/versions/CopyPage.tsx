import { Button } from '@digdir/designsystemet-react'
import { ArrowLeftIcon, DownloadIcon, FilesIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { Link } from 'wouter'
import type { WholeCopy } from '../../../schemas/api/copies.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../app/api-error.ts'
import { saveAnswer } from '../../app/download.ts'
import { PageFrame } from '../../app/PageFrame.tsx'
import { paths } from '../../app/paths.ts'
import { versionsApi } from '../../app/versions-api.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { formatWhen } from '../../ui/formatDate.ts'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'
import { AcceptBar } from './AcceptBar.tsx'
import { CopyState } from './CopyTable.tsx'
import { ItemList } from './ItemList.tsx'
import { shortened } from './item-filters.ts'
import { KnownThreads } from './KnownThreads.tsx'
import { useCopies, useCopy } from './queries.ts'
import './versions.css'

const words = messages.versions.copy

/** One copy that came back: what it says, where that belongs, and taking it in. */
export function CopyPage({ id, copy }: { id: string; copy: string }) {
  const found = useCopy(id, copy)
  const mayTakeIn = useCopies(id).data?.may.takeIn ?? false
  const whole = found.data
  const title = whole ? words.title(whole.copy.name) : messages.versions.page.title
  return (
    <PageFrame title={title}>
      <div className="ss-head ss-versions-head">
        <div>
          <Link href={paths.versions(id)} className="ss-back">
            <ArrowLeftIcon aria-hidden />
            {messages.versions.page.backToList}
          </Link>
          <h1>{title}</h1>
          <p className="ss-sm">
            {whole ? words.from(whole.copy.authors.join(', ') || messages.versions.page.copies.nobody) : ' '}
          </p>
        </div>
        {whole && (
          <div className="ss-head__acts">
            <CopyState copy={whole.copy} />
          </div>
        )}
      </div>
      <div className="ss-start ss-versions">
        {found.isError && (
          <ErrorNotice
            error={toApiError(found.error)}
            actions={
              <Button variant="secondary" data-density="small" onClick={() => found.refetch()}>
                {messages.ui.tryAgain}
              </Button>
            }
          />
        )}
        {whole ? <Whole id={id} whole={whole} mayTakeIn={mayTakeIn} /> : found.isPending && <Waiting />}
      </div>
    </PageFrame>
  )
}

function Whole({ id, whole, mayTakeIn }: { id: string; whole: WholeCopy; mayTakeIn: boolean }) {
  const { copy, items } = whole
  return (
    <>
      <Facts id={id} whole={whole} />
      {copy.otherVersion && <Notice tone="warning">{words.otherVersion}</Notice>}
      {!copy.complete && <Notice tone="warning">{words.incomplete}</Notice>}
      <KnownThreads id={id} known={whole.known} />
      <AlsoInFile whole={whole} />
      {items.length === 0 ? (
        <div className="ss-sheet-surface">
          <EmptyState icon={<FilesIcon aria-hidden />} title={copy.known > 0 ? words.nothingNew : words.nothing}>
            <p>{copy.known > 0 ? words.nothingNewText : words.nothingText}</p>
          </EmptyState>
        </div>
      ) : (
        <>
          <ItemList id={id} whole={whole} mayTakeIn={mayTakeIn} />
          {mayTakeIn && <AcceptBar id={id} whole={whole} />}
        </>
      )}
    </>
  )
}

/** What the file is, and what it is a copy of. */
function Facts({ id, whole: { copy } }: { id: string; whole: WholeCopy }) {
  const [failure, setFailure] = useState<ApiError | null>(null)
  const { facts } = words
  const version = [messages.versions.page.numbered(copy.version.number), copy.version.name].filter(Boolean).join(' – ')
  const download = (): void => {
    setFailure(null)
    versionsApi
      .file(id, copy.id)
      .then(answer => saveAnswer(answer, copy.name))
      .catch(error => setFailure(toApiError(error)))
  }
  return (
    <div className="ss-sheet-surface ss-copy-facts">
      <dl>
        <dt>{facts.version}</dt>
        <dd>{version}</dd>
        {copy.recipient !== null && (
          <>
            <dt>{facts.recipient}</dt>
            <dd>{copy.recipient}</dd>
          </>
        )}
        <dt>{facts.received}</dt>
        <dd>
          {words.receivedBy(formatWhen(copy.receivedAt), copy.receivedBy.name ?? messages.versions.page.somebody)}
        </dd>
        <dt>{facts.hash}</dt>
        <dd>
          <code className="ss-hash">{copy.sha256}</code>
        </dd>
      </dl>
      <Button variant="secondary" data-density="small" onClick={download}>
        <DownloadIcon aria-hidden />
        {words.download}
      </Button>
      {failure && <ErrorNotice error={failure} onClose={() => setFailure(null)} />}
    </div>
  )
}

/** What the file holds that becomes no item, told so that nobody thinks that it was lost. */
function AlsoInFile({ whole: { missing, findings, format } }: { whole: WholeCopy }) {
  const lines = [
    ...findings.map(({ what, count }) => words.found(what, count)),
    ...(format > 0 ? [words.formatOnly(format)] : [])
  ]
  if (missing.length + lines.length === 0) return null
  return (
    <div className="ss-sheet-surface ss-also">
      {missing.length > 0 && (
        <>
          <p>{words.missing(missing.length)}</p>
          <ul>
            {missing.map(({ record, field, called, text }) => (
              <li key={`${record} ${field}`}>
                <b>{called}</b> {shortened(text)}
              </li>
            ))}
          </ul>
        </>
      )}
      {lines.length > 0 && (
        <>
          <p>{words.alsoInFile}</p>
          <ul>
            {lines.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
