import { Button } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { Link } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { accountApi, useLinkHolder } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { useSession } from '../../app/queries.ts'
import { tokenOfAddress } from '../../app/token-of-address.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { BadLink } from './BadLink.tsx'
import { NewPasswordField } from './NewPasswordField.tsx'
import { SignInFrame } from './SignInFrame.tsx'
import { useStrength } from './useStrength.ts'

/** A forgotten password is replaced. One signs in with the new one afterwards: the second step is not passed by. */
export function ResetPage() {
  const { reset } = messages.auth
  const [token] = useState(tokenOfAddress)
  const holder = useLinkHolder('reset', token)
  const session = useSession()
  const change = useMutation({ mutationFn: accountApi.reset })
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const strength = useStrength(password, [
    holder.data?.name ?? '',
    holder.data?.email ?? '',
    session.data?.kommun.name ?? ''
  ])
  const good = password !== '' && strength?.good !== false
  const field = useRef<HTMLInputElement>(null)
  if (change.isSuccess)
    return (
      <SignInFrame title={reset.done} lead={reset.doneText}>
        <p>
          <Link href="/logga-in">{reset.toSignIn}</Link>
        </p>
      </SignInFrame>
    )
  if (holder.error && toApiError(holder.error).status === 410) return <BadLink />
  if (!holder.data) return <Waiting />
  const { email } = holder.data
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (good) change.mutate({ token, password })
    else field.current?.focus()
  }
  return (
    <SignInFrame title={reset.title} lead={reset.lead(email)}>
      <form onSubmit={submit} noValidate>
        {change.error && <ErrorNotice error={toApiError(change.error)} />}
        <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
        <NewPasswordField ref={field} value={password} onChange={setPassword} strength={strength} tried={tried} />
        <Button type="submit" loading={change.isPending}>
          {reset.submit}
        </Button>
      </form>
    </SignInFrame>
  )
}
