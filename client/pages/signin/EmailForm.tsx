import { Button, Textfield } from '@digdir/designsystemet-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { isEmail } from './isEmail.ts'

interface EmailFormProps {
  ask: (email: string) => Promise<void>
  lead: string
  submit: string
}

/** Asks for a link by e-mail, and says then where to look. Whether there is such a person is not told. */
export function EmailForm({ ask, lead, submit: words }: EmailFormProps) {
  const { auth } = messages
  const [email, setEmail] = useState('')
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const sent = useRef<HTMLHeadingElement>(null)
  const asking = useMutation({ mutationFn: ask })
  useEffect(() => {
    if (asking.isSuccess) sent.current?.focus()
  }, [asking.isSuccess])
  if (asking.isSuccess)
    return (
      <div className="ss-signin__sent">
        <h2 ref={sent} tabIndex={-1}>
          {auth.sent.title}
        </h2>
        <p>{auth.sent.text(email.trim())}</p>
      </div>
    )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (isEmail(email)) asking.mutate(email.trim())
    else field.current?.focus()
  }
  return (
    <form onSubmit={submit} noValidate>
      {asking.error && <ErrorNotice error={toApiError(asking.error)} />}
      <p className="ss-muted">{lead}</p>
      <Textfield
        ref={field}
        label={auth.email}
        type="email"
        name="email"
        value={email}
        onChange={e => setEmail(e.target.value)}
        error={tried && !isEmail(email) ? auth.emailMissing : undefined}
        autoComplete="username"
        maxLength={254}
      />
      <Button type="submit" loading={asking.isPending}>
        {words}
      </Button>
    </form>
  )
}
