import { Checkbox, Fieldset } from '@digdir/designsystemet-react'
import { messages } from '../../schemas/messages/messages.ts'
import type { Scope } from '../../schemas/policy/scope.ts'
import { type Area, isWithin, withArea } from './area.ts'

interface AreaPickerProps {
  areas: readonly Area[]
  /** What the template calls insatser, in a sentence. */
  insatser: string
  scope: Scope
  onChange: (scope: Scope) => void
}

const { share } = messages

/** The sections and fokusområden of a document as a tree of boxes, and the insatser of the person's own unit. */
export function AreaPicker({ areas, insatser, scope, onChange }: AreaPickerProps) {
  const box = (area: Area, above: Area | null) => {
    const isGiven = above !== null && scope.records.includes(above.id)
    return (
      <li key={area.id}>
        <Checkbox
          label={area.title}
          data-size="sm"
          checked={isWithin(area.id, scope, areas)}
          disabled={isGiven}
          onChange={event => onChange(withArea(scope, area, event.target.checked))}
        />
        {area.under.length > 0 && <ul>{area.under.map(under => box(under, area))}</ul>}
      </li>
    )
  }
  return (
    <Fieldset className="ss-areas">
      <Fieldset.Legend>{share.areas}</Fieldset.Legend>
      <ul className="ss-areas__tree">{areas.map(area => box(area, null))}</ul>
      <Checkbox
        label={share.ownInsatser(insatser.charAt(0).toLocaleUpperCase('sv') + insatser.slice(1))}
        data-size="sm"
        checked={scope.egnaInsatser}
        onChange={event => onChange({ ...scope, egnaInsatser: event.target.checked })}
      />
    </Fieldset>
  )
}
