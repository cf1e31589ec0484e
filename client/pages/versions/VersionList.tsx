import { Button } from '@digdir/designsystemet-react'
import { DownloadIcon, LayersIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import type { VersionInfo } from '../../../schemas/versions/version.ts'
import { type ApiError, toApiError } from '../../app/api-error.ts'
import { saveAnswer } from '../../app/download.ts'
import { versionsApi } from '../../app/versions-api.ts'
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { formatWhen } from '../../ui/formatDate.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'

const words = messages.versions.page
const { columns, numbered } = words

interface VersionListProps {
  id: string
  versions: readonly VersionInfo[]
  mayFreeze: boolean
}

/** Each version: what it is, when and by whom, what its text adds up to, and its Word file. */
export function VersionList({ id, versions, mayFreeze }: VersionListProps) {
  const [failure, setFailure] = useState<ApiError | null>(null)
  if (versions.length === 0)
    return (
      <div className="ss-sheet-surface">
        <EmptyState icon={<LayersIcon aria-hidden />} title={words.empty}>
          <p>{mayFreeze ? words.emptyMayFreeze : words.emptyRead}</p>
        </EmptyState>
      </div>
    )
  const download = async (version: VersionInfo): Promise<void> => {
    setFailure(null)
    try {
      await saveAnswer(await versionsApi.word(id, version.id), `${numbered(version.number)}.docx`)
    } catch (error) {
      setFailure(toApiError(error))
    }
  }
  const shown: DataColumn<VersionInfo>[] = [
    {
      id: 'number',
      label: columns.number,
      sort: v => -v.number,
      cell: v => (
        <span className="ss-version">
          <b>{numbered(v.number)}</b>
          {v.name !== '' && <span className="ss-version__name">{v.name}</span>}
        </span>
      )
    },
    {
      id: 'kind',
      label: columns.kind,
      sort: v => messages.versions.kinds[v.kind],
      cell: v => messages.versions.kinds[v.kind]
    },
    {
      id: 'when',
      label: columns.when,
      sort: v => v.createdAt,
      nowrap: true,
      cell: v => <time dateTime={v.createdAt}>{formatWhen(v.createdAt)}</time>
    },
    { id: 'who', label: columns.who, sort: v => v.createdBy.name ?? '', cell: v => v.createdBy.name ?? words.somebody },
    {
      id: 'hash',
      label: columns.hash,
      nowrap: true,
      cell: v => (
        <code className="ss-hash" title={words.hashHint(v.hash)}>
          {v.hash.slice(0, 12)}
        </code>
      )
    }
  ]
  return (
    <section aria-labelledby="ss-versions-title" className="ss-versions__part">
      <h2 id="ss-versions-title">{words.listTitle}</h2>
      <p className="ss-sm ss-quiet">{words.text}</p>
      {failure && <ErrorNotice error={failure} onClose={() => setFailure(null)} />}
      <div className="ss-sheet-surface">
        <DataTable
          caption={words.listTitle}
          columns={shown}
          rows={versions}
          rowId={v => v.id}
          actions={{
            label: columns.word,
            of: v => (
              <Button variant="secondary" data-density="small" onClick={() => void download(v)}>
                <DownloadIcon aria-hidden />
                {columns.word}
                <span className="ss-vh">{words.downloadOf(v.number)}</span>
              </Button>
            )
          }}
        />
      </div>
    </section>
  )
}
