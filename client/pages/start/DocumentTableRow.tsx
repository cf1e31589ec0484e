import { Table } from '@digdir/designsystemet-react'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { DocumentRow } from '../../../schemas/api/contract.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { paths } from '../../app/paths.ts'
import { StateTag } from '../../app/StateTag.tsx'
import { AvatarStack } from '../../ui/Avatar.tsx'
import { formatWhen } from '../../ui/formatDate.ts'
import { RenameForm } from './RenameForm.tsx'
import type { Report } from './ReportNotice.tsx'
import { RowMenu } from './RowMenu.tsx'

interface DocumentTableRowProps {
  row: DocumentRow
  narrow: boolean
  onReport: (report: Report | null) => void
}

/** One document of the list. */
export function DocumentTableRow({ row, narrow, onReport }: DocumentTableRowProps) {
  const { start, roles } = messages
  const [renaming, setRenaming] = useState(false)
  const menuCell = useRef<HTMLTableCellElement>(null)
  const stopRenaming = (): void => {
    setRenaming(false)
    menuCell.current?.querySelector('button')?.focus()
  }
  const under = [row.documentType, row.diarienummer].filter(Boolean).join(' · ')
  const people = <AvatarStack people={row.present} label={start.columns.here} size="small" max={4} />
  return (
    <Table.Row>
      <Table.HeaderCell scope="row">
        {renaming ? (
          <RenameForm row={row} onDone={stopRenaming} />
        ) : (
          <Link href={paths.document(row.id)} className="ss-doc">
            {row.title || start.untitled}
          </Link>
        )}
        <div className="ss-doc__under">{under}</div>
        {narrow && (
          <div className="ss-doc__facts">
            <StateTag state={row.state} />
            <Changed row={row} />
            <span>{roles[row.role]}</span>
            {people}
          </div>
        )}
      </Table.HeaderCell>
      {!narrow && (
        <>
          <Table.Cell>
            <StateTag state={row.state} />
          </Table.Cell>
          <Table.Cell className="ss-muted ss-sm">
            <Changed row={row} />
          </Table.Cell>
          <Table.Cell className="ss-sm ss-documents__role">{roles[row.role]}</Table.Cell>
          <Table.Cell>{row.present.length > 0 ? people : <span className="ss-vh">{start.nobody}</span>}</Table.Cell>
        </>
      )}
      <Table.Cell ref={menuCell} className="ss-documents__menu">
        <RowMenu row={row} onRename={() => setRenaming(true)} onReport={onReport} />
      </Table.Cell>
    </Table.Row>
  )
}

function Changed({ row }: { row: DocumentRow }) {
  return (
    <span className="ss-changed">
      <time dateTime={row.changedAt}>{formatWhen(row.changedAt)}</time>
      {row.changedBy && <span> {messages.start.changedBy(row.changedBy)}</span>}
    </span>
  )
}
