import { Button, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useRef, useState } from 'react'
import { Redirect, useSearch } from 'wouter'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { Mark } from '../../app/Mark.tsx'
import { destination } from '../../app/paths.ts'
import { useSession, useSignIn } from '../../app/queries.ts'
import { useTitle } from '../../app/useTitle.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import './signin.css'

/** Sign-in with a name, what that means, and then on to where one was going. */
export function SignInPage() {
  const { signin } = messages
  const search = useSearch()
  const session = useSession()
  const signIn = useSignIn()
  const [name, setName] = useState('')
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useTitle(signin.title)
  if (session.data?.person) return <Redirect to={destination(search)} replace />

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const written = name.trim()
    setMissing(written === '')
    if (written === '') field.current?.focus()
    else signIn.mutate(written)
  }
  const error = signIn.error ?? (session.data ? null : session.error)
  return (
    <main className="ss-signin">
      <div className="ss-sheet-surface ss-signin__sheet">
        <p className="ss-mark ss-signin__mark">
          <Mark />
          {messages.app.name}
        </p>
        <h1>{signin.title}</h1>
        {session.data && <p className="ss-muted">{signin.kommun(session.data.kommun.name)}</p>}
        <form onSubmit={submit} noValidate>
          <Textfield
            ref={field}
            label={signin.name}
            description={signin.nameHint}
            value={name}
            onChange={e => setName(e.target.value)}
            error={missing && name.trim() === '' ? signin.nameMissing : undefined}
            autoComplete="name"
            maxLength={80}
            autoFocus
            required
          />
          {error && <ErrorNotice error={toApiError(error)} />}
          <Button type="submit" loading={signIn.isPending}>
            {signin.submit}
          </Button>
        </form>
        <section aria-labelledby="innebar">
          <h2 id="innebar">{signin.meaningTitle}</h2>
          <ul className="ss-signin__meaning">
            {signin.meaning.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  )
}
