import { Field, Label, Select } from '@digdir/designsystemet-react'
import { AUDIT_EVENTS, eventWords } from '../../../../schemas/audit/events.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { DayField } from '../../../app/DayField.tsx'
import { useAdminPeople } from '../queries.ts'

const words = messages.admin.audit

/** Which entries are shown: empty fields leave nothing out. Days are `2026-11-22`. */
export interface Filter {
  event: string
  person: string
  from: string
  to: string
}

export const EVERYTHING: Filter = { event: '', person: '', from: '', to: '' }

/** Narrows the log by what happened, by whom, and when. */
export function AuditFilter({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const people = useAdminPeople().data?.people ?? []
  const set = (change: Partial<Filter>): void => onChange({ ...filter, ...change })
  return (
    <div className="ss-audit-filter">
      <Field>
        <Label>{words.event}</Label>
        <Select value={filter.event} onChange={event => set({ event: event.target.value })}>
          <Select.Option value="">{words.allEvents}</Select.Option>
          {AUDIT_EVENTS.map(event => (
            <Select.Option key={event} value={event}>
              {eventWords(event)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label>{words.who}</Label>
        <Select value={filter.person} onChange={event => set({ person: event.target.value })}>
          <Select.Option value="">{words.everybody}</Select.Option>
          {people.map(person => (
            <Select.Option key={person.id} value={person.id}>
              {person.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <DayField label={words.from} value={filter.from} onChange={day => set({ from: day })} />
      <DayField label={words.to} value={filter.to} onChange={day => set({ to: day })} />
    </div>
  )
}
