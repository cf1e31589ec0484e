import { Button, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useRef, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { accountApi } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { useSignInBy } from '../../app/queries.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { isEmail } from './isEmail.ts'

/** E-mail address and password. */
export function PasswordForm() {
  const { auth } = messages
  const signIn = useSignInBy(accountApi.password)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!isEmail(email)) first.current?.focus()
    else if (password === '') second.current?.focus()
    else signIn.mutate({ email: email.trim(), password }, { onError: () => second.current?.select() })
  }
  return (
    <form onSubmit={submit} noValidate>
      {signIn.error && <ErrorNotice error={toApiError(signIn.error)} />}
      <Textfield
        ref={first}
        label={auth.email}
        type="email"
        name="email"
        value={email}
        onChange={e => setEmail(e.target.value)}
        error={tried && !isEmail(email) ? auth.emailMissing : undefined}
        autoComplete="username"
        maxLength={254}
      />
      <Textfield
        ref={second}
        label={auth.password}
        type="password"
        name="password"
        value={password}
        onChange={e => setPassword(e.target.value)}
        error={tried && password === '' ? auth.passwordMissing : undefined}
        autoComplete="current-password"
        maxLength={200}
      />
      <Button type="submit" loading={signIn.isPending}>
        {auth.submit}
      </Button>
    </form>
  )
}
