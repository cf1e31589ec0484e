import { ArchiveIcon, CheckmarkCircleIcon, EnvelopeClosedIcon } from '@navikt/aksel-icons'
import type { AdminPerson } from '../../../../schemas/api/people.ts'
import type { UnitRow } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { DataColumn } from '../../../ui/DataTable.tsx'
import { formatWhen } from '../../../ui/formatDate.ts'
import { StatusTag } from '../../../ui/StatusTag.tsx'
import { FilteredTable } from '../FilteredTable.tsx'

const words = messages.admin.people
const DETAILS = ['email', 'seen', 'role']

interface PeopleTableProps {
  people: readonly AdminPerson[]
  units: readonly UnitRow[]
  chosen: string | undefined
  /** There is little room: only what tells people apart. */
  compact: boolean
  onChoose: (person: AdminPerson) => void
}

/** The people that are searched for. A name opens its person beside the table. */
export function PeopleTable({ people, units, chosen, compact, onChoose }: PeopleTableProps) {
  const names = new Map(units.map(u => [u.id, u.name]))
  const unitsOf = (person: AdminPerson): string[] => person.units.map(id => names.get(id) ?? id)
  const columns: DataColumn<AdminPerson>[] = [
    {
      id: 'name',
      label: words.name,
      sort: p => p.name,
      cell: p => (
        <button type="button" className="ss-row-link" onClick={() => onChoose(p)}>
          {p.name}
        </button>
      )
    },
    { id: 'email', label: words.email, breaks: true, sort: p => p.email ?? '', cell: p => p.email ?? '' },
    { id: 'units', label: words.units, sort: p => unitsOf(p).join(', '), cell: p => unitsOf(p).join(', ') },
    {
      id: 'role',
      label: words.role,
      sort: p => (p.administrator ? 0 : 1),
      cell: p => (p.administrator ? words.administrator : '')
    },
    {
      id: 'seen',
      label: words.seen,
      nowrap: true,
      sort: p => p.seenAt ?? '',
      cell: p => (p.seenAt === null ? <span className="ss-muted">{words.never}</span> : formatWhen(p.seenAt))
    },
    { id: 'state', label: words.state, sort: stateOf, cell: p => <PersonState person={p} /> }
  ]
  return (
    <FilteredTable
      caption={words.list}
      columns={compact ? columns.filter(c => !DETAILS.includes(c.id)) : columns}
      rows={people}
      filters={words.filters}
      keywordsOf={person => [person.email ?? '', ...unitsOf(person)]}
      nothing={messages.admin.nobody}
      isChosen={p => p.id === chosen}
      narrowBelow={compact ? undefined : 1200}
    />
  )
}

type State = keyof typeof words.states

const stateOf = (person: AdminPerson): State =>
  person.endedAt !== null ? 'ended' : person.joined || person.seenAt !== null ? 'active' : 'invited'

const ICONS = {
  active: <CheckmarkCircleIcon aria-hidden />,
  invited: <EnvelopeClosedIcon aria-hidden />,
  ended: <ArchiveIcon aria-hidden />
} as const
const TONES = { active: 'success', invited: 'info', ended: 'neutral' } as const

function PersonState({ person }: { person: AdminPerson }) {
  const state = stateOf(person)
  return (
    <StatusTag tone={TONES[state]} icon={ICONS[state]}>
      {words.states[state]}
    </StatusTag>
  )
}
