import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react'
import { FileExportIcon } from '@navikt/aksel-icons'
import { useEffect, useRef, useState } from 'react'
import type { AdminPerson } from '../../../../schemas/api/people.ts'
import type { RemovalPreview } from '../../../../schemas/api/personal-data.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { saveAnswer } from '../../../app/download.ts'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { adminApi } from '../api.ts'
import { useAdminChange, useAdminPeople } from '../queries.ts'

const words = messages.admin.removal

interface PersonalDataProps {
  person: AdminPerson
  onRemoved: (text: string) => void
}

/** All that is known of a person as a file, and its removal. */
export function PersonalData({ person, onRemoved }: PersonalDataProps) {
  const [preview, setPreview] = useState<RemovalPreview | null>(null)
  const save = useAdminChange(async () => saveAnswer(await adminApi.personalData(person.id), 'personuppgifter.zip'))
  const look = useAdminChange(() => adminApi.previewRemoval(person.id))
  const error = save.error ?? look.error
  return (
    <section className="ss-admin-more" aria-label={messages.admin.people.data}>
      <h3>{messages.admin.people.data}</h3>
      <p className="ss-sm">{messages.admin.people.dataText}</p>
      {error && <ErrorNotice error={toApiError(error)} />}
      <div className="ss-admin-form__acts">
        <Button
          variant="secondary"
          data-density="small"
          loading={save.isPending}
          onClick={() => save.mutate(undefined)}
        >
          <FileExportIcon aria-hidden />
          {messages.admin.people.download}
        </Button>
        {!preview && (
          <Button
            variant="secondary"
            data-density="small"
            loading={look.isPending}
            onClick={() => look.mutate(undefined, { onSuccess: setPreview })}
          >
            {messages.admin.people.remove}
          </Button>
        )}
      </div>
      {preview && (
        <Removal
          person={person}
          preview={preview}
          onPreview={setPreview}
          onCancel={() => setPreview(null)}
          onRemoved={() => onRemoved(words.done(person.name))}
        />
      )}
    </section>
  )
}

interface RemovalProps {
  person: AdminPerson
  preview: RemovalPreview
  onPreview: (preview: RemovalPreview) => void
  onCancel: () => void
  onRemoved: () => void
}

/** What is removed, what stays and why; then the name, who takes over, and the button. */
function Removal({ person, preview, onPreview, onCancel, onRemoved }: RemovalProps) {
  const people = useAdminPeople().data?.people ?? []
  const [name, setName] = useState('')
  const [successor, setSuccessor] = useState('')
  const [tried, setTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const remove = useAdminChange(() =>
    adminApi.removePerson(person.id, { key: preview.key, ...(successor === '' ? {} : { successor }) })
  )
  const wrongName = name.trim() !== preview.name
  const noHeir = preview.alone.length > 0 && successor === ''
  const act = (): void => {
    setTried(true)
    if (wrongName || noHeir) return
    remove.mutate(undefined, {
      onSuccess: onRemoved,
      onError: async error => {
        if (toApiError(error).id === 'andrad-under-tiden') onPreview(await adminApi.previewRemoval(person.id))
      }
    })
  }
  return (
    <div className="ss-admin-form ss-removal">
      <h4 ref={heading} tabIndex={-1}>
        {words.title(preview.name)}
      </h4>
      <p>{words.explained}</p>
      <div>
        <h5>{words.removes}</h5>
        <ul className="ss-admin-list">
          {preview.removes.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <div>
        <h5>{words.keeps}</h5>
        <ul className="ss-admin-list">
          {preview.stays.map(({ what, why }) => (
            <li key={what}>
              {what} <span className="ss-muted">{why}</span>
            </li>
          ))}
        </ul>
      </div>
      {preview.alone.length > 0 && (
        <Field>
          <Label>{words.successor}</Label>
          <Field.Description>
            {words.successorText(preview.alone.length)} {preview.alone.map(d => d.title).join(', ')}
          </Field.Description>
          <Select
            value={successor}
            onChange={event => setSuccessor(event.target.value)}
            aria-invalid={tried && noHeir ? true : undefined}
          >
            <Select.Option value="">{words.successorMissing}</Select.Option>
            {people
              .filter(p => p.endedAt === null && p.id !== person.id)
              .map(p => (
                <Select.Option key={p.id} value={p.id}>
                  {p.name}
                </Select.Option>
              ))}
          </Select>
        </Field>
      )}
      <Textfield
        label={words.confirm(preview.name)}
        value={name}
        onChange={event => setName(event.target.value)}
        error={tried && wrongName ? words.wrongName : undefined}
        autoComplete="off"
      />
      {remove.error && <ErrorNotice error={toApiError(remove.error)} />}
      <div className="ss-admin-form__acts">
        <Button data-color="danger" loading={remove.isPending} onClick={act}>
          {words.yes}
        </Button>
        <Button variant="secondary" onClick={onCancel}>
          {messages.app.cancel}
        </Button>
      </div>
    </div>
  )
}
