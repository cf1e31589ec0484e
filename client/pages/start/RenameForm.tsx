import { Button, Textfield } from '@digdir/designsystemet-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { DocumentRow } from '../../../schemas/api/contract.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { useRenameDocument } from '../../app/queries.ts'
import { announce } from '../../ui/LiveRegion.tsx'

/** The title of a document as a field in its row. Enter keeps, Escape leaves it as it was; a fault leaves what was written. */
export function RenameForm({ row, onDone }: { row: DocumentRow; onDone: () => void }) {
  const { start, app } = messages
  const rename = useRenameDocument()
  const [title, setTitle] = useState(row.title)
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    const name = title.trim()
    if (!name || rename.isPending) return
    const renamed = (): void => {
      announce(start.done.renamed(name), 'rename')
      onDone()
    }
    if (name === row.title) onDone()
    else rename.mutate({ id: row.id, title: name }, { onSuccess: renamed })
  }
  const failed = rename.error && toApiError(rename.error)
  const error =
    tried && !title.trim() ? start.rename.missing : failed ? `${failed.message} ${failed.remedy}` : undefined
  return (
    <form className="ss-rename" onSubmit={submit} noValidate>
      <Textfield
        ref={field}
        aria-label={start.rename.label}
        value={title}
        onChange={event => setTitle(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') onDone()
        }}
        error={error}
        maxLength={300}
      />
      <Button type="submit" data-density="small" loading={rename.isPending}>
        {app.save}
      </Button>
      <Button variant="tertiary" data-density="small" onClick={onDone}>
        {app.cancel}
      </Button>
    </form>
  )
}
