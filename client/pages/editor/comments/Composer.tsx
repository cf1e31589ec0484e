import { Button, ValidationMessage } from '@digdir/designsystemet-react'
import { type ReactNode, type RefObject, useId, useState } from 'react'
import { newRecordId } from '../../../../schemas/document/ids.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { type ApiError, toApiError } from '../../../app/api-error.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { announce } from '../../../ui/LiveRegion.tsx'
import type { DraftText } from './drafts.ts'
import { feedOf } from './feed.ts'
import { MentionField } from './MentionField.tsx'

interface ComposerProps<D extends DraftText> {
  session: EditorSession
  label: string
  draft: D
  onChange: (draft: D) => void
  /** Sends it, and throws `ApiError` when that failed: then what was written stays, with the reason. */
  onSend: (draft: D) => Promise<void>
  onDiscard: () => void
  sendLabel?: string
  placeholder?: string
  /** What is wrong with it before it is sent; null when nothing is. */
  check?: (draft: D) => string | null
  autoFocus?: boolean
  /** Whether there are buttons yet: an empty reply is only a field. */
  hasActs?: boolean
  fieldRef?: RefObject<HTMLTextAreaElement | null>
  children?: ReactNode
}

const words = messages.comments
const demandWords = ({ text }: DraftText): string | null => (text.trim() === '' ? words.noWords : null)

/** A field for words with a button that sends them. Nothing that was written goes away before the server has it. */
export function Composer<D extends DraftText>({
  session,
  label,
  draft,
  onChange,
  onSend,
  onDiscard,
  sendLabel = words.send,
  placeholder,
  check = demandWords,
  autoFocus,
  hasActs = true,
  fieldRef,
  children
}: ComposerProps<D>) {
  const id = useId()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const [failure, setFailure] = useState<ApiError | null>(null)
  const send = async (): Promise<void> => {
    if (busy) return
    const problem = check(draft)
    setWrong(problem)
    if (problem) return
    setBusy(true)
    setFailure(null)
    try {
      await onSend(draft)
      announce(words.sent, `sent-${draft.key}`)
    } catch (error) {
      setFailure(toApiError(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="ss-composer">
      {children}
      <MentionField
        document={session.open.id}
        label={label}
        value={draft}
        // Other words are another request.
        onChange={({ text, chosen }) => {
          setWrong(null)
          onChange({ ...draft, text, chosen, key: newRecordId() })
        }}
        onKnown={people => feedOf(session)?.know(people)}
        onSend={() => void send()}
        // Words are never thrown away by a key: the draft stays, and the focus goes back to the page.
        onEscape={() => (draft.text.trim() === '' ? onDiscard() : session.editor?.view.focus())}
        placeholder={placeholder}
        invalid={wrong !== null}
        describedBy={wrong || failure ? `${id}-error` : undefined}
        autoFocus={autoFocus}
        ref={fieldRef}
      />
      {wrong && <ValidationMessage id={`${id}-error`}>{wrong}</ValidationMessage>}
      {failure && (
        <ValidationMessage id={`${id}-error`} role="alert">
          {failure.message} {failure.remedy}
        </ValidationMessage>
      )}
      {hasActs && (
        <div className="ss-composer__acts">
          <Button data-density="small" disabled={busy} onClick={() => void send()}>
            {busy ? words.sending : sendLabel}
          </Button>
          <Button data-density="small" variant="tertiary" disabled={busy} onClick={onDiscard}>
            {draft.text.trim() === '' ? messages.app.cancel : words.discard}
          </Button>
        </div>
      )}
    </div>
  )
}
