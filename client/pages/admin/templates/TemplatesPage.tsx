import { FilesIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import type { TemplateFolder, TemplateOverview } from '../../../../schemas/api/overview.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { AdminHead } from '../AdminHead.tsx'
import { Loaded } from '../Loaded.tsx'
import { useTemplateOverview } from '../queries.ts'
import { SidePanel } from '../SidePanel.tsx'
import { TemplatePreview, TemplateTag } from './TemplatePreview.tsx'

const words = messages.admin.templates

/** The folders of templates: what they give, and what is wrong with them. */
export function TemplatesPage() {
  const overview = useTemplateOverview()
  const [open, setOpen] = useState<string | null>(null)
  const { data } = overview
  const shown = data?.folders.find(folder => folder.name === open)
  const broken = data?.folders.filter(folder => folder.problems.length > 0).length ?? 0
  return (
    <div className="ss-admin__columns">
      <div className="ss-admin__main">
        <AdminHead title={words.title} text={data ? words.count(data.folders.length, broken) : ' '} />
        <div className="ss-admin__stack">
          <Loaded query={overview}>{found => <Folders data={found} open={open} onOpen={setOpen} />}</Loaded>
        </div>
      </div>
      {shown && (
        <SidePanel title={shown.template?.documentType ?? shown.name} onClose={() => setOpen(null)}>
          <TemplatePreview key={shown.name} folder={shown} />
        </SidePanel>
      )}
    </div>
  )
}

interface FoldersProps {
  data: TemplateOverview
  open: string | null
  onOpen: (name: string) => void
}

function Folders({ data, open, onOpen }: FoldersProps) {
  const columns: DataColumn<TemplateFolder>[] = [
    {
      id: 'name',
      label: words.name,
      sort: f => f.template?.documentType ?? f.name,
      cell: f => (
        <button type="button" className="ss-row-link" onClick={() => onOpen(f.name)}>
          {f.template?.documentType ?? f.name}
        </button>
      )
    },
    { id: 'folder', label: words.folder, sort: f => f.name, cell: f => <code>{f.name}</code> },
    {
      id: 'documents',
      label: words.documents,
      sort: f => f.documents,
      cell: f => <span className="ss-num">{f.documents}</span>
    },
    { id: 'state', label: words.state, cell: f => <TemplateTag folder={f} /> }
  ]
  return (
    <>
      {data.missing.map(({ name, documents }) => (
        <Notice key={name} tone="warning">
          {words.missing(name, documents)}
        </Notice>
      ))}
      <section className="ss-sheet-surface" aria-label={words.list}>
        {data.folders.length > 0 ? (
          <DataTable
            caption={words.list}
            columns={columns}
            rows={data.folders}
            rowId={f => f.name}
            isChosen={f => f.name === open}
          />
        ) : (
          <EmptyState icon={<FilesIcon aria-hidden />} title={words.empty}>
            {words.emptyText}
          </EmptyState>
        )}
      </section>
      <p className="ss-sm ss-muted ss-admin-note">{words.explained(data.directory)}</p>
    </>
  )
}
