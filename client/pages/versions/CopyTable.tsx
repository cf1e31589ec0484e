import { CheckmarkIcon, ExclamationmarkTriangleIcon, InboxIcon, MinusIcon } from '@navikt/aksel-icons'
import { Link } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import type { CopyInfo } from '../../../schemas/returned/copy.ts'
import { paths } from '../../app/paths.ts'
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx'
import { formatWhen } from '../../ui/formatDate.ts'
import { StatusTag } from '../../ui/StatusTag.tsx'

const words = messages.versions.page.copies
const { columns, states } = words

/** The copies that have come back: from whom, what they hold, and whether they are taken in. */
export function CopyTable({ id, rows }: { id: string; rows: readonly CopyInfo[] }) {
  const shown: DataColumn<CopyInfo>[] = [
    {
      id: 'file',
      label: columns.file,
      sort: c => c.name,
      cell: c => (
        <Link href={paths.copy(id, c.id)} className="ss-doc">
          {c.name}
        </Link>
      )
    },
    { id: 'from', label: columns.from, sort: c => c.authors.join(), cell: c => c.authors.join(', ') || words.nobody },
    { id: 'what', label: columns.what, cell: c => words.what(c.comments, c.changes) },
    {
      id: 'version',
      label: columns.version,
      sort: c => c.version.number,
      nowrap: true,
      cell: c => messages.versions.page.numbered(c.version.number)
    },
    {
      id: 'when',
      label: columns.when,
      sort: c => c.receivedAt,
      nowrap: true,
      cell: c => <time dateTime={c.receivedAt}>{formatWhen(c.receivedAt)}</time>
    },
    { id: 'state', label: columns.state, cell: c => <CopyState copy={c} /> }
  ]
  return <DataTable caption={words.caption} columns={shown} rows={rows} rowId={c => c.id} />
}

/** Where a copy stands, as an icon and words. */
export function CopyState({ copy }: { copy: CopyInfo }) {
  if (copy.comments + copy.changes === 0)
    return <StatusTag icon={<MinusIcon aria-hidden />}>{states.nothing}</StatusTag>
  if (copy.acceptedAt !== null)
    return (
      <StatusTag tone="success" icon={<CheckmarkIcon aria-hidden />}>
        {states.accepted}
      </StatusTag>
    )
  if (copy.unplaced > 0)
    return (
      <StatusTag tone="warning" icon={<ExclamationmarkTriangleIcon aria-hidden />}>
        {states.unplaced(copy.unplaced)}
      </StatusTag>
    )
  return (
    <StatusTag tone="accent" icon={<InboxIcon aria-hidden />}>
      {states.open}
    </StatusTag>
  )
}
