import { Button } from '@digdir/designsystemet-react'
import { CheckmarkCircleFillIcon, DownloadIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import type { Receipt } from '../../../schemas/api/svar.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { saveAnswer } from '../../app/download.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { Contents } from './Contents.tsx'
import { svarApi } from './svar-api.ts'
import { useAnswer } from './useAnswer.ts'

/** The receipt of a submitted answer: number, time, hash, and what was submitted. */
export function ReceiptCard({ receipt, fresh, onGoOn }: { receipt: Receipt; fresh?: boolean; onGoOn?: () => void }) {
  const { recipient, overview } = useAnswer()
  const texts = messages.svar.receipt
  const { content } = receipt
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const fetchFile = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    await svarApi
      .receiptFile(recipient, receipt.id)
      .then(answer => saveAnswer(answer, `${texts.number(receipt.number)}.docx`))
      .catch(setError)
    setBusy(false)
  }
  return (
    <section className="ss-svar-card ss-svar-receipt" aria-labelledby={`kvitto-${receipt.id}`}>
      <h2 id={`kvitto-${receipt.id}`}>
        {fresh && <CheckmarkCircleFillIcon aria-hidden className="ss-icon ss-svar-receipt__sign" />}
        {fresh ? (content.abstains ? texts.abstained : texts.title) : texts.number(receipt.number)}
      </h2>
      {fresh && <p>{texts.own(receipt.number)}</p>}
      <p>{texts.at(messages.svar.when(receipt.at), content.submittedBy.name)}</p>
      {receipt.supplementTo !== null && <p>{texts.supplement(receipt.supplementTo)}</p>}
      {content.abstains && !fresh && <p>{texts.abstains}</p>}
      {receipt.late && <p>{texts.late}</p>}
      {fresh && <p>{texts.mail}</p>}
      <p className="ss-muted ss-sm ss-svar-hash">
        {texts.hash}: <code>{receipt.hash}</code>
      </p>
      {error !== null && <ErrorNotice error={toApiError(error)} />}
      <div className="ss-svar-review__acts">
        <Button variant="secondary" loading={busy} onClick={() => void fetchFile()}>
          {!busy && <DownloadIcon aria-hidden className="ss-icon" />}
          {texts.download}
        </Button>
        {onGoOn && overview.open && (
          <Button variant="tertiary" onClick={onGoOn}>
            {texts.goOn}
          </Button>
        )}
      </div>
      {(content.parts.length > 0 || content.files.length > 0) && (
        <details>
          <summary>{texts.show}</summary>
          <Contents parts={content.parts} files={content.files} />
        </details>
      )}
    </section>
  )
}
