import { Button, Textfield } from '@digdir/designsystemet-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState, useSyncExternalStore } from 'react'
import { meBody } from '../../../schemas/api/svar.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'
import { svarApi } from './svar-api.ts'
import { overviewKey, useAnswer } from './useAnswer.ts'

export const WHO_FIELD = 'svar-namn'
/** What stands in the address of the page after somebody has left their answer. */
export const LEFT = 'avslutat'

/** Who writes: told once, before the first word. Afterwards, who else is in it. */
export function Who() {
  const { recipient, overview, store, asked } = useAnswer()
  const { who } = messages.svar
  const drafts = useSyncExternalStore(store.subscribe, store.loaded)
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [tried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  /** For a computer that others use too. What is not saved is saved first. */
  const leave = async (): Promise<void> => {
    await store.flush()
    await svarApi.leave(recipient).catch(() => {})
    location.assign(`/svar?${LEFT}`)
  }
  if (overview.me.name !== '') {
    const others = (drafts?.people ?? []).filter(({ id }) => id !== overview.me.id).map(person => person.name)
    return (
      <p className="ss-svar-who ss-muted ss-sm">
        {who.as(overview.me.name)} {others.length > 0 && who.others(others.join(', '))}{' '}
        <button type="button" className="ss-svar-link" onClick={() => void leave()}>
          {messages.svar.leave}
        </button>
      </p>
    )
  }
  const nameless = name.trim() === ''
  const badEmail = email.trim() !== '' && !meBody.shape.email.safeParse(email).success
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (nameless || badEmail) return document.getElementById(nameless ? WHO_FIELD : `${WHO_FIELD}-epost`)?.focus()
    try {
      await svarApi.tellName(recipient, { name: name.trim(), email: email.trim() })
      await client.invalidateQueries({ queryKey: overviewKey(recipient) })
      // The form is gone, and with it the field in which one stood.
      if (asked) asked()
      else document.getElementById('innehall')?.focus({ preventScroll: true })
    } catch (caught) {
      setError(caught)
    }
  }
  return (
    <form className="ss-svar-card ss-svar-who-form" onSubmit={save} noValidate aria-labelledby="svar-vem">
      <h2 id="svar-vem">{who.title}</h2>
      <p className="ss-muted">{who.lead}</p>
      {asked && (
        <Notice tone="info">
          <p>{who.first}</p>
        </Notice>
      )}
      {error !== null && <ErrorNotice error={toApiError(error)} />}
      <Textfield
        id={WHO_FIELD}
        label={who.name}
        value={name}
        onChange={e => setName(e.target.value)}
        autoComplete="name"
        maxLength={120}
        required
        error={tried && nameless ? who.missing : undefined}
      />
      <Textfield
        id={`${WHO_FIELD}-epost`}
        label={who.email}
        description={who.emailHint}
        type="email"
        value={email}
        onChange={e => setEmail(e.target.value)}
        autoComplete="email"
        maxLength={254}
        error={tried && badEmail ? who.badEmail : undefined}
      />
      <Button type="submit">{who.save}</Button>
    </form>
  )
}
