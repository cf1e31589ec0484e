import { Button } from '@digdir/designsystemet-react'
import { type FormEvent, useRef, useState } from 'react'
import { Redirect } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { accountApi, useLinkHolder } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { useSession, useSignInBy, useSignInMethods } from '../../app/queries.ts'
import { tokenOfAddress } from '../../app/token-of-address.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { BadLink } from './BadLink.tsx'
import { NewPasswordField } from './NewPasswordField.tsx'
import { SignInFrame } from './SignInFrame.tsx'
import { useStrength } from './useStrength.ts'

/** Somebody who was invited chooses a password and comes in. */
export function InvitationPage() {
  const { invitation } = messages.auth
  const [token] = useState(tokenOfAddress)
  const holder = useLinkHolder('invitation', token)
  const session = useSession()
  const methods = useSignInMethods()
  const accept = useSignInBy(accountApi.accept)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const strength = useStrength(password, [
    holder.data?.name ?? '',
    holder.data?.email ?? '',
    session.data?.kommun.name ?? ''
  ])
  const good = password !== '' && strength?.good !== false
  const field = useRef<HTMLInputElement>(null)
  if (accept.isSuccess) return <Redirect to="/logga-in" replace />
  if (holder.error && toApiError(holder.error).status === 410) return <BadLink />
  if (!holder.data || !methods.data) return <Waiting />
  const { name, email } = holder.data
  const choose = methods.data.password
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!choose) accept.mutate({ token })
    else if (good) accept.mutate({ token, password })
    else field.current?.focus()
  }
  return (
    <SignInFrame title={invitation.title(name)} lead={choose ? invitation.lead(email) : invitation.leadWithout(email)}>
      <form onSubmit={submit} noValidate>
        {accept.error && <ErrorNotice error={toApiError(accept.error)} />}
        {/* So that a password manager knows whose it is. */}
        <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
        {choose && (
          <NewPasswordField ref={field} value={password} onChange={setPassword} strength={strength} tried={tried} />
        )}
        <Button type="submit" loading={accept.isPending}>
          {choose ? invitation.submit : invitation.submitWithout}
        </Button>
      </form>
    </SignInFrame>
  )
}
