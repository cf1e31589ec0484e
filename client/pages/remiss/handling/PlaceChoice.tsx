import { Field, Label, Select } from '@digdir/designsystemet-react'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type Place, recordOf } from '../../../../schemas/remiss/place.ts'
import { recordName, type TextIndex } from './model.ts'

const PLACES: readonly string[] = ['section', 'fokusomrade', 'insats', 'definition', 'table', 'picture', 'bilaga']

interface PlaceChoiceProps {
  label: string
  text: TextIndex
  value: Place
  onChange: (place: Place) => void
}

/** Where in the frozen text something belongs: the whole, a section, a fokusområde, an insats. */
export function PlaceChoice({ label, text, value, onChange }: PlaceChoiceProps) {
  const record = recordOf(value)
  const shown = record === null ? '' : (text.anchorOf(record) ?? '')
  const options = text.records.filter(each => PLACES.includes(each.type) || each.record === shown)
  return (
    <Field>
      <Label>{label}</Label>
      <Select
        value={shown}
        onChange={event => {
          const { value: id } = event.target
          if (id !== shown) onChange(id === '' ? { kind: 'document' } : { kind: 'record', record: id })
        }}
      >
        <Select.Option value="">{messages.handling.text.whole}</Select.Option>
        {options.map(each => (
          <Select.Option key={each.record} value={each.record}>
            {optionName(each.depth, recordName(each), each.fields[0]?.text ?? '')}
          </Select.Option>
        ))}
      </Select>
    </Field>
  )
}

/** Its name and the words that it begins with, indented as it stands. */
function optionName(depth: number, name: string, words: string): string {
  const beginning = words.replace(/\s+/gu, ' ').slice(0, 40)
  return `${'\u00a0\u00a0'.repeat(depth)}${name}${beginning === '' || beginning === name ? '' : ` – ${beginning}`}`
}
