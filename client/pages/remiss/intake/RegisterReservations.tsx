import { Button, Field, Fieldset, Label, Select, Textfield } from '@digdir/designsystemet-react'
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import type { RegisterInput } from '../../../../schemas/api/intake.ts'
import { messages } from '../../../../schemas/messages/messages.ts'

const words = messages.intake.page.form

export type Reservations = NonNullable<RegisterInput['reservations']>

interface RegisterReservationsProps {
  reservations: Reservations
  onChange: (reservations: Reservations) => void
}

/** Reservations against the answer: written ones with their words, spoken ones named. */
export function RegisterReservations({ reservations, onChange }: RegisterReservationsProps) {
  const set = (at: number, change: Partial<Reservations[number]>): void =>
    onChange(reservations.map((each, i) => (i === at ? { ...each, ...change } : each)))
  return (
    <>
      {reservations.map((each, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a reservation that is being typed has no name.
        <Fieldset key={i}>
          <Fieldset.Legend>{words.reservation(i + 1)}</Fieldset.Legend>
          <div className="ss-remiss-form__row">
            <Field>
              <Label>{words.form}</Label>
              <Select
                value={each.form}
                onChange={event => set(i, { form: event.target.value === 'muntlig' ? 'muntlig' : 'skriftlig' })}
              >
                <Select.Option value="skriftlig">{words.written}</Select.Option>
                <Select.Option value="muntlig">{words.spoken}</Select.Option>
              </Select>
            </Field>
            <Textfield
              label={words.reservationBy}
              value={each.by}
              maxLength={300}
              autoComplete="off"
              onChange={event => set(i, { by: event.target.value })}
            />
          </div>
          <Textfield
            multiline
            rows={2}
            label={words.reservationText}
            value={each.text}
            onChange={event => set(i, { text: event.target.value })}
          />
          <Button
            type="button"
            variant="tertiary"
            data-color="danger"
            data-density="small"
            onClick={() => onChange(reservations.filter((_, at) => at !== i))}
          >
            <TrashIcon aria-hidden />
            {words.removeReservation(i + 1)}
          </Button>
        </Fieldset>
      ))}
      <div className="ss-remiss__acts">
        <Button
          type="button"
          variant="secondary"
          data-density="small"
          onClick={() => onChange([...reservations, { form: 'skriftlig', by: '', text: '' }])}
        >
          <PlusIcon aria-hidden />
          {words.addReservation}
        </Button>
      </div>
    </>
  )
}
