import { Button } from '@digdir/designsystemet-react'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../app/api-error.ts'
import { paths } from '../../app/paths.ts'
import { useArchiveDocument } from '../../app/queries.ts'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'

/** What was done with a document, or why it was not done. */
export type Report =
  | { kind: 'imported' | 'copied'; id: string; title: string }
  | { kind: 'archived' | 'unarchived'; id: string; title: string }
  | { kind: 'exporting'; title: string }
  | { kind: 'failed'; error: ApiError }

interface ReportNoticeProps {
  report: Report
  onReport: (report: Report | null) => void
}

/** Says above the list what was done, with the next step at hand: open it, or undo. Takes focus, since the row may have gone. */
export function ReportNotice({ report, onReport }: ReportNoticeProps) {
  const archive = useArchiveDocument()
  const acts = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (report.kind === 'archived' || report.kind === 'unarchived' || report.kind === 'imported')
      acts.current?.querySelector<HTMLElement>('a, button')?.focus()
  }, [report])
  const close = (): void => onReport(null)
  const { start, app } = messages
  if (report.kind === 'failed') return <ErrorNotice error={report.error} onClose={close} />
  if (report.kind === 'exporting') return <Notice tone="info">{start.done.exporting(report.title)}</Notice>

  const undo = (): void =>
    archive.mutate(
      { id: report.id, archived: report.kind === 'unarchived' },
      {
        onSuccess: () =>
          onReport({ ...report, kind: report.kind === 'archived' ? 'unarchived' : 'archived', id: report.id }),
        onError: error => onReport({ kind: 'failed', error: toApiError(error) })
      }
    )
  const open = report.kind === 'imported' || report.kind === 'copied'
  return (
    <Notice
      tone="success"
      onClose={close}
      actions={
        <div ref={acts}>
          {open ? (
            <Link href={paths.document(report.id)} className="ds-button" data-variant="secondary" data-density="small">
              {start.row.open}
            </Link>
          ) : (
            <Button variant="secondary" data-density="small" onClick={undo} loading={archive.isPending}>
              {app.undo}
            </Button>
          )}
        </div>
      }
    >
      {start.done[report.kind](report.title)}
    </Notice>
  )
}
