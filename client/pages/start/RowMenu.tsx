import {
  ArchiveIcon,
  ArrowRightIcon,
  ArrowUndoIcon,
  CodeIcon,
  FilesIcon,
  FileWordIcon,
  MenuElipsisHorizontalIcon,
  PencilIcon
} from '@navikt/aksel-icons'
import { useLocation } from 'wouter'
import type { DocumentRow } from '../../../schemas/api/contract.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { mayDo } from '../../../schemas/policy/actions.ts'
import { toApiError } from '../../app/api-error.ts'
import { downloadDocument } from '../../app/download.ts'
import { paths } from '../../app/paths.ts'
import { useArchiveDocument, useCopyDocument } from '../../app/queries.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { MenuButton, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import type { Report } from './ReportNotice.tsx'

interface RowMenuProps {
  row: DocumentRow
  onRename: () => void
  onReport: (report: Report | null) => void
}

/** What one can do with a document in the list; what one's role does not allow is not there. */
export function RowMenu({ row, onRename, onReport }: RowMenuProps) {
  const { start } = messages
  const [, navigate] = useLocation()
  const copy = useCopyDocument()
  const archive = useArchiveDocument()
  const title = row.title || start.untitled
  const archived = row.state === 'arkiverad'
  const failed = (error: unknown): void => onReport({ kind: 'failed', error: toApiError(error) })

  const copyIt = (): void =>
    copy.mutate(row.id, { onSuccess: ({ id }) => onReport({ kind: 'copied', id, title }), onError: failed })
  const archiveIt = (): void =>
    archive.mutate(
      { id: row.id, archived: !archived },
      { onSuccess: () => onReport({ kind: archived ? 'unarchived' : 'archived', id: row.id, title }), onError: failed }
    )
  const exportIt = async (format: 'json' | 'docx'): Promise<void> => {
    onReport({ kind: 'exporting', title })
    try {
      await downloadDocument(row.id, format, title)
      onReport(null)
      announce(start.done.exported(title), 'export')
    } catch (error) {
      failed(error)
    }
  }
  return (
    <MenuButton
      iconOnly
      size="small"
      icon={<MenuElipsisHorizontalIcon aria-hidden />}
      label={start.row.menu(title)}
      tooltip={start.columns.actions}
    >
      <MenuItem icon={<ArrowRightIcon aria-hidden />} onAction={() => navigate(paths.document(row.id))}>
        {start.row.open}
      </MenuItem>
      {mayDo(row.role, 'rename', row.state) === 'yes' && (
        <MenuItem icon={<PencilIcon aria-hidden />} onAction={onRename}>
          {start.row.rename}
        </MenuItem>
      )}
      <MenuItem icon={<FilesIcon aria-hidden />} onAction={copyIt}>
        {start.row.copy}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<FileWordIcon aria-hidden />} onAction={() => void exportIt('docx')}>
        {start.row.exportWord}
      </MenuItem>
      <MenuItem icon={<CodeIcon aria-hidden />} onAction={() => void exportIt('json')}>
        {start.row.exportJson}
      </MenuItem>
      {row.role === 'agare' && <MenuSeparator />}
      {row.role === 'agare' && (
        <MenuItem icon={archived ? <ArrowUndoIcon aria-hidden /> : <ArchiveIcon aria-hidden />} onAction={archiveIt}>
          {archived ? start.row.unarchive : start.row.archive}
        </MenuItem>
      )}
    </MenuButton>
  )
}
