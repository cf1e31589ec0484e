import { Button, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useRef, useState } from 'react'
import type { Account } from '../../../schemas/api/account.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { accountApi, useAccountChange } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'
import { Section } from './Section.tsx'

/** Name, which one changes oneself; address and units, which somebody else does. */
export function Details({ account }: { account: Account }) {
  const { auth, app } = messages
  const words = auth.account
  const [name, setName] = useState(account.person.name)
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const rename = useAccountChange(accountApi.rename)
  const missing = name.trim() === ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (missing) field.current?.focus()
    else rename.mutate(name.trim(), { onSuccess: () => announce(words.saved, 'account') })
  }
  return (
    <Section title={words.details}>
      {rename.error && <ErrorNotice error={toApiError(rename.error)} />}
      {rename.isSuccess && <Notice tone="success">{words.saved}</Notice>}
      <form className="ss-account-page__row" onSubmit={submit} noValidate>
        <Textfield
          ref={field}
          label={words.name}
          value={name}
          onChange={e => setName(e.target.value)}
          error={tried && missing ? auth.nameMissing : undefined}
          autoComplete="name"
          maxLength={80}
        />
        <Button type="submit" variant="secondary" loading={rename.isPending}>
          {app.save}
        </Button>
      </form>
      <dl className="ss-account-page__facts">
        <dt>{words.email}</dt>
        <dd>{account.email ?? words.none}</dd>
        <dt>{words.units}</dt>
        <dd>{account.units.length > 0 ? account.units.join(', ') : words.none}</dd>
      </dl>
      <p className="ss-muted ss-sm">{words.changedByAdministrator}</p>
      {account.provider && <p className="ss-sm">{words.provider}</p>}
    </Section>
  )
}
