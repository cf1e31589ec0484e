import { Field, Label, Select, Textfield } from '@digdir/designsystemet-react'
import { type RefObject, useMemo } from 'react'
import type { RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { ApiError } from '../../../app/api-error.ts'
import { useKommun } from '../../../app/queries.ts'

const words = messages.intake.page.form
const SPONTANEOUS = 'spontan'

/** Who answers, as the form holds it: somebody on the list, or somebody who was not asked; and who of them sent it. */
export interface WhoValues {
  /** A recipient, `spontan`, or nobody yet. */
  who: string
  /** A unit of the register; '': a body outside of it. */
  unit: string
  name: string
  email: string
  sentBy: { name: string; email: string }
}

/** The same, as the request says it. */
export const whoOf = ({ who, unit, name, email, sentBy }: WhoValues) => ({
  recipient: who === SPONTANEOUS || who === '' ? null : who,
  spontaneous: who === SPONTANEOUS ? { unit: unit || null, name, email } : null,
  sentBy
})

interface RegisterWhoProps {
  detail: RemissDetail
  values: WhoValues
  onChange: (change: Partial<WhoValues>) => void
  error: ApiError | null
  start: RefObject<HTMLSelectElement | null>
}

/** Whose answer it is: a recipient, a unit of the register that was not asked, or a body that stands in no register. */
export function RegisterWho({ detail, values, onChange, error, start }: RegisterWhoProps) {
  const kommun = useKommun().data
  const units = useMemo(() => {
    const there = new Set(detail.recipients.map(each => each.unit))
    const free = (kommun?.enheter ?? []).filter(unit => !unit.ended && !there.has(unit.id))
    return free.sort((a, b) => a.name.localeCompare(b.name, 'sv'))
  }, [kommun, detail.recipients])
  const spontaneous = values.who === SPONTANEOUS
  const { sentBy } = values
  return (
    <>
      <div className="ss-remiss-form__row">
        <Field>
          <Label>{words.who}</Label>
          <Select ref={start} value={values.who} onChange={event => onChange({ who: event.target.value })}>
            <Select.Option value="">{messages.intake.page.nobody}</Select.Option>
            {detail.recipients.map(each => (
              <Select.Option key={each.id} value={each.id}>
                {each.name}
              </Select.Option>
            ))}
            <Select.Option value={SPONTANEOUS}>{words.spontaneous}</Select.Option>
          </Select>
        </Field>
        {spontaneous && (
          <Field>
            <Label>{words.unit}</Label>
            <Select
              value={values.unit}
              onChange={event => {
                const unit = units.find(each => each.id === event.target.value)
                onChange({ unit: unit?.id ?? '', name: unit?.name ?? '' })
              }}
            >
              <Select.Option value="">{words.noUnit}</Select.Option>
              {units.map(unit => (
                <Select.Option key={unit.id} value={unit.id}>
                  {unit.name}
                </Select.Option>
              ))}
            </Select>
          </Field>
        )}
        {spontaneous && values.unit === '' && (
          <>
            <Textfield
              label={words.name}
              value={values.name}
              autoComplete="off"
              error={error?.fields['spontaneous.name']}
              onChange={event => onChange({ name: event.target.value })}
            />
            <Textfield
              label={words.email}
              type="email"
              value={values.email}
              autoComplete="off"
              error={error?.fields['spontaneous.email']}
              onChange={event => onChange({ email: event.target.value })}
            />
          </>
        )}
      </div>
      <div className="ss-remiss-form__row">
        <Textfield
          label={words.sentBy}
          value={sentBy.name}
          autoComplete="off"
          error={error?.fields['sentBy.name']}
          onChange={event => onChange({ sentBy: { ...sentBy, name: event.target.value } })}
        />
        <Textfield
          label={words.sentByEmail}
          type="email"
          value={sentBy.email}
          autoComplete="off"
          error={error?.fields['sentBy.email']}
          onChange={event => onChange({ sentBy: { ...sentBy, email: event.target.value } })}
        />
      </div>
    </>
  )
}
