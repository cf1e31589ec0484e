import { Button, Textfield } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Account } from '../../../schemas/api/account.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { accountApi, useAccountAgain } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { useSignInBy } from '../../app/queries.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { RecoveryCodes } from '../signin/RecoveryCodes.tsx'
import { TwoFactorSetup } from '../signin/TwoFactorSetup.tsx'
import { Section } from './Section.tsx'

type Doing = 'set-up' | 'turn-off' | 'new-codes'

/** The second factor: on, off, and new recovery codes. */
export function TwoFactor({ account }: { account: Account }) {
  const { account: words } = messages.auth
  const again = useAccountAgain()
  const [doing, setDoing] = useState<Doing | null>(null)
  const off = useSignInBy(accountApi.twoFactorOff)
  const codes = useMutation({ mutationFn: accountApi.recoveryCodes })
  const stop = (): void => setDoing(null)
  const done = (): void => {
    stop()
    void again()
  }
  return (
    <Section title={words.twoFactor}>
      <p>{account.twoFactor ? words.twoFactorOn : words.twoFactorOff}</p>
      {codes.data && <RecoveryCodes codes={codes.data.recoveryCodes} />}
      {doing === 'set-up' && <TwoFactorSetup onDone={done} />}
      {doing === 'turn-off' && (
        <Confirm
          needsPassword={account.password === true}
          error={off.error}
          isPending={off.isPending}
          onCancel={stop}
          onConfirm={password => off.mutate(password, { onSuccess: done })}
        >
          {words.turnOff}
        </Confirm>
      )}
      {doing === 'new-codes' && (
        <Confirm
          means={words.newCodesText}
          needsPassword={account.password === true}
          error={codes.error}
          isPending={codes.isPending}
          onCancel={stop}
          onConfirm={password => codes.mutate(password, { onSuccess: stop })}
        >
          {words.newCodes}
        </Confirm>
      )}
      {doing === null && (
        <div className="ss-account-page__buttons">
          {account.twoFactor ? (
            <>
              <Button type="button" variant="secondary" onClick={() => setDoing('new-codes')}>
                {words.newCodes}
              </Button>
              {!account.administrator && (
                <Button type="button" variant="tertiary" onClick={() => setDoing('turn-off')}>
                  {words.turnOff}
                </Button>
              )}
            </>
          ) : (
            <Button type="button" variant="secondary" onClick={() => setDoing('set-up')}>
              {words.turnOn}
            </Button>
          )}
        </div>
      )}
      {account.twoFactor && account.administrator && <p className="ss-muted ss-sm">{words.demanded}</p>}
    </Section>
  )
}

interface ConfirmProps {
  /** What it does besides what its button says. */
  means?: string
  needsPassword: boolean
  error: unknown
  isPending: boolean
  onConfirm: (password: string | undefined) => void
  onCancel: () => void
  children: ReactNode
}

/** The password once more, before something that makes the account less safe. */
function Confirm({ means, needsPassword, error, isPending, onConfirm, onCancel, children }: ConfirmProps) {
  const { auth, app } = messages
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onConfirm(needsPassword ? password : undefined)
  }
  return (
    <form onSubmit={submit} noValidate>
      {error !== null && <ErrorNotice error={toApiError(error)} />}
      {means && <p>{means}</p>}
      {needsPassword && (
        <Textfield
          label={auth.setup.passwordAgain}
          type="password"
          value={password}
          onChange={e => setPassword(e.target.value)}
          autoComplete="current-password"
          maxLength={200}
          autoFocus
        />
      )}
      <div className="ss-account-page__buttons">
        <Button type="submit" loading={isPending} disabled={needsPassword && password === ''}>
          {children}
        </Button>
        <Button type="button" variant="tertiary" onClick={onCancel}>
          {app.cancel}
        </Button>
      </div>
    </form>
  )
}
