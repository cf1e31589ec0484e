import {
  Button,
  Field,
  Fieldset,
  Label,
  Select,
  Textarea,
  Textfield,
  ValidationMessage
} from '@digdir/designsystemet-react'
import { type FormEvent, type Ref, useState } from 'react'
import type { RemissDetail, RemissSettings } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { RemissKind } from '../../../../schemas/remiss/remiss.ts'
import { toApiError } from '../../../app/api-error.ts'
import { DayField } from '../../../app/DayField.tsx'
import { remissApi } from '../../../app/remiss-api.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { useRemissChange } from '../queries.ts'
import { QuestionFields } from './QuestionFields.tsx'
import { ReminderFields } from './ReminderFields.tsx'

const { pages } = messages.remiss
const words = pages.settings

type Values = Omit<RemissSettings, 'revision'>

const valuesOf = ({
  kind,
  lastDay,
  handlingDay,
  questions,
  positions,
  decision,
  contact,
  reminders
}: RemissDetail): Values => ({
  kind,
  lastDay,
  handlingDay,
  questions,
  positions,
  decision,
  contact,
  reminders
})

interface SettingsFormProps {
  detail: RemissDetail
  /** By which the page stores what is filled in when one leaves it. */
  form?: Ref<HTMLFormElement>
  onSaved: () => void
}

/** What a remiss says: days, decision, contact, questions, positions, reminders. Once it is sent, only what can still be changed. */
export function SettingsForm({ detail, form, onSaved }: SettingsFormProps) {
  const [values, setValues] = useState<Values>(() => valuesOf(detail))
  const isSent = detail.state !== 'utkast'
  const save = useRemissChange(detail.document.id, detail.id, (body: RemissSettings) =>
    remissApi.set(detail.document.id, detail.id, body)
  )
  const error = save.error ? toApiError(save.error) : null
  const set = (change: Partial<Values>): void => setValues(now => ({ ...now, ...change }))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const questions = values.questions.filter(each => each.text.trim() !== '')
    const positions = values.positions.map(each => each.trim()).filter(Boolean)
    save.mutate(
      { ...values, questions, positions, revision: detail.revision },
      {
        onSuccess: now => {
          setValues(valuesOf(now))
          announce(pages.saved, 'remiss')
          onSaved()
        }
      }
    )
  }
  const { decision, contact, reminders } = values
  return (
    <form ref={form} className="ss-remiss-form" onSubmit={submit} noValidate>
      {error && <ErrorNotice error={error} />}
      <div className="ss-remiss-form__row">
        {!isSent && (
          <Field>
            <Label>{words.kind}</Label>
            <Select value={values.kind} onChange={event => set({ kind: event.target.value as RemissKind })}>
              <Select.Option value="remiss">{pages.kinds.remiss}</Select.Option>
              <Select.Option value="underhandsremiss">{pages.kinds.underhandsremiss}</Select.Option>
            </Select>
          </Field>
        )}
        <DayField
          label={words.lastDay}
          description={words.lastDayHint}
          value={values.lastDay ?? ''}
          error={error?.fields.lastDay}
          onChange={day => set({ lastDay: day || null })}
        />
        <DayField
          label={words.handlingDay}
          value={values.handlingDay ?? ''}
          error={error?.fields.handlingDay}
          onChange={day => set({ handlingDay: day || null })}
        />
      </div>
      {!isSent && values.kind === 'remiss' && (
        <Fieldset>
          <Fieldset.Legend>{words.decision}</Fieldset.Legend>
          <div className="ss-remiss-form__row">
            <Textfield
              label={words.decisionBy}
              value={decision.by}
              onChange={event => set({ decision: { ...decision, by: event.target.value } })}
            />
            <DayField
              label={words.decisionDate}
              value={decision.date}
              error={error?.fields['decision.date']}
              onChange={day => set({ decision: { ...decision, date: day } })}
            />
            <Textfield
              label={words.decisionParagraph}
              value={decision.paragraph}
              onChange={event => set({ decision: { ...decision, paragraph: event.target.value } })}
            />
          </div>
        </Fieldset>
      )}
      <Fieldset>
        <Fieldset.Legend>{words.contact}</Fieldset.Legend>
        <div className="ss-remiss-form__row">
          <Textfield
            label={words.contactName}
            value={contact.name}
            onChange={event => set({ contact: { ...contact, name: event.target.value } })}
          />
          <Textfield
            label={words.contactEmail}
            type="email"
            value={contact.email}
            error={error?.fields['contact.email']}
            onChange={event => set({ contact: { ...contact, email: event.target.value } })}
          />
          <Textfield
            label={words.contactPhone}
            type="tel"
            value={contact.phone}
            onChange={event => set({ contact: { ...contact, phone: event.target.value } })}
          />
        </div>
      </Fieldset>
      {!isSent && <QuestionFields questions={values.questions} onChange={questions => set({ questions })} />}
      {!isSent && (
        <Field>
          <Label>{words.positions}</Label>
          <Field.Description>{words.positionsHint}</Field.Description>
          <Textarea
            rows={6}
            value={values.positions.join('\n')}
            onChange={event => set({ positions: event.target.value.split('\n') })}
          />
          {error?.fields.positions && <ValidationMessage>{error.fields.positions}</ValidationMessage>}
        </Field>
      )}
      <ReminderFields reminders={reminders} fields={error?.fields ?? {}} onChange={next => set({ reminders: next })} />
      <div className="ss-remiss__acts">
        <Button type="submit" loading={save.isPending}>
          {isSent ? words.save : pages.steps.next(pages.steps.missiv)}
        </Button>
      </div>
    </form>
  )
}
