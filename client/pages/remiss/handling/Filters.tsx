import { Button, Chip, Input, Switch } from '@digdir/designsystemet-react'
import { FunnelIcon } from '@navikt/aksel-icons'
import { useId, useMemo, useRef, useState } from 'react'
import type { HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type ChosenFilter, chosenFilters, type FilterField, filterFields } from './filter-fields.ts'
import { type Filters as Chosen, NO_FILTERS, type Row, type TextIndex } from './model.ts'
import './filters.css'

const words = messages.handling.filters

interface FiltersProps {
  table: HandlingTable
  rows: readonly Row[]
  text: TextIndex
  filters: Chosen
  onFilters: (filters: Chosen) => void
  together: boolean
  onTogether: (together: boolean) => void
  me: string
  /** The lists stand behind a button, so that what they filter is seen. */
  narrow: boolean
}

/** Above the table: which synpunkter one wants to see. Each choice is made of what is there. */
export function Filters(props: FiltersProps) {
  const { table, rows, text, filters, onFilters, together, onTogether, me, narrow } = props
  const fields = useMemo(() => filterFields(table, rows, text, me), [table, rows, text, me])
  const [open, setOpen] = useState(false)
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const chosen = chosenFilters(filters, fields, text)
  const isFiltered = Object.values(filters).some(value => value !== '')
  const choices = (
    <>
      {fields.map(field => (
        <Choice
          key={field.key}
          field={field}
          value={filters[field.key]}
          onChange={value =>
            onFilters({ ...filters, [field.key]: value, ...(field.key === 'section' ? { at: '' } : {}) })
          }
        />
      ))}
      <Switch
        className="ss-hfilters__together"
        label={words.group}
        checked={together}
        onChange={event => onTogether(event.target.checked)}
      />
    </>
  )
  return (
    <search className="ss-hfilters" aria-label={words.label}>
      <div className="ds-search ss-hfilters__search">
        <Input
          id="handling-search"
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={filters.query}
          onChange={event => onFilters({ ...filters, query: event.target.value })}
        />
      </div>
      {narrow ? (
        <>
          <Button
            ref={opener}
            variant="secondary"
            data-density="small"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => setOpen(!open)}
          >
            <FunnelIcon aria-hidden />
            {words.open(chosen.length)}
          </Button>
          {open && (
            <div id={id} className="ss-hfilters__choices">
              {choices}
            </div>
          )}
          <ChosenChips
            chosen={chosen}
            onRemove={key => {
              onFilters({ ...filters, [key]: '' })
              opener.current?.focus()
            }}
          />
        </>
      ) : (
        choices
      )}
      {isFiltered && (
        <Button variant="tertiary" data-density="small" onClick={() => onFilters(NO_FILTERS)}>
          {words.clear}
        </Button>
      )}
    </search>
  )
}

/** What is filtered, where the lists themselves are not seen; each is taken away by pressing it. */
function ChosenChips({
  chosen,
  onRemove
}: {
  chosen: readonly ChosenFilter[]
  onRemove: (key: ChosenFilter['key']) => void
}) {
  return chosen.map(({ key, label }) => (
    <Chip.Removable key={key} aria-label={words.remove(label)} onClick={() => onRemove(key)}>
      {label}
    </Chip.Removable>
  ))
}

interface ChoiceProps {
  field: FilterField
  value: string
  onChange: (value: string) => void
}

/** One filter: what is filtered stands before its choices, so that a row of them explains itself. */
function Choice({ field: { label, options }, value, onChange }: ChoiceProps) {
  return (
    <select
      className="ds-input ss-hfilters__choice"
      aria-label={label}
      value={value}
      data-chosen={value === '' ? undefined : ''}
      onChange={event => onChange(event.target.value)}
    >
      <option value="">{`${label}: ${words.all.toLocaleLowerCase('sv')}`}</option>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
