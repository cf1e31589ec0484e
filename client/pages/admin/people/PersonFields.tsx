import { Checkbox, Textfield } from '@digdir/designsystemet-react'
import type { UnitRow } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { ApiError } from '../../../app/api-error.ts'
import { UnitChoice } from './UnitChoice.tsx'

const words = messages.admin.people

/** What an administrator writes of a person. */
export interface PersonValues {
  name: string
  email: string
  units: readonly string[]
  administrator: boolean
}

interface PersonFieldsProps {
  values: PersonValues
  onChange: (values: PersonValues) => void
  units: readonly UnitRow[]
  error: ApiError | null
}

/** The fields of a person, new or known. */
export function PersonFields({ values, onChange, units, error }: PersonFieldsProps) {
  const set = (change: Partial<PersonValues>): void => onChange({ ...values, ...change })
  return (
    <>
      <Textfield
        label={words.name}
        value={values.name}
        onChange={event => set({ name: event.target.value })}
        error={error?.fields.name}
        autoComplete="off"
        maxLength={80}
      />
      <Textfield
        label={words.email}
        type="email"
        value={values.email}
        onChange={event => set({ email: event.target.value })}
        error={error?.fields.email}
        autoComplete="off"
      />
      <UnitChoice units={units} chosen={values.units} onChange={chosen => set({ units: chosen })} />
      <Checkbox
        label={words.administrator}
        description={words.administratorHint}
        checked={values.administrator}
        onChange={event => set({ administrator: event.target.checked })}
      />
    </>
  )
}
