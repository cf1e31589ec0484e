import { Button, Field, Label, Select } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { MOST_QUOTE } from '../../../../schemas/comments/anchor.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { VersionRecord } from '../../../../schemas/remiss/changes-view.ts'
import { type Place, recordOf } from '../../../../schemas/remiss/place.ts'
import { recordName, type TextIndex } from './model.ts'
import { SelectWords } from './SelectWords.tsx'

import './quick.css'

const words = messages.handling.stretch
const PLACES: readonly string[] = ['section', 'fokusomrade', 'insats', 'definition', 'table', 'picture', 'bilaga']

interface PlaceChoiceProps {
  label: string
  text: TextIndex
  value: Place
  onChange: (place: Place) => void
}

/** Where in the frozen text something belongs: the whole, a section, a fokusområde, an insats; and, if one wants, to which words of it. */
export function PlaceChoice({ label, text, value, onChange }: PlaceChoiceProps) {
  const [picking, setPicking] = useState(false)
  const record = recordOf(value)
  const shown = record === null ? '' : (text.anchorOf(record) ?? '')
  const options = text.records.filter(each => PLACES.includes(each.type) || each.record === shown)
  const parts = shown === '' ? [] : textsAt(text, shown)
  return (
    <div className="ss-place">
      <Field>
        <Label>{label}</Label>
        <Select
          value={shown}
          onChange={event => {
            const { value: id } = event.target
            setPicking(false)
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
      {value.kind === 'text' && !picking && (
        <p className="ss-place__words">
          {words.about} <q>{value.quote}</q>
        </p>
      )}
      {parts.length > 0 && !picking && (
        <div className="ss-place__acts">
          <Button variant="tertiary" data-density="small" onClick={() => setPicking(true)}>
            {words.pick}
          </Button>
          {value.kind === 'text' && (
            <Button
              variant="tertiary"
              data-density="small"
              onClick={() => onChange({ kind: 'record', record: value.record })}
            >
              {words.whole}
            </Button>
          )}
        </div>
      )}
      {picking && (
        <Stretch
          parts={parts}
          value={value}
          onCancel={() => setPicking(false)}
          onChange={place => {
            setPicking(false)
            onChange(place)
          }}
        />
      )}
    </div>
  )
}

/** A text of a record: `name` says which, where there are several. */
interface TextPart {
  record: string
  field: string
  name: string
  text: string
}

/** The texts in which words can be pointed at: those of the record, and those that stand in it and are no places by themselves (paragraphs of a section, cells of a table). */
function textsAt(text: TextIndex, at: string): TextPart[] {
  const isInside = (record: VersionRecord): boolean => {
    for (let each = text.byId.get(record.under ?? ''); each; each = text.byId.get(each.under ?? '')) {
      if (each.record === at) return true
      if (PLACES.includes(each.type)) return false
    }
    return false
  }
  return text.records
    .filter(record => record.record === at || (!PLACES.includes(record.type) && isInside(record)))
    .flatMap(record =>
      record.fields.map(({ field, label, text: flat }) => ({ record: record.record, field, name: label, text: flat }))
    )
}

interface StretchProps {
  parts: readonly TextPart[]
  value: Place
  onChange: (place: Place) => void
  onCancel: () => void
}

/** Which of its texts, and which words of that. */
function Stretch({ parts, value, onChange, onCancel }: StretchProps) {
  const isAt = (part: TextPart): boolean =>
    value.kind === 'text' && part.record === value.record && part.field === value.field
  const [chosen, setChosen] = useState(() => Math.max(0, parts.findIndex(isAt)))
  const part = parts[chosen]!
  const first = value.kind === 'text' && isAt(part) ? { from: value.from, to: value.to } : { from: 0, to: 0 }
  const [range, setRange] = useState(first)
  const quote = part.text.slice(range.from, range.to)
  const isFine = quote.trim() !== '' && quote.length <= MOST_QUOTE
  return (
    <div className="ss-place__stretch">
      {parts.length > 1 && (
        <Field>
          <Label>{words.field}</Label>
          <Select
            value={String(chosen)}
            onChange={event => {
              setChosen(Number(event.target.value))
              setRange({ from: 0, to: 0 })
            }}
          >
            {parts.map((each, i) => (
              <Select.Option key={`${each.record}-${each.field}`} value={String(i)}>
                {optionName(0, each.name, each.text)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <SelectWords
        key={chosen}
        label={words.select}
        text={part.text}
        from={first.from}
        to={first.to}
        onSelect={(from, to) => setRange({ from, to })}
      />
      {quote !== '' && (
        <p className="ss-place__words" aria-live="polite">
          {words.about} <q>{quote}</q>
        </p>
      )}
      {quote.length > MOST_QUOTE && <p>{words.tooLong(MOST_QUOTE)}</p>}
      <div className="ss-place__acts">
        <Button
          variant="secondary"
          data-density="small"
          disabled={!isFine}
          onClick={() => onChange({ kind: 'text', record: part.record, field: part.field, ...range, quote })}
        >
          {words.choose}
        </Button>
        <Button variant="tertiary" data-density="small" onClick={onCancel}>
          {messages.app.cancel}
        </Button>
      </div>
    </div>
  )
}

/** Its name and the words that it begins with, indented as it stands. */
function optionName(depth: number, name: string, text: string): string {
  const beginning = text.replace(/\s+/gu, ' ').slice(0, 40)
  return `${'\u00a0\u00a0'.repeat(depth)}${name}${beginning === '' || beginning === name ? '' : ` – ${beginning}`}`
}
