import { Button } from '@digdir/designsystemet-react'
import { TrashIcon } from '@navikt/aksel-icons'
import { useState, useSyncExternalStore } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { saveAnswer } from '../../app/download.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { FilePicker } from './FilePicker.tsx'
import { svarApi } from './svar-api.ts'
import { useAnswer } from './useAnswer.ts'

/** The files that go with the answer. */
export function Files() {
  const { recipient, overview, store } = useAnswer()
  const texts = messages.svar.answer
  const files = useSyncExternalStore(store.subscribe, store.loaded)?.files ?? []
  const [error, setError] = useState<unknown>(null)
  const doing = async (work: () => Promise<unknown>): Promise<void> => {
    setError(null)
    await work().catch(setError)
  }
  const remove = (id: string): Promise<void> =>
    doing(async () => {
      await store.flush()
      await svarApi.removeFile(recipient, id)
      await store.refresh()
    })
  const fetchFile = (id: string, name: string): Promise<void> =>
    doing(async () => saveAnswer(await svarApi.file(recipient, id), name))
  return (
    <section className="ss-svar-card" aria-labelledby="svar-filer">
      <h2 id="svar-filer">{texts.files}</h2>
      {error !== null && <ErrorNotice error={toApiError(error)} />}
      {files.length > 0 && (
        <ul className="ss-svar-files">
          {files.map(file => (
            <li key={file.id}>
              <div>
                <button type="button" className="ss-svar-link" onClick={() => void fetchFile(file.id, file.name)}>
                  {file.name}
                </button>
                <span className="ss-muted ss-sm">{texts.uploadedBy(texts.kinds[file.kind], file.by)}</span>
                {file.kind === 'word-svar' && <span className="ss-muted ss-sm">{texts.removeCopyHint}</span>}
              </div>
              <Button
                type="button"
                variant="tertiary"
                data-color="danger"
                data-density="small"
                aria-label={texts.removeFile(file.name)}
                onClick={() => void remove(file.id)}
              >
                <TrashIcon aria-hidden className="ss-icon" />
                {messages.svar.draft.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <FilePicker
        kind="bilaga"
        label={texts.enclosure}
        accept=".docx,.pdf"
        hint={texts.uploadHint(Math.floor(overview.mostBytes / 1024 / 1024))}
        done={() => texts.keptOnly}
      />
    </section>
  )
}
