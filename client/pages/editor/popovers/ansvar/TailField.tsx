import { useEffect, useId, useRef } from 'react'
import { messages } from '../../../../../schemas/messages/messages.ts'
import type { EditorSession } from '../../../../editor/session/session.ts'
import { bindLine } from './bind-line.ts'

interface TailFieldProps {
  session: EditorSession
  id: string
  onEnter: () => void
}

/** The free words after the parties: a line that several people can write in at the same time. */
export function TailField({ session, id, onEnter }: TailFieldProps) {
  const field = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!input.current) return
    session.history.step()
    const { records } = session.projection
    const end = bindLine(input.current, records.field(id, 'ansvarstillagg'), work => records.change(work))
    return () => {
      end()
      session.history.step()
    }
  }, [session, id])
  return (
    <div>
      <label htmlFor={field}>{messages.ansvarEditor.tail}</label>
      <input
        ref={input}
        id={field}
        className="ds-input"
        type="text"
        autoComplete="off"
        lang="sv"
        placeholder={messages.ansvarEditor.tailGuidance}
        onBlur={() => session.history.step()}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter()
        }}
      />
    </div>
  )
}
