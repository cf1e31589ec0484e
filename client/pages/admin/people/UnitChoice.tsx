import { useId } from 'react'
import type { UnitRow } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { ComboboxList } from '../../../ui/ComboboxList.tsx'
import { PopoverButton } from '../../../ui/Popover.tsx'

const words = messages.admin.people.form

interface UnitChoiceProps {
  units: readonly UnitRow[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

/** Which units a person belongs to. One that has ended can be left, and not be chosen. */
export function UnitChoice({ units, chosen, onChange }: UnitChoiceProps) {
  const label = useId()
  const names = chosen.map(id => units.find(u => u.id === id)?.name ?? id)
  return (
    <fieldset className="ss-unit-choice" aria-labelledby={label}>
      <p id={label} className="ss-unit-choice__label">
        {words.units}
      </p>
      <p className="ss-sm ss-muted">{words.unitsHint}</p>
      {names.length > 0 && (
        <ul className="ss-unit-choice__chosen">
          {names.map(name => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      <PopoverButton
        label={words.chooseUnits}
        variant="secondary"
        size="small"
        placement="bottom start"
        chevron
        className="ss-unit-choice__pop"
      >
        <ComboboxList
          label={words.units}
          items={units
            .filter(u => u.endedAt === null || chosen.includes(u.id))
            .map(u => ({
              id: u.id,
              text: u.name,
              hint: messages.unitKinds[u.kind],
              keywords: [...u.aliases, ...u.formerly]
            }))}
          selected={chosen}
          onToggle={(id, add) => onChange(add ? [...chosen, id] : chosen.filter(c => c !== id))}
          empty={() => words.noUnits}
        />
      </PopoverButton>
    </fieldset>
  )
}
