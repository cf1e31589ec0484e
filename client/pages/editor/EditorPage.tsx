import { useCallback, useEffect, useRef, useState } from 'react'
import type { CloseReason } from '../../../schemas/api/close-codes.ts'
import type { OpenDocument } from '../../../schemas/api/contract.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { PageFrame } from '../../app/PageFrame.tsx'
import { useOpenDocument } from '../../app/queries.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { type Before, EditorSession } from '../../editor/session/session.ts'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'
import { EditorFrame } from './EditorFrame.tsx'
import { goBackTo, type Place, placeOf } from './place.ts'

/** The editor of the document with this id. */
export function EditorPage({ id }: { id: string }) {
  const open = useOpenDocument(id)
  const [reopened, setReopened] = useState<OpenDocument | null>(null)
  const { refetch } = open
  const reopen = useCallback(async (): Promise<boolean> => {
    const { data, isSuccess } = await refetch()
    if (isSuccess) setReopened({ ...data })
    return isSuccess
  }, [refetch])
  const shown = reopened ?? open.data
  if (open.isError && !shown) {
    return (
      <PageFrame title={messages.editor.cannotOpen}>
        <div className="ss-start">
          <ErrorNotice error={toApiError(open.error)} />
        </div>
      </PageFrame>
    )
  }
  if (!shown) return <Waiting />
  return <OpenEditor key={shown.room} open={shown} reopen={reopen} />
}

interface OpenEditorProps {
  open: OpenDocument
  /** Asks anew what the person may do: another `open` follows, unless no answer came (false). */
  reopen: () => Promise<boolean>
}

/**
 * Holds the session for as long as the page is open. When the person's role changes, another session takes over all that was written and
 * asks the server with the new role.
 */
function OpenEditor({ open, reopen }: OpenEditorProps) {
  const [session, setSession] = useState<EditorSession | null>(null)
  const [refused, setRefused] = useState<CloseReason | null>(null)
  const before = useRef<{ session: Before; place: Place | null } | null>(null)
  useEffect(() => {
    const last = before.current
    before.current = null
    const opened = new EditorSession(open, last?.session)
    let current = true
    void opened.ready().then(() => {
      if (!current) return
      setSession(opened)
      if (last?.place) goBackTo(opened, last.place)
    })
    const unsubscribe = opened.refused.subscribe(() => {
      const reason = opened.refused.get()
      if (reason !== 'andrad-roll') {
        setRefused(reason)
        return
      }
      opened.reopening.set(true)
      void reopen().then(done => {
        if (done) return
        opened.reopening.set(false)
        if (current) setRefused(reason)
      })
    })
    return () => {
      current = false
      unsubscribe()
      if (opened.refused.get() === 'andrad-roll')
        before.current = { session: opened.handOver(), place: placeOf(opened) }
      setSession(null)
      opened.destroy()
    }
  }, [open, reopen])
  if (session) return <EditorFrame key={session.doc.clientID} session={session} />
  if (!refused) return <Waiting />
  const { banner, cannotOpen } = messages.editor
  return (
    <PageFrame title={cannotOpen}>
      <div className="ss-start">
        <Notice tone="warning">{banner.reasons[refused as keyof typeof banner.reasons] ?? banner.reasons.other}</Notice>
      </div>
    </PageFrame>
  )
}
