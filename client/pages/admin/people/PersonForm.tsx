import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useState } from 'react'
import type { AdminPerson, ChangePerson } from '../../../../schemas/api/people.ts'
import type { UnitRow } from '../../../../schemas/api/units.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'
import { adminApi } from '../api.ts'
import { Confirm } from '../Confirm.tsx'
import { useAdminChange } from '../queries.ts'
import type { Invited } from './InvitationNotice.tsx'
import { PersonalData } from './PersonalData.tsx'
import { UnitChoice } from './UnitChoice.tsx'

const words = messages.admin.people

interface PersonFormProps {
  person: AdminPerson
  units: readonly UnitRow[]
  onInvited: (invited: Invited) => void
  onRemoved: (text: string) => void
}

/** What is known of a person, to be changed; inviting anew, ending, and personal data. */
export function PersonForm({ person, units, onInvited, onRemoved }: PersonFormProps) {
  const [name, setName] = useState(person.name)
  const [email, setEmail] = useState(person.email ?? '')
  const [chosen, setChosen] = useState<readonly string[]>(person.units)
  const [administrator, setAdministrator] = useState(person.administrator)
  const change = useAdminChange((body: ChangePerson) => adminApi.changePerson(person.id, body))
  const invite = useAdminChange(() => adminApi.invite(person.id))
  const failed = change.error ?? invite.error
  const error = failed ? toApiError(failed) : null
  const said = { onSuccess: (saved: AdminPerson) => announce(messages.admin.saved(saved.name), 'save') }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    change.mutate(
      {
        ...(name.trim() === person.name ? {} : { name: name.trim() }),
        ...(email.trim() === (person.email ?? '') ? {} : { email: email.trim() }),
        ...(administrator === person.administrator ? {} : { administrator }),
        units: [...chosen]
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
