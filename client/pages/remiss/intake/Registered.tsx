import { Button, Textfield } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { RegistrationRow } from '../../../../schemas/api/intake.ts'
import type { RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { dayOf } from '../../../../schemas/remiss/day.ts'
import { toApiError } from '../../../app/api-error.ts'
import { DayField } from '../../../app/DayField.tsx'
import { intakeApi } from '../../../app/intake-api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { formatWhen } from '../../../ui/formatDate.ts'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { dayWords } from '../days.ts'
import { useIntakeAct, useRegistrations } from './queries.ts'

const words = messages.intake.page.registered

/** Every answer that has come, in whatever way, with what is registered of it, which can be corrected. */
export function Registered({ detail, may }: { detail: RemissDetail; may: boolean }) {
  const query = useRegistrations(detail.document.id, detail.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const rows = query.data ?? []
  const one = rows.find(each => each.id === chosen)
  const columns: DataColumn<RegistrationRow>[] = [
    {
      id: 'answer',
      label: words.answer,
      sort: row => row.number,
      cell: row => (
        <>
          <b>{row.recipient.name}</b>
          <br />
          <span className="ss-sm">
            {words.number(row.number, row.supplementTo)}
            {row.recipient.origin === 'spontan' && ` · ${words.spontaneous}`}
          </span>
        </>
      )
    },
    { id: 'position', label: words.position, cell: row => (row.abstains ? words.abstains : (row.position ?? '–')) },
    { id: 'way', label: words.way, nowrap: true, cell: row => words.ways[row.way] },
    {
      id: 'received',
      label: words.receivedOn,
      nowrap: true,
      sort: row => row.registration?.receivedOn ?? row.at,
      cell: row => dayWords(row.registration?.receivedOn ?? dayOf(Date.parse(row.at)), detail.today)
    },
    { id: 'diarienummer', label: words.diarienummer, cell: row => row.registration?.diarienummer || '–' }
  ]
  return (
    <section className="ss-intake__part" aria-labelledby="ss-intake-registered">
      <h3 id="ss-intake-registered">{words.title}</h3>
      {query.isError && <ErrorNotice error={toApiError(query.error)} />}
      {rows.length === 0 ? (
        <p className="ss-sm">{words.none}</p>
      ) : (
        <DataTable
          caption={words.caption}
          columns={columns}
          rows={rows}
          rowId={row => row.id}
          {...(may
            ? {
                actions: {
                  label: words.actions,
                  of: (row: RegistrationRow) => (
                    <Button
                      data-density="small"
                      variant="tertiary"
                      aria-label={words.correctOf(row.number)}
                      onClick={() => setChosen(row.id)}
                    >
                      {words.correct}
                    </Button>
                  )
                }
              }
            : {})}
        />
      )}
      {one && (
        <CorrectForm
          key={`${one.id}-${one.registration?.revision ?? 0}`}
          detail={detail}
          row={one}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  )
}

interface CorrectFormProps {
  detail: RemissDetail
  row: RegistrationRow
  onClose: () => void
}

/** Corrects diarienummer, day and note of an answer, and shows what they were before. */
function CorrectForm({ detail, row: { id, number, at, registration }, onClose }: CorrectFormProps) {
  const form = messages.intake.page.form
  const [values, setValues] = useState({
    diarienummer: registration?.diarienummer ?? '',
    receivedOn: registration?.receivedOn ?? dayOf(Date.parse(at)),
    note: registration?.note ?? ''
  })
  const correct = useIntakeAct(detail.document.id, detail.id, () =>
    intakeApi.correct(detail.document.id, detail.id, id, { ...values, revision: registration?.revision ?? 0 })
  )
  const error = correct.isError ? toApiError(correct.error) : null
  return (
    <form
      className="ss-remiss-form ss-intake__form"
      aria-label={words.correctOf(number)}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        // The form is another one when what is registered has changed: it is closed from here.
        correct.mutateAsync(undefined).then(onClose, () => {})
      }}
    >
      <h4>{words.correctOf(number)}</h4>
      {error && <ErrorNotice error={error} onClose={() => correct.reset()} />}
      <div className="ss-remiss-form__row">
        <Textfield
          ref={(field: HTMLInputElement | HTMLTextAreaElement | null) => {
            if (field && !field.form?.contains(document.activeElement)) field.focus()
          }}
          label={form.diarienummer}
          value={values.diarienummer}
          error={error?.fields.diarienummer}
          onChange={event => setValues({ ...values, diarienummer: event.target.value })}
        />
        <DayField
          label={form.receivedOn}
          value={values.receivedOn}
          error={error?.fields.receivedOn}
          onChange={day => setValues({ ...values, receivedOn: day })}
        />
        <Textfield
          label={form.note}
          value={values.note}
          onChange={event => setValues({ ...values, note: event.target.value })}
        />
      </div>
      {registration && registration.before.length > 0 && (
        <div className="ss-sm">
          <p>{words.before}</p>
          <ul>
            {registration.before.map(before => (
              <li key={before.until}>
                {words.was(
                  [before.diarienummer || '–', dayWords(before.receivedOn, detail.today), before.note]
                    .filter(Boolean)
                    .join(', '),
                  before.by.name ?? '',
                  formatWhen(before.until)
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="ss-remiss__acts">
        <Button type="submit" data-density="small" loading={correct.isPending}>
          {words.save}
        </Button>
        <Button type="button" data-density="small" variant="tertiary" onClick={onClose}>
          {form.cancel}
        </Button>
      </div>
    </form>
  )
}
