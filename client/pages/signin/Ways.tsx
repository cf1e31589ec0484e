import { Button } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignInMethods } from '../../../schemas/api/sign-in.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { accountApi } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { EmailForm } from './EmailForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'

type Way = 'password' | 'link' | 'forgotten'

/** Provider, password and link, those that are on: the provider first, and one form at a time. */
export function Ways({ methods, to }: { methods: SignInMethods; to: string }) {
  const { auth } = messages
  const [way, setWay] = useState<Way>(methods.password ? 'password' : 'link')
  const byForm = methods.password || methods.link
  if (!byForm && methods.oidc === null) return methods.demo ? null : <p>{auth.nothingOn}</p>
  return (
    <div className="ss-ways">
      {methods.oidc !== null && way !== 'forgotten' && <Provider name={methods.oidc || auth.oidc} to={to} />}
      {(methods.oidc !== null || methods.demo) && byForm && way !== 'forgotten' && (
        <p className="ss-ways__or">
          <span>{auth.or}</span>
        </p>
      )}
      {way === 'password' && methods.password && <PasswordForm />}
      {way === 'link' && methods.link && (
        <EmailForm ask={accountApi.askLink} lead={auth.link.lead} submit={auth.link.submit} />
      )}
      {way === 'forgotten' && (
        <>
          <h2>{auth.reset.askTitle}</h2>
          <EmailForm ask={accountApi.askReset} lead={auth.reset.askLead} submit={auth.reset.askSubmit} />
        </>
      )}
      <ul className="ss-ways__others">
        {way === 'password' && methods.password && <Other onClick={() => setWay('forgotten')}>{auth.forgotten}</Other>}
        {way === 'password' && methods.password && methods.link && (
          <Other onClick={() => setWay('link')}>{auth.withLink}</Other>
        )}
        {way === 'link' && methods.password && <Other onClick={() => setWay('password')}>{auth.withPassword}</Other>}
        {way === 'forgotten' && <Other onClick={() => setWay('password')}>{auth.back}</Other>}
      </ul>
    </div>
  )
}

function Other({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <li>
      <Button type="button" variant="tertiary" data-density="small" onClick={onClick}>
        {children}
      </Button>
    </li>
  )
}

/** Leaves for the provider; what comes after it is a new page. */
function Provider({ name, to }: { name: string; to: string }) {
  const start = useMutation({
    mutationFn: () => accountApi.oidc(to),
    onSuccess: ({ url }) => location.assign(url)
  })
  return (
    <>
      {start.error && <ErrorNotice error={toApiError(start.error)} />}
      <Button type="button" loading={start.isPending || start.isSuccess} onClick={() => start.mutate()}>
        {name}
      </Button>
    </>
  )
}
