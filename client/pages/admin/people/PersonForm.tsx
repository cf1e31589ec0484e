import { Button } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import type { AdminPerson, ChangePerson } from '../../../../schemas/api/people.ts'
import type { UnitRow } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { Confirm } from '../../../ui/Confirm.tsx'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { adminApi } from '../api.ts'
import { useAdminChange } from '../queries.ts'
import type { Invited } from './InvitationNotice.tsx'
import { OpenHandling } from './OpenHandling.tsx'
import { PersonalData } from './PersonalData.tsx'
import { PersonFields, type PersonValues } from './PersonFields.tsx'

const words = messages.admin.people

interface PersonFormProps {
  person: AdminPerson
  units: readonly UnitRow[]
  onInvited: (invited: Invited) => void
  onRemoved: (text: string) => void
}

/** What is known of a person, to be changed; inviting anew, ending, and personal data. */
export function PersonForm({ person, units, onInvited, onRemoved }: PersonFormProps) {
  const [values, setValues] = useState<PersonValues>({
    name: person.name,
    email: person.email ?? '',
    units: person.units,
    administrator: person.administrator
  })
  const change = useAdminChange((body: ChangePerson) => adminApi.changePerson(person.id, body))
  const invite = useAdminChange(() => adminApi.invite(person.id))
  const failed = change.error ?? invite.error
  const error = failed ? toApiError(failed) : null
  const said = { onSuccess: (saved: AdminPerson) => announce(messages.admin.saved(saved.name), 'save') }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const [name, email] = [values.name.trim(), values.email.trim()]
    change.mutate(
      {
        ...(name === person.name ? {} : { name }),
        ...(email === (person.email ?? '') ? {} : { email }),
        ...(values.administrator === person.administrator ? {} : { administrator: values.administrator }),
        units: [...values.units]
      },
      said
    )
  }
  const sendAgain = (): void =>
    invite.mutate(undefined, { onSuccess: ({ link }) => onInvited({ name: person.name, sent: true, link }) })
  return (
    <>
      <form className="ss-admin-form" onSubmit={submit} noValidate>
        {error && <ErrorNotice error={error} />}
        <PersonFields values={values} onChange={setValues} units={units} error={error} />
        <div className="ss-admin-form__acts">
          <Button type="submit" loading={change.isPending}>
            {words.form.save}
          </Button>
        </div>
      </form>
      <div className="ss-admin-more">
        {person.endedAt === null && person.email !== null && (
          <Button variant="secondary" data-density="small" loading={invite.isPending} onClick={sendAgain}>
            {words.inviteAgain}
          </Button>
        )}
        {person.twoFactor && (
          <Confirm
            label={words.dropTwoFactor}
            yes={words.dropTwoFactorYes}
            isPending={change.isPending}
            onYes={() => change.mutate({ twoFactor: false }, said)}
          >
            <p>{words.dropTwoFactorText}</p>
          </Confirm>
        )}
        {person.endedAt === null ? (
          <Confirm
            label={words.end}
            yes={words.endYes}
            isPending={change.isPending}
            onYes={() => change.mutate({ ended: true }, said)}
          >
            <h3>{words.endTitle(person.name)}</h3>
            <p>{words.endText}</p>
            <OpenHandling person={person.id} />
          </Confirm>
        ) : (
          <Button
            variant="secondary"
            data-density="small"
            loading={change.isPending}
            onClick={() => change.mutate({ ended: false }, said)}
          >
            {words.reopen}
          </Button>
        )}
      </div>
      <PersonalData person={person} onRemoved={onRemoved} />
    </>
  )
}
