import { Button } from '@digdir/designsystemet-react'
import { FileImportIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import type { ImportPreview } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { adminApi } from '../api.ts'
import { useAdminChange } from '../queries.ts'
import { Preview } from './Preview.tsx'

const words = messages.admin.units.importing

interface Chosen {
  file: File
  preview: ImportPreview
}

/** Reads in a file of units: what it would do is shown first, and nothing is saved before one says so. */
export function ImportUnits({ onDone }: { onDone: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const read = useAdminChange(async (file: File) => ({ file, preview: await adminApi.previewUnits(file) }))
  const accept = useAdminChange(({ file, preview }: Chosen) => adminApi.importUnits(file, preview.key))
  const choose = (file: File): void => {
    setChosen(null)
    accept.reset()
    read.mutate(file, { onSuccess: setChosen })
  }
  const take = (given: Chosen): void =>
    accept.mutate(given, {
      onSuccess: ({ added, changed }) => onDone(words.done(added, changed)),
      // What the file would do now is another thing: it is shown, and one decides anew.
      onError: error => {
        if (toApiError(error).id === 'andrad-under-tiden') read.mutate(given.file, { onSuccess: setChosen })
      }
    })
  const error = accept.error ?? read.error
  const acts = chosen ? chosen.preview.added.length + chosen.preview.changed.length : 0
  return (
    <div className="ss-admin-form">
      <p>{words.explained}</p>
      {!chosen && <p className="ss-sm ss-muted">{words.example}</p>}
      {error && <ErrorNotice error={toApiError(error)} />}
      <div className="ss-admin-form__acts">
        <Button
          variant={chosen ? 'secondary' : 'primary'}
          loading={read.isPending}
          onClick={() => input.current?.click()}
        >
          {!read.isPending && <FileImportIcon aria-hidden />}
          {chosen ? words.another : words.choose}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.xlsx,text/csv"
        hidden
        aria-label={words.file}
        onChange={event => {
          const file = event.target.files?.[0]
          event.target.value = '' // The same file can be chosen again when it has been mended.
          if (file) choose(file)
        }}
      />
      {chosen && (
        <>
          <Preview name={chosen.file.name} preview={chosen.preview} />
          {acts > 0 && (
            <div className="ss-admin-form__acts">
              <Button loading={accept.isPending} onClick={() => take(chosen)}>
                {words.accept(chosen.preview.added.length, chosen.preview.changed.length)}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}
