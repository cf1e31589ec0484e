import { Button, Textfield } from '@digdir/designsystemet-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { RemissDetail } from '../../../../schemas/api/remiss.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { toApiError } from '../../../app/api-error.ts'
import { remissApi } from '../../../app/remiss-api.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import { ErrorNotice } from '../../../ui/Notice.tsx'

const words = messages.remiss.pages.recipients

/** Saves the recipients under a name, for other remisser. */
export function SaveList({ detail }: { detail: RemissDetail }) {
  const client = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const save = useMutation({
    mutationFn: () =>
      remissApi.saveList({
        name,
        recipients: detail.recipients.map(({ unit, name, email, registrar, contact, language }) => ({
          unit,
          name,
          email,
          registrar,
          contact,
          language
        }))
      }),
    onSuccess: ({ lists }) => {
      client.setQueryData(['recipient-lists'], lists)
      announce(words.listSaved(name), 'remiss')
      setOpen(false)
      setName('')
    }
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim() !== '') save.mutate()
  }
  if (!isOpen)
    return (
      <div>
        <Button variant="tertiary" data-density="small" onClick={() => setOpen(true)}>
          {words.saveList}
        </Button>
      </div>
    )
  return (
    <form className="ss-remiss__line" onSubmit={submit}>
      {save.error && <ErrorNotice error={toApiError(save.error)} />}
      <Textfield label={words.listName} value={name} maxLength={100} onChange={event => setName(event.target.value)} />
      <Button type="submit" loading={save.isPending}>
        {messages.app.save}
      </Button>
      <Button variant="tertiary" onClick={() => setOpen(false)}>
        {messages.app.cancel}
      </Button>
    </form>
  )
}
