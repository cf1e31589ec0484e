import {
  Button,
  Checkbox,
  Field,
  Fieldset,
  Label,
  Select,
  Textarea,
  Textfield,
  ValidationMessage
} from '@digdir/designsystemet-react'
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { type FormEvent, type Ref, useState } from 'react'
import type { RemissDetail, RemissSettings } from '../../../../schemas/api/remiss.ts'
import { newRecordId } from '../../../../schemas/document/ids.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import type { Question } from '../../../../schemas/remiss/question.ts'
import type { RemissKind } from '../../../../schemas/remiss/remiss.ts'
import { toApiError } from '../../../app/api-error.ts'
import { DayField } from '../../../app/DayField.tsx'
import { remissApi } from '../../../app/remiss-api.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { useRemissChange } from '../queries.ts'

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
      {!isSent && <Questions values={values} set={set} />}
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
      <Fieldset>
        <Fieldset.Legend>{words.reminders}</Fieldset.Legend>
        <Fieldset.Description>{words.remindersHint}</Fieldset.Description>
        <div className="ss-remiss-form__row">
          <Textfield
            label={words.before}
            type="number"
            min={1}
            max={60}
            value={reminders.before ?? ''}
            error={error?.fields['reminders.before']}
            onChange={event => set({ reminders: { ...reminders, before: numberOf(event.target.value) } })}
          />
          <Textfield
            label={words.after}
            type="number"
            min={1}
            max={60}
            value={reminders.after ?? ''}
            error={error?.fields['reminders.after']}
            onChange={event => set({ reminders: { ...reminders, after: numberOf(event.target.value) } })}
          />
        </div>
        <Textfield
          label={words.handling}
          description={words.handlingHint}
          type="number"
          min={0}
          max={60}
          value={reminders.handling ?? ''}
          error={error?.fields['reminders.handling']}
          onChange={event => set({ reminders: { ...reminders, handling: numberOf(event.target.value) } })}
        />
        <Checkbox
          label={words.onTheDay}
          checked={reminders.onTheDay}
          onChange={event => set({ reminders: { ...reminders, onTheDay: event.target.checked } })}
        />
      </Fieldset>
      <div className="ss-remiss__acts">
        <Button type="submit" loading={save.isPending}>
          {isSent ? words.save : pages.steps.next(pages.steps.missiv)}
        </Button>
      </div>
    </form>
  )
}

const numberOf = (text: string): number | null => (text === '' ? null : Number(text))

function Questions({ values, set }: { values: Values; set: (change: Partial<Values>) => void }) {
  const { questions } = values
  const change = (id: string, given: Partial<Question>): void =>
    set({ questions: questions.map(each => (each.id === id ? { ...each, ...given } : each)) })
  const add = (): void =>
    set({ questions: [...questions, { id: newRecordId(), text: '', translations: {}, choices: [], required: false }] })
  return (
    <Fieldset>
      <Fieldset.Legend>{words.questions}</Fieldset.Legend>
      <Fieldset.Description>{words.questionsHint}</Fieldset.Description>
      {questions.map((each, i) => (
        <div key={each.id} className="ss-remiss-form__question">
          <Textfield
            label={words.question(i + 1)}
            multiline
            rows={2}
            value={each.text}
            onChange={event => change(each.id, { text: event.target.value })}
          />
          <IconButton
            label={words.removeQuestion(i + 1)}
            icon={<TrashIcon aria-hidden />}
            onClick={() => set({ questions: questions.filter(other => other.id !== each.id) })}
          />
          <Textfield
            label={words.english(i + 1)}
            description={words.englishHint}
            multiline
            rows={2}
            lang="en"
            value={each.translations.en ?? ''}
            onChange={event => change(each.id, { translations: { en: event.target.value } })}
          />
        </div>
      ))}
      <div>
        <Button variant="tertiary" data-density="small" onClick={add}>
          <PlusIcon aria-hidden />
          {words.addQuestion}
        </Button>
      </div>
    </Fieldset>
  )
}
