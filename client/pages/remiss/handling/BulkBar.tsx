import { Button, Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { OUTCOMES } from '../../../../schemas/remiss/synpunkt.ts'
import { SavedDay } from '../../../app/DayField.tsx'
import { handlersFor, type Row } from './model.ts'
import { useMakeGroup, type Where } from './queries.ts'
import type { Handling } from './useHandling.ts'
import { useSavedChoice } from './useSavedChoice.ts'

const words = messages.handling.bulk

interface BulkBarProps {
  where: Where
  table: HandlingTable
  rows: readonly Row[]
  handling: Handling
  onClear: () => void
}

/** What can be done with all the rows that are marked. */
export function BulkBar({ where, table, rows, handling, onClear }: BulkBarProps) {
  const [tag, setTag] = useState('')
  const [name, setName] = useState('')
  const [motivation, setMotivation] = useState('')
  const makeGroup = useMakeGroup(where)
  const chosen = rows.map(row => row.s)
  const { lead } = table.may
  const apply: (change: Parameters<Handling['apply']>[1]) => void = change => void handling.apply(chosen, change)
  const group = async (): Promise<void> => {
    const made = await makeGroup.mutateAsync(name.trim())
    setName('')
    apply({ group: made.id })
  }
  return (
    <section className="ss-bulk" aria-label={words.label}>
      <p className="ss-bulk__count">
        <strong>{messages.handling.table.selected(rows.length)}</strong>
        <Button variant="tertiary" data-density="small" onClick={onClear}>
          {messages.handling.table.clearSelection}
        </Button>
      </p>
      <Choose
        id="handling-bulk-outcome"
        label={words.outcome}
        options={OUTCOMES.map(outcome => [outcome, messages.handling.outcomes[outcome]])}
        onChoose={value => apply({ outcome: OUTCOMES.find(outcome => outcome === value) ?? null })}
      />
      {lead && (
        <>
          <Choose
            id="handling-bulk-handler"
            label={words.handler}
            options={[
              ['', messages.handling.filters.nobody],
              ...handlersFor(table).map(({ id, name }) => [id, name] as const)
            ]}
            onChoose={value => apply({ handler: value === '' ? null : value })}
          />
          <SavedDay
            id="handling-bulk-day"
            className="ss-bulk__field"
            label={words.lastDay}
            value={null}
            onSave={lastDay => apply({ lastDay })}
          />
          {chosen.some(s => s.lastDay !== null) && (
            <Button variant="tertiary" data-density="small" onClick={() => apply({ lastDay: null })}>
              {words.noLastDay}
            </Button>
          )}
        </>
      )}
      <Small
        id="handling-bulk-tag"
        label={words.tag}
        value={tag}
        onValue={setTag}
        onSave={() => {
          apply({ addTags: [tag.trim()] })
          setTag('')
        }}
      />
      <Small
        id="handling-bulk-motivation"
        label={words.motivation}
        value={motivation}
        onValue={setMotivation}
        onSave={() => {
          apply({ motivation: motivation.trim() })
          setMotivation('')
        }}
      />
      {lead && rows.length > 1 && (
        <Small
          id="handling-bulk-group"
          label={words.groupName}
          value={name}
          onValue={setName}
          onSave={() => void group()}
          button={words.group}
        />
      )}
    </section>
  )
}

interface ChooseProps {
  id: string
  label: string
  options: readonly (readonly [string, string])[]
  onChoose: (value: string) => void
}

const NOTHING = '\u0000'

/** A choice that is done when it is made, with the keyboard when one leaves it. */
function Choose({ id, label, options, onChoose }: ChooseProps) {
  const choice = useSavedChoice(NOTHING, onChoose)
  return (
    <label className="ss-bulk__field">
      <span>{label}</span>
      <select id={id} className="ds-input" {...choice}>
        <option value={NOTHING} disabled>
          {words.choose}
        </option>
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

interface SmallProps {
  id: string
  label: string
  value: string
  onValue: (value: string) => void
  onSave: () => void
  button?: string
}

/** Words and a button beside them. */
function Small({ id, label, value, onValue, onSave, button = words.apply }: SmallProps) {
  return (
    <form
      className="ss-bulk__field"
      onSubmit={event => {
        event.preventDefault()
        if (value.trim() !== '') onSave()
      }}
    >
      <label htmlFor={id}>{label}</label>
      <span className="ss-bulk__pair">
        <Input id={id} value={value} onChange={event => onValue(event.target.value)} />
        <Button type="submit" variant="secondary" data-density="small" disabled={value.trim() === ''}>
          {button}
        </Button>
      </span>
    </form>
  )
}
