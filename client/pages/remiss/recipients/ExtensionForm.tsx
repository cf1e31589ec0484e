import { Button, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import type { RecipientRow, RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { DayField } from '../../../app/DayField.tsx'
import { remissApi } from '../../../app/remiss-api.ts'
import { formatDate } from '../../../ui/formatDate.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { dayWords } from '../days.ts'
import { useRemissChange } from '../queries.ts'

const { pages } = messages.remiss
const words = pages.extension

/** Grants anstånd to one recipient, or takes it back. */
export function ExtensionForm({
  detail,
  row,
  onDone
}: {
  detail: RemissDetail
  row: RecipientRow
  onDone: () => void
}) {
  const [to, setTo] = useState(row.extension?.to ?? '')
  const [note, setNote] = useState(row.extension?.note ?? '')
  const { id: document } = detail.document
  const extend = useRemissChange(document, detail.id, (day: string | null) =>
    remissApi.extend(document, detail.id, row.id, { to: day, note })
  )
  const error = extend.error ? toApiError(extend.error) : null
  const save = (day: string | null): void =>
    extend.mutate(day, {
      onSuccess: () => {
        const { done } = pages.recipients
        announce(
          day === null ? done.notExtended(row.name) : done.extended(row.name, dayWords(day, detail.today)),
          'remiss'
        )
        onDone()
      }
    })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (to !== '') save(to)
  }
  return (
    <form
      className="ss-remiss-form ss-remiss-form--inset"
      onSubmit={submit}
      noValidate
      aria-label={words.title(row.name)}
    >
      <h2>{words.title(row.name)}</h2>
      {row.extension && (
        <p className="ss-sm ss-muted">{words.granted(row.extension.by ?? '', formatDate(row.extension.at))}</p>
      )}
      {error && <ErrorNotice error={error} />}
      <div className="ss-remiss-form__row">
        <DayField label={words.to} min={detail.today} value={to} error={error?.fields.to} onChange={setTo} />
        <Textfield
          label={words.note}
          description={words.noteHint}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
      </div>
      <div className="ss-remiss__acts">
        <Button type="submit" loading={extend.isPending} disabled={to === ''}>
          {words.grant}
        </Button>
        {row.extension && (
          <Button variant="secondary" disabled={extend.isPending} onClick={() => save(null)}>
            {words.takeBack}
          </Button>
        )}
        <Button variant="tertiary" onClick={onDone}>
          {messages.app.cancel}
        </Button>
      </div>
    </form>
  )
}
