import { FilesIcon } from '@navikt/aksel-icons'
import { messages } from '../../../schemas/messages/messages.ts'
import type { VersionInfo } from '../../../schemas/versions/version.ts'
import { toApiError } from '../../app/api-error.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
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
      {mayTakeIn && versions.length > 0 && (
        <FileDrop
          label={words.input}
          choose={words.choose}
          text={words.drop}
          textOver={words.dropNow}
          accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
          multiple
          onFiles={receiving.add}
        />
      )}
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
