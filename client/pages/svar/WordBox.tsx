import { Button } from '@digdir/designsystemet-react'
import { DownloadIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { saveAnswer } from '../../app/download.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { FilePicker } from './FilePicker.tsx'
import { svarApi } from './svar-api.ts'
import { useAnswer } from './useAnswer.ts'

/** The other way: the version in Word, edited there, and back. */
export function WordBox() {
  const { recipient, overview } = useAnswer()
  const texts = messages.svar.answer
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const get = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await saveAnswer(await svarApi.word(recipient), `${overview.title}.docx`)
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="ss-svar-card" aria-labelledby="svar-word">
      <h2 id="svar-word">{texts.word}</h2>
      <p className="ss-muted">{texts.wordLead}</p>
      {error !== null && <ErrorNotice error={toApiError(error)} />}
      <Button type="button" variant="secondary" loading={busy} onClick={() => void get()}>
        {!busy && <DownloadIcon aria-hidden className="ss-icon" />}
        {texts.wordGet}
      </Button>
      <FilePicker
        kind="word-svar"
        label={texts.wordGive}
        accept=".docx"
        done={({ comments, changes, unplaced }) =>
          [texts.wordRead(comments, changes), unplaced > 0 ? texts.wordUnplaced(unplaced) : ''].join(' ').trim()
        }
      />
    </section>
  )
}
