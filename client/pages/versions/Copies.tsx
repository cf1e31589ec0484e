import { Button } from '@digdir/designsystemet-react'
import { FilesIcon, UploadIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import type { VersionInfo } from '../../../schemas/versions/version.ts'
import { toApiError } from '../../app/api-error.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { CopyTable } from './CopyTable.tsx'
import { useCopies } from './queries.ts'
import { ReceivingList } from './ReceivingList.tsx'
import { useReceiving } from './useReceiving.ts'

const words = messages.versions.page.copies

/** Where files that came back are let in, and those that have come. Nothing for those who may not see comments. */
export function Copies({ id, versions }: { id: string; versions: readonly VersionInfo[] }) {
  const copies = useCopies(id)
  const receiving = useReceiving(id)
  const error = copies.isError ? toApiError(copies.error) : null
  if (error?.id === 'inte-behorig') return null
  const mayTakeIn = copies.data?.may.takeIn ?? false
  const rows = copies.data?.copies ?? []
  return (
    <section aria-labelledby="ss-copies-title" className="ss-versions__part">
      <h2 id="ss-copies-title">{words.title}</h2>
      <p className="ss-sm ss-quiet">{words.text}</p>
      {error && <ErrorNotice error={error} />}
      {mayTakeIn && versions.length === 0 && <p className="ss-sheet-surface ss-versions__note">{words.needsVersion}</p>}
      {mayTakeIn && versions.length > 0 && <DropZone onFiles={receiving.add} />}
      <ReceivingList id={id} versions={versions} receiving={receiving} />
      {rows.length > 0 && (
        <div className="ss-sheet-surface">
          <CopyTable id={id} rows={rows} />
        </div>
      )}
      {copies.data && rows.length === 0 && versions.length > 0 && (
        <div className="ss-sheet-surface">
          <EmptyState icon={<FilesIcon aria-hidden />} title={words.empty}>
            <p>{words.emptyText}</p>
          </EmptyState>
        </div>
      )}
    </section>
  )
}

/** Takes files that are dropped or chosen. */
function DropZone({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is for everybody.
    <div
      className="ss-drop"
      data-over={over || undefined}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
    >
      <p>{over ? words.dropNow : words.drop}</p>
      <Button variant="secondary" onClick={() => input.current?.click()}>
        <UploadIcon aria-hidden />
        {words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        aria-label={words.input}
        onChange={event => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          onFiles(files)
        }}
      />
    </div>
  )
}
