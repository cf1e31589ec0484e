import { Button } from '@digdir/designsystemet-react'
import { useState } from 'react'
import type { CloseReason } from '../../../schemas/api/close-codes.ts'
import { toDokument } from '../../../schemas/document/interchange.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import type { EditorSession } from '../../editor/session/session.ts'
import { Notice } from '../../ui/Notice.tsx'
import { MyText } from './MyText.tsx'
import { RightsLine } from './RightsLine.tsx'
import { useWatched } from './useSession.ts'

/** Reasons after which what stands on this computer is not taken by the server as it is. */
const KEEPS_LOCAL: readonly CloseReason[] = [
  'avvisad-andring',
  'fel-epok',
  'fel-schemaversion',
  'for-stor',
  'fel-meddelande'
]

/** Reasons after which the person does not come back to the document: what was not sent in is here and nowhere else. */
const LOSES_ACCESS: readonly CloseReason[] = ['finns-inte', 'inte-behorig', 'andrad-roll']

/** What happened. A change that is refused right after a change of role was written under the role before. */
function headline(session: EditorSession, reason: CloseReason): string {
  const { reasons } = messages.editor.banner
  if (reason === 'avvisad-andring' && session.roleBefore) return messages.rights.rejectedAfterRole
  return reasons[reason as keyof typeof reasons] ?? reasons.other
}

/** Says that the server ended the connection for good, and lets the person save what stands on this computer before going on. */
export function Banner({ session }: { session: EditorSession }) {
  const reason = useWatched(session.refused)
  const reopening = useWatched(session.reopening)
  const [saved, setSaved] = useState(false)
  if (!reason || reopening) return <RightsLine session={session} />
  const { banner } = messages.editor
  const keep = KEEPS_LOCAL.includes(reason) || (LOSES_ACCESS.includes(reason) && session.unsent)
  const saveText = (): void => {
    const json = JSON.stringify(toDokument(session.doc, session.open.template.name), null, 2)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }))
    link.download = `${messages.editor.banner.fileName}.json`
    link.click()
    setSaved(true)
  }
  const goOn = async (): Promise<void> => {
    if (keep) await session.clearLocalCopy()
    location.reload()
  }
  return (
    <div className="ss-banner">
      <Notice
        tone="warning"
        actions={
          <>
            {keep && (
              <Button data-density="small" onClick={saveText}>
                {banner.saveText}
              </Button>
            )}
            <Button data-density="small" variant="secondary" disabled={keep && !saved} onClick={() => void goOn()}>
              {keep ? banner.fetchServer : banner.reload}
            </Button>
          </>
        }
      >
        <p>
          <strong>{headline(session, reason)}</strong>
        </p>
        <p>{keep ? banner.keepExplained : banner.explained}</p>
        {keep && <MyText session={session} />}
      </Notice>
    </div>
  )
}
