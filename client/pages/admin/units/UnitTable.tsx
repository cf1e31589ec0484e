import { ArchiveIcon } from '@navikt/aksel-icons'
import type { UnitRow } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { DataColumn } from '../../../ui/DataTable.tsx'
import { StatusTag } from '../../../ui/StatusTag.tsx'
import { FilteredTable } from '../FilteredTable.tsx'

const words = messages.admin.units
const DETAILS = ['namnd', 'contact', 'people']

interface UnitTableProps {
  units: readonly UnitRow[]
  chosen: string | undefined
  /** There is little room: only what tells units apart. */
  compact: boolean
  onChoose: (unit: UnitRow) => void
}

/** The units that are searched for. A name opens its unit beside the table. */
export function UnitTable({ units, chosen, compact, onChoose }: UnitTableProps) {
  const names = new Map(units.map(u => [u.id, u.name]))
  const columns: DataColumn<UnitRow>[] = [
    {
      id: 'name',
      label: words.columns.name,
      sort: u => u.name,
      cell: u => (
        <button type="button" className="ss-row-link" onClick={() => onChoose(u)}>
          {u.name}
        </button>
      )
    },
    {
      id: 'kind',
      label: words.columns.kind,
      nowrap: true,
      sort: u => messages.unitKinds[u.kind],
      cell: u => messages.unitKinds[u.kind]
    },
    {
      id: 'namnd',
      label: words.columns.namnd,
      sort: u => names.get(u.namnd ?? '') ?? '',
      cell: u => names.get(u.namnd ?? '') ?? ''
    },
    { id: 'contact', label: words.columns.contact, sort: u => u.contact, cell: u => u.contact },
    {
      id: 'people',
      label: words.people,
      sort: u => u.people,
      cell: u => (u.people > 0 ? <span className="ss-num">{u.people}</span> : '')
    },
    {
      id: 'state',
      label: words.state,
      sort: u => u.endedAt ?? '',
      cell: u => (u.endedAt === null ? '' : <StatusTag icon={<ArchiveIcon aria-hidden />}>{words.ended}</StatusTag>)
    }
  ]
  return (
    <FilteredTable
      caption={words.list}
      columns={compact ? columns.filter(c => !DETAILS.includes(c.id)) : columns}
      rows={units}
      filters={words.filters}
      keywordsOf={unit => [...unit.aliases, ...unit.formerly, unit.id, unit.contact]}
      nothing={messages.admin.none}
      isChosen={u => u.id === chosen}
      narrowBelow={compact ? undefined : 1180}
    />
  )
}
