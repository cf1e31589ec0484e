import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react'
import { ArchiveIcon, CheckmarkIcon, ExclamationmarkTriangleIcon, EyeIcon, HourglassIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import type { IntakeRow } from '../../../../schemas/api/intake.ts'
import type { RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { saveAnswer } from '../../../app/download.ts'
import { intakeApi } from '../../../app/intake-api.ts'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { StatusTag } from '../../../ui/StatusTag.tsx'
import { FileReview } from './FileReview.tsx'
import { isReady, useIntakeAct } from './queries.ts'

const words = messages.intake.page

interface FileRowProps {
  detail: RemissDetail
  file: IntakeRow
  may: boolean
  onRegister: () => void
}

/** A file that was brought: what it is, whose, what is left to decide, and what one can do with it. */
export function FileRow({ detail, file, may, onRegister }: FileRowProps) {
  const [id, remiss] = [detail.document.id, detail.id]
  const [reviewing, setReviewing] = useState(false)
  const [reason, setReason] = useState<string | null>(null)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const { revision } = file
  const bind = useIntakeAct(id, remiss, (recipient: string | null) =>
    intakeApi.change(id, remiss, file.id, { revision, recipient })
  )
  const read = useIntakeAct(id, remiss, (as: 'copy' | 'text') =>
    intakeApi.readAs(id, remiss, file.id, { revision, as })
  )
  const aside = useIntakeAct(id, remiss, (why: string | null) =>
    intakeApi.aside(id, remiss, file.id, { revision, reason: why })
  )
  const busy = bind.isPending || read.isPending || aside.isPending
  const failed = bind.error ?? read.error ?? aside.error
  const error = failure ?? (failed ? toApiError(failed) : null)
  const settled = file.state === 'laser' || file.state === 'avvisad'
  const isWord = file.found === 'copy' || file.found === 'text'
  const isRead = isWord || (file.found === 'pdf' && file.paragraphs > 0)
  const hidden = <span className="ss-vh">{words.ofFile(file.name)}</span>
  const download = (): void => {
    intakeApi
      .content(id, remiss, file.id)
      .then(answer => saveAnswer(answer, file.name))
      .catch(wrong => setFailure(toApiError(wrong)))
  }
  return (
    <article className="ss-intake-file" aria-label={file.name}>
      <header>
        <b>{file.name}</b>
        <FileState file={file} />
      </header>
      <Facts file={file} />
      {error && (
        <ErrorNotice
          error={error}
          onClose={() => {
            setFailure(null)
            bind.reset()
            read.reset()
            aside.reset()
          }}
        />
      )}
      {may && file.found === 'copy' && !settled && (
        <Field className="ss-intake-file__who">
          <Label>
            {words.who}
            <span className="ss-vh"> {words.whoOf(file.name)}</span>
          </Label>
          <Select
            value={file.recipient?.id ?? ''}
            disabled={busy}
            onChange={event => bind.mutate(event.target.value || null)}
          >
            <Select.Option value="">{words.nobody}</Select.Option>
            {detail.recipients.map(each => (
              <Select.Option key={each.id} value={each.id}>
                {each.name}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <div className="ss-remiss__acts">
        {may && !settled && (
          <Button
            data-density="small"
            variant={isReady(file) ? 'primary' : 'secondary'}
            disabled={busy}
            onClick={onRegister}
          >
            {words.registerFile}
            {hidden}
          </Button>
        )}
        {isRead && (
          <Button
            data-density="small"
            variant="secondary"
            aria-expanded={reviewing}
            onClick={() => setReviewing(!reviewing)}
          >
            {reviewing ? words.hide : words.review}
            {hidden}
          </Button>
        )}
        {may && !settled && isWord && (
          <Button
            data-density="small"
            variant="tertiary"
            loading={read.isPending}
            onClick={() => read.mutate(file.found === 'copy' ? 'text' : 'copy')}
          >
            {file.found === 'copy' ? words.readAsText : words.readAsCopy}
            {hidden}
          </Button>
        )}
        <Button data-density="small" variant="tertiary" onClick={download}>
          {words.download}
          {hidden}
        </Button>
        {may && file.state === 'avvisad' && (
          <Button data-density="small" variant="tertiary" disabled={busy} onClick={() => aside.mutate(null)}>
            {words.takeBack}
            {hidden}
          </Button>
        )}
        {may && !settled && reason === null && (
          <Button data-density="small" variant="tertiary" disabled={busy} onClick={() => setReason('')}>
            {words.aside}
            {hidden}
          </Button>
        )}
      </div>
      {reason !== null && (
        <form
          className="ss-remiss__acts"
          onSubmit={event => {
            event.preventDefault()
            aside.mutate(reason, { onSuccess: () => setReason(null) })
          }}
        >
          <Textfield label={words.reason} value={reason} onChange={event => setReason(event.target.value)} />
          <Button type="submit" data-density="small" disabled={busy}>
            {words.aside}
          </Button>
          <Button type="button" data-density="small" variant="tertiary" onClick={() => setReason(null)}>
            {messages.app.cancel}
          </Button>
        </form>
      )}
      {reviewing && <FileReview detail={detail} file={file} may={may && !settled} />}
    </article>
  )
}

function FileState({ file }: { file: IntakeRow }) {
  const { states } = words
  if (file.state === 'laser') return <StatusTag icon={<HourglassIcon aria-hidden />}>{states.laser}</StatusTag>
  if (file.state === 'avvisad') return <StatusTag icon={<ArchiveIcon aria-hidden />}>{states.avvisad}</StatusTag>
  if (file.state === 'fel')
    return (
      <StatusTag tone="warning" icon={<ExclamationmarkTriangleIcon aria-hidden />}>
        {states.fel}
      </StatusTag>
    )
  return isReady(file) ? (
    <StatusTag tone="success" icon={<CheckmarkIcon aria-hidden />}>
      {states.ready}
    </StatusTag>
  ) : (
    <StatusTag tone="accent" icon={<EyeIcon aria-hidden />}>
      {states.last}
    </StatusTag>
  )
}

/** What was found, whose it is, and what has to be looked at. */
function Facts({ file }: { file: IntakeRow }) {
  const { found, notice, error, reason } = file
  const what =
    found === 'copy'
      ? words.found.copy(file.comments, file.changes)
      : found === 'text'
        ? words.found.text(file.paragraphs)
        : found === 'pdf'
          ? words.found.pdf(file.paragraphs)
          : null
  const more = [
    what,
    file.unplaced > 0 && words.unplaced(file.unplaced),
    file.leftOut > 0 && words.leftOut(file.leftOut),
    file.beyond > 0 && words.beyond(file.beyond),
    file.embedded > 0 && words.embedded(file.embedded),
    file.authors.length > 0 && words.authors(file.authors.join(', '))
  ].filter(Boolean)
  const whose =
    file.recipient && `${file.recipient.name}${file.boundBy === 'fil' ? ` (${words.byFile.toLowerCase()})` : ''}`
  return (
    <div className="ss-intake-file__facts ss-sm">
      {whose && (
        <p>
          <strong>{whose}</strong>
        </p>
      )}
      {more.length > 0 && <p>{more.join(' · ')}</p>}
      {reason && <p>{reason}</p>}
      {error && (
        <p>
          {error.message} {error.remedy}
        </p>
      )}
      {notice && <p>{words.notices[notice](file.copyOf)}</p>}
      {found === 'copy' && file.comments + file.changes === 0 && <p>{words.unchanged}</p>}
      {found === 'pdf' && <p>{file.paragraphs === 0 ? words.scanned : words.fromPdf}</p>}
      {file.paragraphs > 0 && file.silentPages.length > 0 && <p>{words.silentPages(file.silentPages)}</p>}
      {!file.complete && <p>{words.incomplete}</p>}
      {file.earlier.length > 0 && file.state !== 'avvisad' && <p>{words.earlier(file.earlier.join(', '))}</p>}
    </div>
  )
}
