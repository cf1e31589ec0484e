import { Table } from '@digdir/designsystemet-react'
import type { DocumentRow } from '../../../schemas/api/contract.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { useMediaQuery } from '../../ui/useMediaQuery.ts'
import { DocumentTableRow } from './DocumentTableRow.tsx'
import type { Report } from './ReportNotice.tsx'
import type { Sort } from './visible-documents.ts'

interface DocumentTableProps {
  rows: readonly DocumentRow[]
  sort: Sort
  onSort: (sort: Sort) => void
  onReport: (report: Report | null) => void
}

/** The documents as a table. In a narrow window what the columns say stands under the title instead. */
export function DocumentTable({ rows, sort, onSort, onReport }: DocumentTableProps) {
  const { columns, title, sortNewest, sortOldest } = messages.start
  const narrow = useMediaQuery('(max-width: 859px)')
  return (
    <Table hover className="ss-table ss-documents">
      <caption className="ss-vh">{title}</caption>
      <Table.Head>
        <Table.Row>
          <Table.HeaderCell scope="col">{columns.title}</Table.HeaderCell>
          {!narrow && (
            <>
              <Table.HeaderCell scope="col">{columns.state}</Table.HeaderCell>
              <Table.HeaderCell
                scope="col"
                sort={sort === 'nyast' ? 'descending' : 'ascending'}
                title={sort === 'nyast' ? sortNewest : sortOldest}
                onClick={() => onSort(sort === 'nyast' ? 'aldst' : 'nyast')}
              >
                {columns.changed}
              </Table.HeaderCell>
              <Table.HeaderCell scope="col">{columns.role}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{columns.here}</Table.HeaderCell>
            </>
          )}
          <Table.HeaderCell scope="col">
            <span className="ss-vh">{columns.actions}</span>
          </Table.HeaderCell>
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {rows.map(row => (
          <DocumentTableRow key={row.id} row={row} narrow={narrow} onReport={onReport} />
        ))}
      </Table.Body>
    </Table>
  )
}
