import { Button, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useRef, useState } from 'react'
import { Redirect } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { accountApi, useLinkHolder } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { useSession, useSignInBy } from '../../app/queries.ts'
import { tokenOfAddress } from '../../app/token-of-address.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { BadLink } from './BadLink.tsx'
import { isEmail } from './isEmail.ts'
import { NewPasswordField } from './NewPasswordField.tsx'
import { SignInFrame } from './SignInFrame.tsx'
import { useStrength } from './useStrength.ts'

/** The first administrator, by the link that the server printed at its first start. */
export function FirstPage() {
  const { auth } = messages
  const [token] = useState(tokenOfAddress)
  const holder = useLinkHolder('first', token)
  const session = useSession()
  const make = useSignInBy(accountApi.first)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const strength = useStrength(password, [name, email, session.data?.kommun.name ?? ''])
  const good = password !== '' && strength?.good !== false
  const fields = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  if (make.isSuccess) return <Redirect to="/logga-in" replace />
  if (holder.error && toApiError(holder.error).status === 410) return <BadLink />
  if (!holder.data) return <Waiting />
  const right = [name.trim() !== '', isEmail(email), good]
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const wrong = right.indexOf(false)
    if (wrong >= 0) fields[wrong]?.current?.focus()
    else make.mutate({ token, name: name.trim(), email: email.trim(), password })
  }
  return (
    <SignInFrame title={auth.first.title} lead={auth.first.lead}>
      <form onSubmit={submit} noValidate>
        {make.error && <ErrorNotice error={toApiError(make.error)} />}
        <Textfield
          ref={fields[0]}
          label={auth.name}
          description={auth.nameHint}
          value={name}
          onChange={e => setName(e.target.value)}
          error={tried && !right[0] ? auth.nameMissing : undefined}
          autoComplete="name"
          maxLength={80}
        />
        <Textfield
          ref={fields[1]}
          label={auth.email}
          type="email"
          name="email"
          value={email}
          onChange={e => setEmail(e.target.value)}
          error={tried && !right[1] ? auth.emailMissing : undefined}
          autoComplete="username"
          maxLength={254}
        />
        <NewPasswordField ref={fields[2]} value={password} onChange={setPassword} strength={strength} tried={tried} />
        <Button type="submit" loading={make.isPending}>
          {auth.first.submit}
        </Button>
      </form>
    </SignInFrame>
  )
}
