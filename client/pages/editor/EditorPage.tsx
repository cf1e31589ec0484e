import { useEffect, useState } from 'react'
import type { CloseReason } from '../../../schemas/api/close-codes.ts'
import type { OpenDocument } from '../../../schemas/api/contract.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { toApiError } from '../../app/api-error.ts'
import { PageFrame } from '../../app/PageFrame.tsx'
import { useOpenDocument } from '../../app/queries.ts'
import { Waiting } from '../../app/Waiting.tsx'
import { EditorSession } from '../../editor/session/session.ts'
import { ErrorNotice, Notice } from '../../ui/Notice.tsx'
import { EditorFrame } from './EditorFrame.tsx'

/** The editor of the document with this id. */
export function EditorPage({ id }: { id: string }) {
  const open = useOpenDocument(id)
  if (open.isError) {
    return (
      <PageFrame title={messages.editor.cannotOpen}>
        <div className="ss-start">
          <ErrorNotice error={toApiError(open.error)} />
        </div>
      </PageFrame>
    )
  }
  if (!open.data) return <Waiting />
  return <OpenEditor key={open.data.room} open={open.data} />
}

/** Holds the session for as long as the page is open. */
function OpenEditor({ open }: { open: OpenDocument }) {
  const [session, setSession] = useState<EditorSession | null>(null)
  const [refused, setRefused] = useState<CloseReason | null>(null)
  useEffect(() => {
    const opened = new EditorSession(open)
    let current = true
    void opened.ready().then(() => {
      if (current) setSession(opened)
    })
    const unsubscribe = opened.refused.subscribe(() => setRefused(opened.refused.get()))
    return () => {
      current = false
      unsubscribe()
      setSession(null)
      opened.destroy()
    }
  }, [open])
  if (session) return <EditorFrame session={session} />
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
