import { Chip } from '@digdir/designsystemet-react'
import { FilterIcon } from '@navikt/aksel-icons'
import type { Participant } from '../../../../schemas/api/threads.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { MenuButton, MenuItem, MenuSection } from '../../../ui/Menu.tsx'
import type { Choice } from './comment-state.ts'
import type { ThreadCounts } from './useThreads.ts'

const words = messages.comments
const SHOWN: readonly Choice['show'][] = ['open', 'mine', 'done']
const ALL = 'alla'

interface CommentFiltersProps {
  session: EditorSession
  choice: Choice
  counts: ThreadCounts
  people: ReadonlyMap<string, Participant>
  onChange: (choice: Choice) => void
}

/** Which threads are shown: open ones, mine, settled ones; and those of one person or unit. */
export function CommentFilters({ session, choice, counts, people, onChange }: CommentFiltersProps) {
  const everybody = [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'sv'))
  const assigned = [...session.comments.threads.get().values()].flatMap(t => t.assignedUnit ?? [])
  const units = [...new Set([...everybody.flatMap(person => person.units), ...assigned])].sort()
  const unitName = (id: string): string =>
    session.projection.context.kommun.enheter.find(unit => unit.id === id)?.name ?? id
  const chosen = choice.person ? `p:${choice.person}` : choice.unit ? `u:${choice.unit}` : ALL
  const label = choice.person
    ? (people.get(choice.person)?.name ?? words.somebody)
    : choice.unit
      ? unitName(choice.unit)
      : words.who
  const choose = (id: string): void =>
    onChange({
      ...choice,
      person: id.startsWith('p:') ? id.slice(2) : null,
      unit: id.startsWith('u:') ? id.slice(2) : null
    })
  return (
    <div className="ss-filters">
      <fieldset className="ss-filters__chips">
        <legend className="ss-vh">{words.filter}</legend>
        {SHOWN.map(show => (
          <Chip.Radio
            key={show}
            name="comment-filter"
            value={show}
            checked={choice.show === show}
            onChange={() => onChange({ ...choice, show })}
          >
            {words.filters[show]} {counts[show]}
          </Chip.Radio>
        ))}
      </fieldset>
      {everybody.length + units.length > 1 && (
        <MenuButton label={label} icon={<FilterIcon aria-hidden />} size="small" className="ds-button ss-filters__rule">
          <MenuSection title={words.who} selected={chosen} onSelect={choose}>
            <MenuItem id={ALL}>{words.everybody}</MenuItem>
          </MenuSection>
          {everybody.length > 0 && (
            <MenuSection title={words.people} selected={chosen} onSelect={choose}>
              {everybody.map(person => (
                <MenuItem key={person.id} id={`p:${person.id}`}>
                  {person.name}
                </MenuItem>
              ))}
            </MenuSection>
          )}
          {units.length > 0 && (
            <MenuSection title={words.units} selected={chosen} onSelect={choose}>
              {units.map(unit => (
                <MenuItem key={unit} id={`u:${unit}`}>
                  {unitName(unit)}
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </MenuButton>
      )}
    </div>
  )
}
