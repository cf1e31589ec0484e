import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react'
import { useEffect, useRef, useState } from 'react'
import { newRecordId } from '../../../schemas/document/ids.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { MOST_VERSION_NAME, VERSION_KINDS, type VersionKind } from '../../../schemas/versions/version.ts'
import { toApiError } from '../../app/api-error.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { useFreeze } from './queries.ts'

const { make } = messages.versions.page
const { kinds } = messages.versions

interface FreezeFormProps {
  id: string
  onClose: () => void
  onDone: (number: number) => void
}

/** What a version is for and what it is called; then it is frozen. */
export function FreezeForm({ id, onClose, onDone }: FreezeFormProps) {
  const freeze = useFreeze(id)
  const [kind, setKind] = useState<VersionKind>('remissversion')
  const [name, setName] = useState('')
  // One key for as long as the form is open: pressing twice makes one version.
  const [key] = useState(newRecordId)
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])
  const save = async (): Promise<void> => {
    if (freeze.isPending) return
    const made = await freeze.mutateAsync({ key, kind, name: name.trim() }).catch(() => null)
    if (made) onDone(made.number)
  }
  return (
    <form
      className="ss-sheet-surface ss-freeze"
      aria-label={make.title}
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <h2>{make.title}</h2>
      <div className="ss-freeze__fields">
        <Field>
          <Label>{make.kind}</Label>
          <Field.Description>{make.kindHint}</Field.Description>
          <Select
            ref={first}
            value={kind}
            onChange={event => setKind(VERSION_KINDS.find(k => k === event.target.value) ?? 'remissversion')}
          >
            {VERSION_KINDS.map(option => (
              <Select.Option key={option} value={option}>
                {kinds[option]}
              </Select.Option>
            ))}
          </Select>
        </Field>
        <Textfield
          label={make.name}
          description={make.nameHint}
          maxLength={MOST_VERSION_NAME}
          value={name}
          onChange={event => setName(event.target.value)}
        />
      </div>
      <p className="ss-sm ss-quiet">{make.note}</p>
      {freeze.isError && <ErrorNotice error={toApiError(freeze.error)} />}
      <div className="ss-acts">
        <Button type="submit" loading={freeze.isPending}>
          {freeze.isPending ? make.saving : make.save}
        </Button>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {make.cancel}
        </Button>
      </div>
    </form>
  )
}
