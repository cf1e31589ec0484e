import { Button } from '@digdir/designsystemet-react'
import { useEffect, useRef, useState } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { ErrorNotice } from '../../ui/Notice.tsx'
import { useDiscardDraft } from './api.ts'

const words = messages.importing.page

/** Throws a draft away, in two steps. */
export function DiscardDraft({ id, onDone }: { id: string; onDone: () => void }) {
  const [open, setOpen] = useState(false)
  const discard = useDiscardDraft()
  const text = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (open) text.current?.focus()
  }, [open])
  if (!open)
    return (
      <Button variant="tertiary" data-density="small" onClick={() => setOpen(true)}>
        {words.discard}
      </Button>
    )
  return (
    <div className="ss-draft__discard">
      <p ref={text} tabIndex={-1}>
        {words.discardSure}
      </p>
      {discard.error && <ErrorNotice error={toApiError(discard.error)} />}
      <Button
        data-color="danger"
        data-density="small"
        loading={discard.isPending}
        onClick={() => discard.mutate(id, { onSuccess: onDone })}
      >
        {words.discardYes}
      </Button>
      <Button variant="secondary" data-density="small" onClick={() => setOpen(false)}>
        {messages.app.cancel}
      </Button>
    </div>
  )
}
