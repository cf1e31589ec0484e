import { Table } from '@digdir/designsystemet-react'
import { type ReactNode, useState } from 'react'
import { useMediaQuery } from './useMediaQuery.ts'
import './data-table.css'

export interface DataColumn<T> {
  id: string
  label: string
  cell: (row: T) => ReactNode
  /** By what the rows are sorted; a column without it cannot be. */
  sort?: (row: T) => string | number
  /** Keeps its text in one line. */
  nowrap?: boolean
  /** Breaks also within a word, as an address or a checksum is one. */
  breaks?: boolean
}

interface DataTableProps<T> {
  /** What the table holds, for those who do not see it. */
  caption: string
  /** The first column names the row. */
  columns: readonly DataColumn<T>[]
  rows: readonly T[]
  rowId: (row: T) => string
  /** A last column with what can be done with the row. */
  actions?: { label: string; of: (row: T) => ReactNode }
  /** By which column the rows are sorted at first, upwards; left out, they stand as they are given. */
  sortedBy?: string
  isChosen?: (row: T) => boolean
  /** Below this width in pixels the other columns stand under the first. */
  narrowBelow?: number
}

interface Order {
  column: string
  down: boolean
}

/** A table that can be sorted by its headings. In a narrow window a row is its name with its facts under it. */
export function DataTable<T>({
  caption,
  columns,
  rows,
  rowId,
  actions,
  sortedBy,
  isChosen,
  narrowBelow = 860
}: DataTableProps<T>) {
  const narrow = useMediaQuery(`(max-width: ${narrowBelow - 1}px)`)
  const [order, setOrder] = useState<Order | null>(sortedBy ? { column: sortedBy, down: false } : null)
  const [first, ...others] = columns
  if (!first) return null
  const shown = sorted(rows, columns, order)
  const sortBy = (column: string): void =>
    setOrder(now => ({ column, down: now?.column === column ? !now.down : false }))
  return (
    <Table hover className="ss-table ss-data-table">
      <caption className="ss-vh">{caption}</caption>
      <Table.Head>
        <Table.Row>
          {(narrow ? [first] : columns).map(column => (
            <HeaderCell key={column.id} column={column} order={order} onSort={sortBy} />
          ))}
          {actions && (
            <Table.HeaderCell scope="col">
              <span className="ss-vh">{actions.label}</span>
            </Table.HeaderCell>
          )}
        </Table.Row>
      </Table.Head>
      <Table.Body>
        {shown.map(row => (
          <Table.Row key={rowId(row)} data-chosen={isChosen?.(row) ? '' : undefined}>
            <Table.HeaderCell scope="row">
              {first.cell(row)}
              {narrow && <Facts columns={others} row={row} />}
            </Table.HeaderCell>
            {!narrow &&
              others.map(column => (
                <Table.Cell key={column.id} className={classOf(column)}>
                  {column.cell(row)}
                </Table.Cell>
              ))}
            {actions && <Table.Cell className="ss-data-table__acts">{actions.of(row)}</Table.Cell>}
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  )
}

const classOf = <T,>({ nowrap, breaks }: DataColumn<T>): string | undefined =>
  nowrap ? 'ss-data-table__line' : breaks ? 'ss-data-table__breaks' : undefined

interface HeaderCellProps<T> {
  column: DataColumn<T>
  order: Order | null
  onSort: (column: string) => void
}

function HeaderCell<T>({ column, order, onSort }: HeaderCellProps<T>) {
  if (!column.sort) return <Table.HeaderCell scope="col">{column.label}</Table.HeaderCell>
  const sort = order?.column !== column.id ? 'none' : order.down ? 'descending' : 'ascending'
  return (
    <Table.HeaderCell scope="col" sort={sort} onClick={() => onSort(column.id)}>
      {column.label}
    </Table.HeaderCell>
  )
}

/** What the other columns say, where there is no room beside. */
function Facts<T>({ columns, row }: { columns: readonly DataColumn<T>[]; row: T }) {
  const facts = columns.map(column => ({ column, value: column.cell(row) })).filter(({ value }) => value)
  return (
    <dl className="ss-data-table__facts">
      {facts.map(({ column, value }) => (
        <div key={column.id}>
          <dt>{column.label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function sorted<T>(rows: readonly T[], columns: readonly DataColumn<T>[], order: Order | null): readonly T[] {
  const by = order && columns.find(column => column.id === order.column)?.sort
  if (!by) return rows
  const direction = order.down ? -1 : 1
  return rows.toSorted((a, b) => direction * compare(by(a), by(b)))
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'sv')
