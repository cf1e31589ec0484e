import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import type { RecipientFields, RecipientRow, RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Language } from '../../../../schemas/remiss/question.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import { DayField } from '../../../app/DayField.tsx'
import { remissApi } from '../../../app/remiss-api.ts'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { useRemissChange } from '../queries.ts'

const { pages } = messages.remiss
const words = pages.fields

export const NO_RECIPIENT: RecipientFields = {
  unit: null,
  name: '',
  email: '',
  registrar: '',
  contact: '',
  language: 'sv',
  lastDay: null
}

interface FieldsProps {
  values: RecipientFields
  onChange: (values: RecipientFields) => void
  error: ApiError | null
  /** Where the fields stand in what is sent, for their errors: `recipients.0.`. */
  path?: string
}

/** The fields of a recipient. */
export function RecipientFieldset({ values, onChange, error, path = '' }: FieldsProps) {
  const set = (change: Partial<RecipientFields>): void => onChange({ ...values, ...change })
  return (
    <div className="ss-remiss-form__row">
      <Textfield
        label={words.name}
        value={values.name}
        error={error?.fields[`${path}name`]}
        autoComplete="off"
        onChange={event => set({ name: event.target.value })}
      />
      <Textfield
        label={words.email}
        type="email"
        value={values.email}
        error={error?.fields[`${path}email`]}
        autoComplete="off"
        onChange={event => set({ email: event.target.value })}
      />
      <Textfield
        label={words.registrar}
        description={words.registrarHint}
        type="email"
        value={values.registrar}
        error={error?.fields[`${path}registrar`]}
        autoComplete="off"
        onChange={event => set({ registrar: event.target.value })}
      />
      <Textfield
        label={words.contact}
        value={values.contact}
        onChange={event => set({ contact: event.target.value })}
      />
      <DayField
        label={words.ownLastDay}
        description={words.ownLastDayHint}
        value={values.lastDay ?? ''}
        error={error?.fields[`${path}lastDay`]}
        onChange={day => set({ lastDay: day || null })}
      />
      <Field>
        <Label>{words.language}</Label>
        <Select value={values.language} onChange={event => set({ language: event.target.value as Language })}>
          <Select.Option value="sv">{words.languages.sv}</Select.Option>
          <Select.Option value="en">{words.languages.en}</Select.Option>
        </Select>
      </Field>
    </div>
  )
}

/** Changes a recipient, in place. */
export function RecipientForm({
  detail,
  row,
  onDone
}: {
  detail: RemissDetail
  row: RecipientRow
  onDone: () => void
}) {
  const [values, setValues] = useState<RecipientFields>({
    unit: row.unit,
    name: row.name,
    email: row.email,
    registrar: row.registrar,
    contact: row.contact,
    language: row.language,
    lastDay: row.lastDay
  })
  const { id: document } = detail.document
  const change = useRemissChange(document, detail.id, (given: RecipientFields) =>
    remissApi.change(document, detail.id, row.id, { ...given, revision: row.revision })
  )
  const error = change.error ? toApiError(change.error) : null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate(values, { onSuccess: onDone })
  }
  return (
    <form className="ss-remiss-form ss-remiss-form--inset" onSubmit={submit} noValidate aria-label={row.name}>
      <h2>{row.name}</h2>
      {error && <ErrorNotice error={error} />}
      <RecipientFieldset values={values} onChange={setValues} error={error} />
      <div className="ss-remiss__acts">
        <Button type="submit" loading={change.isPending}>
          {words.save}
        </Button>
        <Button variant="tertiary" onClick={onDone}>
          {messages.app.cancel}
        </Button>
      </div>
    </form>
  )
}
