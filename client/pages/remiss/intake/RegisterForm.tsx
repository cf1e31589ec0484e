import { Button, Checkbox, Field, Label, Select, Textfield } from '@digdir/designsystemet-react'
import { useEffect, useRef, useState } from 'react'
import type { IntakeRow, RegisterInput } from '../../../../schemas/api/intake.ts'
import type { RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { DayField } from '../../../app/DayField.tsx'
import { intakeApi } from '../../../app/intake-api.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { FormFiles, type Kinds, kindOf } from './FormFiles.tsx'
import { useIntakeAct } from './queries.ts'
import { type Answers, answersOf, RegisterQuestions } from './RegisterQuestions.tsx'
import { RegisterReservations, type Reservations } from './RegisterReservations.tsx'
import { RegisterWho, type WhoValues, whoOf } from './RegisterWho.tsx'

const words = messages.intake.page.form

interface RegisterFormProps {
  detail: RemissDetail
  /** The file that it began with. */
  first: IntakeRow | null
  /** The files that can be part of it. */
  waiting: readonly IntakeRow[]
  onClose: () => void
}

/** Registers an answer: who, when, how, what it says, and its files. */
export function RegisterForm({ detail, first, waiting, onClose }: RegisterFormProps) {
  const [id, remiss] = [detail.document.id, detail.id]
  const [key] = useState(() => crypto.randomUUID())
  const [who, setWho] = useState<WhoValues>({
    who: first?.recipient?.id ?? '',
    unit: '',
    name: '',
    email: '',
    sentBy: { name: '', email: '' }
  })
  const [answers, setAnswers] = useState<Answers>({})
  const [reservations, setReservations] = useState<Reservations>([])
  const [kinds, setKinds] = useState<Kinds>(first ? { [first.id]: kindOf(first) } : {})
  const [values, setValues] = useState({
    way: (first?.found === 'copy' ? 'word' : 'epost') as RegisterInput['way'],
    receivedOn: detail.today,
    diarienummer: '',
    note: '',
    abstains: false,
    position: '',
    words: '',
    decision: { date: '', paragraph: '', by: '' },
    text: ''
  })
  const set = (change: Partial<typeof values>): void => setValues(now => ({ ...now, ...change }))
  const start = useRef<HTMLSelectElement>(null)
  useEffect(() => start.current?.focus(), [])
  const register = useIntakeAct(id, remiss, () =>
    intakeApi.register(id, remiss, {
      ...values,
      key,
      position: values.position || null,
      ...whoOf(who),
      answers: answersOf(answers),
      reservations,
      files: waiting.flatMap(file => {
        const kind = kinds[file.id]
        return kind ? [{ id: file.id, revision: file.revision, kind }] : []
      })
    })
  )
  const error = register.isError ? toApiError(register.error) : null
  return (
    <form
      className="ss-remiss-form ss-intake__form"
      aria-label={words.title}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        register.mutate(undefined, {
          onSuccess: ({ answer }) => {
            announce(words.done(answer.number, answer.recipient.name), 'remiss')
            onClose()
          }
        })
      }}
    >
      <h3>{words.title}</h3>
      {error && <ErrorNotice error={error} onClose={() => register.reset()} />}
      <RegisterWho
        detail={detail}
        values={who}
        onChange={change => setWho(now => ({ ...now, ...change }))}
        error={error}
        start={start}
      />
      <div className="ss-remiss-form__row">
        <Field>
          <Label>{words.way}</Label>
          <Select value={values.way} onChange={event => set({ way: event.target.value as RegisterInput['way'] })}>
            {(['epost', 'papper', 'word'] as const).map(way => (
              <Select.Option key={way} value={way}>
                {words.ways[way]}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <DayField
          label={words.receivedOn}
          value={values.receivedOn}
          error={error?.fields.receivedOn}
          onChange={day => set({ receivedOn: day })}
        />
        <Textfield
          label={words.diarienummer}
          value={values.diarienummer}
          error={error?.fields.diarienummer}
          onChange={event => set({ diarienummer: event.target.value })}
        />
      </div>
      <Checkbox
        label={words.abstains}
        checked={values.abstains}
        onChange={event => set({ abstains: event.target.checked })}
      />
      {!values.abstains && (
        <>
          <div className="ss-remiss-form__row">
            <Field>
              <Label>{words.position}</Label>
              <Select value={values.position} onChange={event => set({ position: event.target.value })}>
                <Select.Option value="">{words.noPosition}</Select.Option>
                {detail.positions.map(each => (
                  <Select.Option key={each} value={each}>
                    {each}
                  </Select.Option>
                ))}
              </Select>
            </Field>
            <Textfield
              label={words.words}
              value={values.words}
              onChange={event => set({ words: event.target.value })}
            />
          </div>
          <div className="ss-remiss-form__row">
            <DayField
              label={words.decisionDate}
              value={values.decision.date}
              onChange={day => set({ decision: { ...values.decision, date: day } })}
            />
            <Textfield
              label={words.paragraph}
              value={values.decision.paragraph}
              onChange={event => set({ decision: { ...values.decision, paragraph: event.target.value } })}
            />
            <Textfield
              label={words.by}
              value={values.decision.by}
              onChange={event => set({ decision: { ...values.decision, by: event.target.value } })}
            />
          </div>
          <RegisterQuestions questions={detail.questions} answers={answers} onChange={setAnswers} />
          <Textfield
            multiline
            rows={4}
            label={words.text}
            description={words.textHint}
            value={values.text}
            onChange={event => set({ text: event.target.value })}
          />
          <RegisterReservations reservations={reservations} onChange={setReservations} />
        </>
      )}
      <FormFiles
        files={waiting.filter(
          each => each.recipient === null || each.recipient.id === who.who || each.id === first?.id
        )}
        kinds={kinds}
        onChange={setKinds}
      />
      <Textfield label={words.note} value={values.note} onChange={event => set({ note: event.target.value })} />
      <p className="ss-sm">{words.before}</p>
      <div className="ss-remiss__acts">
        <Button type="submit" loading={register.isPending}>
          {words.submit}
        </Button>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}
