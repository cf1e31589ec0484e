import { Button, Textfield } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { accountApi } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { CodeForm } from './CodeForm.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import './two-factor.css'

/** Sets up a second factor in three steps on one page: read the picture, keep the codes, give the first code. */
export function TwoFactorSetup({ onDone }: { onDone?: () => void }) {
  const { setup } = messages.auth
  const [password, setPassword] = useState('')
  const begin = useMutation({ mutationFn: accountApi.setUp })
  if (!begin.data) {
    const submit = (event: FormEvent): void => {
      event.preventDefault()
      begin.mutate(password === '' ? undefined : password)
    }
    return (
      <form onSubmit={submit} noValidate>
        {begin.error && <ErrorNotice error={toApiError(begin.error)} />}
        <Textfield
          label={setup.passwordAgain}
          type="password"
          value={password}
          onChange={e => setPassword(e.target.value)}
          autoComplete="current-password"
          maxLength={200}
        />
        <Button type="submit" loading={begin.isPending}>
          {setup.begin}
        </Button>
      </form>
    )
  }
  const { qr, secret, recoveryCodes } = begin.data
  return (
    <ol className="ss-setup">
      <li>
        <h2>{setup.scan}</h2>
        <p className="ss-muted ss-sm">{setup.scanText}</p>
        <img
          className="ss-setup__qr"
          src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
          alt={setup.picture}
          width={200}
          height={200}
        />
        <p className="ss-sm">
          {setup.secret} <code className="ss-setup__secret">{secret.replace(/.{4}(?=.)/g, '$& ')}</code>
        </p>
      </li>
      <li>
        <h2>{setup.keep}</h2>
        <p className="ss-muted ss-sm">{setup.keepText}</p>
        <RecoveryCodes codes={recoveryCodes} />
      </li>
      <li>
        <h2>{setup.give}</h2>
        <CodeForm submit={setup.submit} hint="" onDone={onDone} />
      </li>
    </ol>
  )
}
