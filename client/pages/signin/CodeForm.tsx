import { Button, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useRef, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { accountApi } from '../../app/account-api.ts'
import { toApiError } from '../../app/api-error.ts'
import { useSignInBy } from '../../app/queries.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'

interface CodeFormProps {
  submit: string
  /** What the field is called, where it is not `Kod`. */
  label?: string
  hint?: string
  autoFocus?: boolean
  onDone?: () => void
}

/** The code of the app, which finishes signing in, or setting it up. */
export function CodeForm({ submit: words, label, hint, autoFocus = false, onDone }: CodeFormProps) {
  const { code: text } = messages.auth
  const give = useSignInBy(accountApi.code)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const missing = code.trim().length < 6
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (missing) field.current?.focus()
    else give.mutate(code, { onSuccess: onDone, onError: () => field.current?.select() })
  }
  return (
    <form onSubmit={submit} noValidate>
      {give.error && <ErrorNotice error={toApiError(give.error)} />}
      <Textfield
        ref={field}
        label={label ?? text.label}
        description={hint ?? text.hint}
        value={code}
        onChange={e => setCode(e.target.value)}
        error={tried && missing ? text.missing : undefined}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={20}
        autoFocus={autoFocus}
      />
      <Button type="submit" loading={give.isPending}>
        {words}
      </Button>
    </form>
  )
}
