import { Button } from '@digdir/designsystemet-react'
import { FileImportIcon, PlusIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { PageFrame } from '../../app/PageFrame.tsx'
import { useDocuments } from '../../app/queries.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { ImportPanel } from '../import/ImportPanel.tsx'
import { DocumentList } from './DocumentList.tsx'
import { ImportFailure, useImport } from './Import.tsx'
import { NewDocumentPanel } from './NewDocumentPanel.tsx'
import { type Report, ReportNotice } from './ReportNotice.tsx'
import { WaitingForMe } from './WaitingForMe.tsx'
import './start.css'

/** The start page: all documents that one may see, and how to make one more. */
export function StartPage() {
  const { start, ui } = messages
  const documents = useDocuments()
  const [panel, setPanel] = useState<'create' | 'import' | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  const createButton = useRef<HTMLButtonElement>(null)
  const importButton = useRef<HTMLButtonElement>(null)
  const importing = useImport(imported => setReport({ kind: 'imported', ...imported }))
  const rows = documents.data
  const closePanel = (): void => {
    const button = panel === 'import' ? importButton : createButton
    setPanel(null)
    button.current?.focus()
  }
  return (
    <PageFrame title={start.title}>
      <div className="ss-head">
        <div>
          <h1>{start.title}</h1>
          <p className="ss-sm">{rows ? start.count(rows.length) : ' '}</p>
        </div>
        <div className="ss-head__acts">
          <Button
            ref={importButton}
            variant="secondary"
            loading={importing.working !== null}
            aria-expanded={panel === 'import'}
            onClick={() => (panel === 'import' ? closePanel() : setPanel('import'))}
          >
            {importing.working === null && <FileImportIcon aria-hidden />}
            {start.import}
          </Button>
          <Button
            ref={createButton}
            aria-expanded={panel === 'create'}
            onClick={() => (panel === 'create' ? closePanel() : setPanel('create'))}
          >
            <PlusIcon aria-hidden />
            {start.create}
          </Button>
        </div>
      </div>
      <div className="ss-start">
        {panel === 'create' && <NewDocumentPanel onClose={closePanel} />}
        {panel === 'import' && (
          <ImportPanel
            onClose={closePanel}
            onDocument={file => {
              setPanel(null)
              void importing.read(file)
            }}
          />
        )}
        <ImportFailure importing={importing} />
        {report && <ReportNotice report={report} onReport={setReport} />}
        {documents.isError && (
          <ErrorNotice
            error={toApiError(documents.error)}
            actions={
              <Button variant="secondary" data-density="small" onClick={() => documents.refetch()}>
                {ui.tryAgain}
              </Button>
            }
          />
        )}
        <WaitingForMe />
        {rows ? <DocumentList rows={rows} onReport={setReport} /> : documents.isPending && <Waiting />}
      </div>
    </PageFrame>
  )
}
