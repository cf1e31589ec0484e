import { Button } from '@digdir/designsystemet-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { messages } from '../../schemas/messages/messages.ts'
import './confirm.css'

interface ConfirmProps {
  /** The button that begins, with an ellipsis. */
  label: string
  /** What one must know before. */
  children: ReactNode
  /** The button that does it. */
  yes: string
  isPending: boolean
  onYes: () => void
}

/** Something that is done in two steps, in place: what it means stands before the button that does it. */
export function Confirm({ label, children, yes, isPending, onYes }: ConfirmProps) {
  const [open, setOpen] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  const text = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open) text.current?.focus()
  }, [open])
  const cancel = (): void => {
    setOpen(false)
    requestAnimationFrame(() => first.current?.focus())
  }
  if (!open)
    return (
      <Button ref={first} variant="secondary" data-density="small" onClick={() => setOpen(true)}>
        {label}
      </Button>
    )
  return (
    <div className="ss-confirm">
      <div ref={text} tabIndex={-1}>
        {children}
      </div>
      <div className="ss-confirm__acts">
        <Button data-color="danger" data-density="small" loading={isPending} onClick={onYes}>
          {yes}
        </Button>
        <Button variant="secondary" data-density="small" onClick={cancel}>
          {messages.app.cancel}
        </Button>
      </div>
    </div>
  )
}
