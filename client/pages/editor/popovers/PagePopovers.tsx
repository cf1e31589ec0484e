import type { EditorSession } from '../../../editor/session/session.ts'
import { useWatched } from '../useSession.ts'
import { returnFocus } from './anchor.ts'
import { AnsvarPopover } from './ansvar/AnsvarPopover.tsx'
import { LinkBubble } from './LinkBubble.tsx'
import { LinkPopover } from './LinkPopover.tsx'
import { MetadataPopover } from './MetadataPopover.tsx'
import { RecordMenuPopover } from './RecordMenuPopover.tsx'
import './popovers.css'

interface PagePopoversProps {
  session: EditorSession
}

/** What opens beside the page's own buttons, one at a time. */
export function PagePopovers({ session }: PagePopoversProps) {
  const action = useWatched(session.action)
  const close = (): void => {
    session.action.set(null)
    if (action) returnFocus(action)
  }
  const key = action ? `${action.act} ${action.id} ${action.key}` : ''
  return (
    <>
      {action?.act === 'ansvar' && <AnsvarPopover key={key} session={session} action={action} onClose={close} />}
      {action?.act === 'metadata' && <MetadataPopover key={key} session={session} action={action} onClose={close} />}
      {action?.act === 'menu' && <RecordMenuPopover key={key} session={session} action={action} onClose={close} />}
      {action?.act === 'link' && <LinkPopover session={session} onClose={() => session.action.set(null)} />}
      {session.writable && action === null && <LinkBubble session={session} />}
    </>
  )
}
