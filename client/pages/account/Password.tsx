import { Button, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useRef, useState } from 'react'
import type { Account } from '../../../schemas/api/account.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { accountApi, useAccountChange } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { useSession } from '../../app/queries.ts'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'
import { NewPasswordField } from '../signin/NewPasswordField.tsx'
import { useStrength } from '../signin/useStrength.ts'
import { Section } from './Section.tsx'

/** A new password, given with the one that holds now. */
export function Password({ account }: { account: Account }) {
  const { account: words } = messages.auth
  const session = useSession()
  const change = useAccountChange(accountApi.changePassword)
  const [open, setOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const strength = useStrength(password, [account.person.name, account.email ?? '', session.data?.kommun.name ?? ''])
  const good = password !== '' && strength?.good !== false
  const old = useRef<HTMLInputElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const has = account.password === true
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (has && current === '') old.current?.focus()
    else if (!good) field.current?.focus()
    else
      change.mutate(
        { ...(has ? { current } : {}), password },
        {
          onSuccess: () => {
            setOpen(false)
            setTried(false)
            setCurrent('')
            setPassword('')
          }
        }
      )
  }
  return (
    <Section title={words.password}>
      {change.isSuccess && !open && <Notice tone="success">{words.passwordDone}</Notice>}
      {!has && <p>{words.noPassword}</p>}
      {open ? (
        <form onSubmit={submit} noValidate>
          {change.error && <ErrorNotice error={toApiError(change.error)} />}
          <input type="email" name="email" value={account.email ?? ''} autoComplete="username" readOnly hidden />
          {has && (
            <Textfield
              ref={old}
              label={words.current}
              type="password"
              value={current}
              onChange={e => setCurrent(e.target.value)}
              error={tried && current === '' ? words.currentMissing : undefined}
              autoComplete="current-password"
              maxLength={200}
              autoFocus
            />
          )}
          <NewPasswordField ref={field} value={password} onChange={setPassword} strength={strength} tried={tried} />
          <p className="ss-muted ss-sm">{words.passwordExplained}</p>
          <div className="ss-account-page__buttons">
            <Button type="submit" loading={change.isPending}>
              {has ? words.changePassword : words.setPassword}
            </Button>
            <Button type="button" variant="tertiary" onClick={() => setOpen(false)}>
              {messages.app.cancel}
            </Button>
          </div>
        </form>
      ) : (
        <Button type="button" variant="secondary" onClick={() => setOpen(true)}>
          {has ? words.changePassword : words.setPassword}
        </Button>
      )}
    </Section>
  )
}
