import { Button, Field, Fieldset, Label, Radio, Textarea, Textfield } from '@digdir/designsystemet-react'
import { PlusIcon } from '@navikt/aksel-icons'
import { messages } from '../../../schemas/messages/messages.ts'
import { DraftFoot } from './DraftFoot.tsx'
import type { LocalDraft } from './draft-store.ts'
import { fieldOfDraft, focusDraft } from './focus-draft.ts'
import { useAnswer, useDrafts } from './useAnswer.ts'
import { useHeld } from './useHeld.ts'

/** Reservations against the answer: written ones with their words, spoken ones named. */
export function Reservations() {
  const { store, whenNamed } = useAnswer()
  const texts = messages.svar.answer
  const drafts = useDrafts().filter(({ part }) => part.kind === 'reservation')
  const add = (): void => {
    whenNamed(() => focusDraft(store.begin({ kind: 'reservation', form: 'skriftlig', by: '', text: '' })))
  }
  return (
    <section className="ss-svar-card" aria-labelledby="svar-reservationer">
      <h2 id="svar-reservationer">{texts.reservations}</h2>
      {drafts.map((draft, i) => (
        <Reservation key={draft.id} draft={draft} number={i + 1} />
      ))}
      <Button type="button" variant="secondary" onClick={add}>
        <PlusIcon aria-hidden className="ss-icon" />
        {texts.addReservation}
      </Button>
    </section>
  )
}

function Reservation({ draft, number }: { draft: LocalDraft; number: number }) {
  const { store } = useAnswer()
  const texts = messages.svar.answer
  const { part } = draft
  const held = useHeld(draft.id)
  if (part.kind !== 'reservation') return null
  const change = (more: Partial<typeof part>): void => store.change(draft.id, { ...part, ...more })
  const id = fieldOfDraft(draft.id)
  return (
    <div className="ss-svar-draft" {...held}>
      <Fieldset>
        <Fieldset.Legend>{texts.reservation(number)}</Fieldset.Legend>
        {(['skriftlig', 'muntlig'] as const).map(form => (
          <Radio
            key={form}
            name={`${id}-form`}
            label={form === 'skriftlig' ? texts.written : texts.spoken}
            value={form}
            checked={part.form === form}
            onChange={() => change({ form })}
          />
        ))}
      </Fieldset>
      <Textfield
        id={id}
        label={texts.reservationBy}
        value={part.by}
        maxLength={300}
        onChange={e => change({ by: e.target.value })}
      />
      <Field>
        <Label htmlFor={`${id}-text`}>{texts.reservationText}</Label>
        <Textarea id={`${id}-text`} rows={3} value={part.text} onChange={e => change({ text: e.target.value })} />
      </Field>
      <DraftFoot draft={draft} />
    </div>
  )
}
