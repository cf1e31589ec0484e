import { Button } from '@digdir/designsystemet-react'
import { UploadIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import type { TakenIn } from '../../../schemas/api/svar.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import type { FileKind } from '../../../schemas/remiss/answer.ts'
import { toApiError } from '../../app/api-error.ts'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'
import { svarApi } from './svar-api.ts'
import { useAnswer } from './useAnswer.ts'

interface FilePickerProps {
  kind: FileKind
  label: string
  accept: string
  hint?: string
  /** What came of it, in words. */
  done: (taken: TakenIn) => string
}

/** Sends in a file, and says what was read from it. */
export function FilePicker({ kind, label, accept, hint, done }: FilePickerProps) {
  const { recipient, store, whenNamed } = useAnswer()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [said, setSaid] = useState('')
  const send = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setBusy(true)
    setError(null)
    setSaid('')
    try {
      await store.flush()
      const taken = await svarApi.addFile(recipient, kind, file)
      await store.refresh()
      setSaid(done(taken))
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
      if (input.current) input.current.value = ''
    }
  }
  return (
    <div className="ss-svar-file">
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={e => void send(e.target.files?.[0])}
      />
      <Button type="button" variant="secondary" loading={busy} onClick={() => whenNamed(() => input.current?.click())}>
        {!busy && <UploadIcon aria-hidden className="ss-icon" />}
        {busy ? messages.svar.answer.uploading : label}
      </Button>
      {hint && <p className="ss-muted ss-sm">{hint}</p>}
      {error !== null && <ErrorNotice error={toApiError(error)} onClose={() => setError(null)} />}
      {said !== '' && (
        <Notice tone="success" onClose={() => setSaid('')}>
          <p>{said}</p>
        </Notice>
      )}
    </div>
  )
}
