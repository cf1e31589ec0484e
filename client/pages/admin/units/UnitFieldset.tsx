import { Field, Label, Select, Textarea, Textfield, ValidationMessage } from '@digdir/designsystemet-react'
import { type ReactNode, useId } from 'react'
import type { UnitRow } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { UNIT_KINDS } from '../../../../schemas/register/kommun.ts'
import { contactOf, type UnitDraft } from './unit-draft.ts'

const words = messages.admin.units.form

interface UnitFieldsetProps {
  unit: UnitRow | null
  units: readonly UnitRow[]
  people: readonly { id: string; name: string; endedAt: string | null }[]
  draft: UnitDraft
  onChange: (change: Partial<UnitDraft>) => void
  /** What is wrong, by the path of the field. */
  wrong: Readonly<Record<string, string>>
  /** What somebody else has written in the same fields meanwhile. */
  theirs: Partial<UnitDraft>
  afterName: ReactNode
}

/** The fields of a unit. */
export function UnitFieldset({ unit, units, people, draft, onChange, wrong, theirs, afterName }: UnitFieldsetProps) {
  const list = useId()
  const wrongAt = (...fields: string[]): string | undefined =>
    Object.entries(wrong).find(([path]) => fields.some(f => path === f || path.startsWith(`${f}[`)))?.[1]
  const hint = (key: keyof UnitDraft, text = ''): string => {
    const other = theirs[key]
    if (other === undefined) return text
    const said = other === '' ? messages.admin.perhapsNowEmpty : messages.admin.perhapsNow(shownOf(key, other, units))
    return [text, said].filter(Boolean).join(' ')
  }
  const lines = (key: 'aliases' | 'formerly', label: string, about: string) => (
    <Field>
      <Label>{label}</Label>
      <Field.Description>{hint(key, about)}</Field.Description>
      <Textarea
        rows={Math.min(6, Math.max(2, draft[key].split('\n').length + 1))}
        value={draft[key]}
        onChange={event => onChange({ [key]: event.target.value })}
        aria-invalid={wrongAt(key) ? true : undefined}
      />
      {wrongAt(key) && <ValidationMessage>{wrongAt(key)}</ValidationMessage>}
    </Field>
  )
  const active = people.filter(person => person.endedAt === null)
  const linked = draft.contact.trim() !== '' && contactOf(draft.contact, unit, active) !== null
  return (
    <>
      <Textfield
        label={words.name}
        description={hint('name', words.nameHint)}
        value={draft.name}
        onChange={event => onChange({ name: event.target.value })}
        error={wrongAt('name')}
        autoComplete="off"
      />
      {afterName}
      <Field>
        <Label>{words.kind}</Label>
        {theirs.kind !== undefined && <Field.Description>{hint('kind')}</Field.Description>}
        <Select
          value={draft.kind}
          onChange={event => onChange({ kind: UNIT_KINDS.find(k => k === event.target.value) ?? draft.kind })}
          aria-invalid={wrongAt('kind') ? true : undefined}
        >
          {UNIT_KINDS.map(kind => (
            <Select.Option key={kind} value={kind}>
              {messages.unitKinds[kind]}
            </Select.Option>
          ))}
        </Select>
        {wrongAt('kind') && <ValidationMessage>{wrongAt('kind')}</ValidationMessage>}
      </Field>
      <Field>
        <Label>{words.namnd}</Label>
        {theirs.namnd !== undefined && <Field.Description>{hint('namnd')}</Field.Description>}
        <Select
          value={draft.namnd}
          onChange={event => onChange({ namnd: event.target.value })}
          aria-invalid={wrongAt('namnd') ? true : undefined}
        >
          <Select.Option value="">{words.noNamnd}</Select.Option>
          {units
            .filter(u => u.kind === 'namnd' && u.id !== unit?.id && (u.endedAt === null || u.id === draft.namnd))
            .map(u => (
              <Select.Option key={u.id} value={u.id}>
                {u.name}
              </Select.Option>
            ))}
        </Select>
        {wrongAt('namnd') && <ValidationMessage>{wrongAt('namnd')}</ValidationMessage>}
      </Field>
      {lines('aliases', words.aliases, words.aliasesHint)}
      {lines('formerly', words.formerly, words.formerlyHint)}
      <Textfield
        label={words.contact}
        description={hint('contact', linked ? words.contactLinked : words.contactHint)}
        value={draft.contact}
        onChange={event => onChange({ contact: event.target.value })}
        error={wrongAt('contactPerson', 'contactName')}
        list={list}
        autoComplete="off"
      />
      <datalist id={list}>
        {active.map(person => (
          <option key={person.id} value={person.name} />
        ))}
      </datalist>
      <Textfield
        label={words.email}
        description={theirs.email === undefined ? undefined : hint('email')}
        type="email"
        value={draft.email}
        onChange={event => onChange({ email: event.target.value })}
        error={wrongAt('email')}
        autoComplete="off"
      />
      <Textfield
        label={words.registrar}
        description={hint('registrar', words.registrarHint)}
        type="email"
        value={draft.registrar}
        onChange={event => onChange({ registrar: event.target.value })}
        error={wrongAt('registrar')}
        autoComplete="off"
      />
      {unit && (
        <p className="ss-sm ss-muted">
          {words.id}: <code>{unit.id}</code>. {words.idHint}
        </p>
      )}
    </>
  )
}

/** A value as the form shows it. */
function shownOf(key: keyof UnitDraft, value: string, units: readonly UnitRow[]): string {
  if (key === 'kind')
    return UNIT_KINDS.filter(k => k === value)
      .map(k => messages.unitKinds[k])
      .join('')
  if (key === 'namnd') return units.find(u => u.id === value)?.name ?? value
  return value.split('\n').join(', ')
}
