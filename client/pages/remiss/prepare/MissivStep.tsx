import { Button } from '@digdir/designsystemet-react'
import { ArrowsCirclepathIcon, FileWordIcon, PencilIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { Link } from 'wouter'
import type { RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { saveAnswer } from '../../../app/download.ts'
import { paths } from '../../../app/paths.ts'
import { remissApi } from '../../../app/remiss-api.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { useLetterPreview, useRemissChange } from '../queries.ts'

const words = messages.remiss.pages.missiv

/** The missiv, a document of its own, and the letter that goes with it. */
export function MissivStep({ detail }: { detail: RemissDetail }) {
  const { id: document } = detail.document
  const fill = useRemissChange(document, detail.id, () => remissApi.missiv(document, detail.id))
  const letter = useLetterPreview(document, detail.id, detail.revision)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const download = async (): Promise<void> => {
    try {
      await saveAnswer(await remissApi.missivFile(document, detail.id), 'missiv.docx')
    } catch (error) {
      setFailure(toApiError(error))
    }
  }
  const error = fill.error ? toApiError(fill.error) : failure
  return (
    <div className="ss-remiss__stack">
      {error && <ErrorNotice error={error} onClose={() => setFailure(null)} />}
      <p>{words.explained}</p>
      {detail.missiv ? (
        <div className="ss-remiss__acts">
          <Link href={paths.document(detail.missiv.document)} className="ds-button" data-variant="primary">
            <PencilIcon aria-hidden />
            {words.edit}
          </Link>
          <Button
            variant="secondary"
            loading={fill.isPending}
            onClick={() => fill.mutate(undefined, { onSuccess: () => announce(words.refilled, 'remiss') })}
          >
            {!fill.isPending && <ArrowsCirclepathIcon aria-hidden />}
            {words.refill}
          </Button>
          <Button variant="tertiary" onClick={() => void download()}>
            <FileWordIcon aria-hidden />
            {words.download}
          </Button>
        </div>
      ) : (
        <>
          <p className="ss-muted">{words.willBeMade}</p>
          <div className="ss-remiss__acts">
            <Button variant="secondary" loading={fill.isPending} onClick={() => fill.mutate(undefined)}>
              {!fill.isPending && <PencilIcon aria-hidden />}
              {words.make}
            </Button>
          </div>
        </>
      )}
      {letter.data && <LetterText title={words.letter} {...letter.data} />}
    </div>
  )
}

/** A letter as it is read. */
function LetterText({
  title,
  subject,
  text,
  files
}: {
  title: string
  subject: string
  text: string
  files: string[]
}) {
  return (
    <section className="ss-letter ss-sheet-surface">
      <h3>{title}</h3>
      <p>
        <strong>{words.subject}:</strong> {subject}
      </p>
      <p className="ss-letter__text">{text}</p>
      {files.length > 0 && (
        <p className="ss-sm ss-muted">
          {words.files}: {files.join(', ')}
        </p>
      )}
    </section>
  )
}
