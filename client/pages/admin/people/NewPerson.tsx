import { Button, Checkbox } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import type { UnitRow } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { adminApi } from '../api.ts'
import { useAdminChange } from '../queries.ts'
import type { Invited } from './InvitationNotice.tsx'
import { PersonFields, type PersonValues } from './PersonFields.tsx'

const words = messages.admin.people
const NOBODY: PersonValues = { name: '', email: '', units: [], administrator: false }

interface NewPersonProps {
  units: readonly UnitRow[]
  onAdded: (invited: Invited) => void
}

/** Adds somebody, and invites them. */
export function NewPerson({ units, onAdded }: NewPersonProps) {
  const [values, setValues] = useState<PersonValues>(NOBODY)
  const [invite, setInvite] = useState(true)
  const add = useAdminChange(adminApi.addPerson)
  const error = add.error ? toApiError(add.error) : null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    add.mutate(
      { ...values, name: values.name.trim(), email: values.email.trim(), units: [...values.units], invite },
      {
        onSuccess: ({ person, invitation }) =>
          onAdded({ name: person.name, sent: invitation !== null, link: invitation?.link ?? null })
      }
    )
  }
  return (
    <form className="ss-admin-form" onSubmit={submit} noValidate>
      {error && <ErrorNotice error={error} />}
      <PersonFields values={values} onChange={setValues} units={units} error={error} />
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
