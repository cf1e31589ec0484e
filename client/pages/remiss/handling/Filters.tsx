import { Button, Input, Switch } from '@digdir/designsystemet-react'
import { useMemo } from 'react'
import type { HandlingTable } from '../../../../schemas/api/handling.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { OUTCOMES, SYNPUNKT_KINDS } from '../../../../schemas/remiss/synpunkt.ts'
import { type Filters as Chosen, NO_FILTERS, NONE, type Row, type TextIndex, WHOLE } from './model.ts'

const words = messages.handling.filters
const { kinds, outcomes, text: textWords } = messages.handling

interface FiltersProps {
  table: HandlingTable
  rows: readonly Row[]
  text: TextIndex
  filters: Chosen
  onFilters: (filters: Chosen) => void
  together: boolean
  onTogether: (together: boolean) => void
  me: string
}

type Option = readonly [value: string, label: string]
const byName = (a: Option, b: Option): number => a[1].localeCompare(b[1], 'sv')

/** Above the table: which synpunkter one wants to see. Each choice is made of what is there. */
export function Filters({ table, rows, text, filters, onFilters, together, onTogether, me }: FiltersProps) {
  const set = (change: Partial<Chosen>): void => onFilters({ ...filters, ...change })
  const { sections, bodies, positions, handlers, tags, kindsUsed } = useMemo(
    () => choicesOf(table, rows, text),
    [table, rows, text]
  )
  const isFiltered = Object.values(filters).some(value => value !== '')
  return (
    <search className="ss-hfilters" aria-label={words.label}>
      <div className="ds-search ss-hfilters__search">
        <Input
          id="handling-search"
          type="search"
          aria-label={words.search}
          placeholder={words.search}
          value={filters.query}
          onChange={event => set({ query: event.target.value })}
        />
      </div>
      <Choice
        label={words.section}
        value={filters.section}
        onChange={section => set({ section, at: '' })}
        options={sections}
      />
      <Choice label={words.body} value={filters.body} onChange={body => set({ body })} options={bodies} />
      <Choice
        label={words.position}
        value={filters.position}
        onChange={position => set({ position })}
        options={positions}
      />
      <Choice
        label={words.state}
        value={filters.state}
        onChange={state => set({ state })}
        options={[
          ['ej', words.unhandled],
          ['hanterad', words.anyHandled],
          ['forsenad', words.late],
          ...OUTCOMES.map((outcome): Option => [outcome, outcomes[outcome]])
        ]}
      />
      <Choice
        label={words.handler}
        value={filters.handler}
        onChange={handler => set({ handler })}
        options={[[me, words.mine], [NONE, words.nobody], ...handlers.filter(([id]) => id !== me).toSorted(byName)]}
      />
      <Choice label={words.tag} value={filters.tag} onChange={tag => set({ tag })} options={tags} />
      <Choice
        label={words.kind}
        value={filters.kind}
        onChange={kind => set({ kind })}
        options={SYNPUNKT_KINDS.filter(kind => kindsUsed.has(kind)).map((kind): Option => [kind, kinds[kind]])}
      />
      <Switch
        className="ss-hfilters__together"
        label={words.group}
        checked={together}
        onChange={event => onTogether(event.target.checked)}
      />
      {isFiltered && (
        <Button variant="tertiary" data-density="small" onClick={() => onFilters(NO_FILTERS)}>
          {words.clear}
        </Button>
      )}
    </search>
  )
}

/** What can be chosen: only what is there. */
function choicesOf(table: HandlingTable, rows: readonly Row[], text: TextIndex) {
  const names = new Map(table.people.map(({ id, name }) => [id, name]))
  const used = <T extends string>(of: (row: Row) => T | null | undefined): T[] => [
    ...new Set(rows.map(of).filter(value => value !== null && value !== undefined))
  ]
  const sections: Option[] = [
    [WHOLE, textWords.whole],
    ...used(row => row.section)
      .toSorted((a, b) => (text.orderOf.get(a) ?? 0) - (text.orderOf.get(b) ?? 0))
      .map((id): Option => [id, text.nameOf(id)])
  ]
  const bodies = table.bodies
    .filter(body => body.submissions.length > 0)
    .map(({ id, name }): Option => [id, name])
    .toSorted(byName)
  const handlers = used(row => row.s.handler).map((id): Option => [id, names.get(id) ?? id])
  const tagged = used(row => (row.s.tags.length > 0 ? row.s.tags.join('\n') : null)).flatMap(all => all.split('\n'))
  const kindsUsed = new Set(used(row => row.s.kind))
  const positions: Option[] = [
    ...used(row => row.body?.position)
      .map((name): Option => [name, name])
      .toSorted(byName),
    [NONE, words.noPosition]
  ]
  const tags = [...new Set(tagged)].map((tag): Option => [tag, tag]).toSorted(byName)
  return { sections, bodies, positions, handlers, tags, kindsUsed }
}

interface ChoiceProps {
  label: string
  value: string
  onChange: (value: string) => void
  options: readonly Option[]
}

/** One filter: what is filtered stands before its choices, so that a row of them explains itself. */
function Choice({ label, value, onChange, options }: ChoiceProps) {
  if (options.length === 0) return null
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
