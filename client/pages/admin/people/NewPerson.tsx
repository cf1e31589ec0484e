import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import type { UnitRow } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { adminApi } from '../api.ts'
import { useAdminChange } from '../queries.ts'
import type { Invited } from './InvitationNotice.tsx'
import { UnitChoice } from './UnitChoice.tsx'

const words = messages.admin.people

interface NewPersonProps {
  units: readonly UnitRow[]
  onAdded: (invited: Invited) => void
}

/** Adds somebody, and invites them. */
export function NewPerson({ units, onAdded }: NewPersonProps) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [administrator, setAdministrator] = useState(false)
  const [invite, setInvite] = useState(true)
  const add = useAdminChange(adminApi.addPerson)
  const error = add.error ? toApiError(add.error) : null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    add.mutate(
      { name: name.trim(), email: email.trim(), units: [...chosen], administrator, invite },
      {
        onSuccess: ({ person, invitation }) =>
          onAdded({ name: person.name, sent: invitation !== null, link: invitation?.link ?? null })
      }
    )
  }
  return (
    <form className="ss-admin-form" onSubmit={submit} noValidate>
      {error && <ErrorNotice error={error} />}
      <Textfield
        label={words.name}
        value={name}
        onChange={event => setName(event.target.value)}
        error={error?.fields.name}
        autoComplete="off"
        maxLength={80}
      />
      <Textfield
        label={words.email}
        type="email"
        value={email}
        onChange={event => setEmail(event.target.value)}
        error={error?.fields.email}
        autoComplete="off"
      />
      <UnitChoice units={units} chosen={chosen} onChange={setChosen} />
      <Checkbox
        label={words.administrator}
        description={words.administratorHint}
        checked={administrator}
        onChange={event => setAdministrator(event.target.checked)}
      />
      <Checkbox
        label={words.form.sendInvitation}
        checked={invite}
        onChange={event => setInvite(event.target.checked)}
      />
      <div className="ss-admin-form__acts">
        <Button type="submit" loading={add.isPending}>
          {words.form.invite}
        </Button>
      </div>
    </form>
  )
}
