import { memo, useEffect, useRef } from 'react'
import { messages } from '../../../schemas/messages/messages.ts'
import type { EditorSession } from '../../editor/session/session.ts'

/** The page itself: an element that the session fills. React draws nothing in it. */
export const Page = memo(function Page({ session }: { session: EditorSession }) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!holder.current) return
    session.mount(holder.current, messages.editor.pageLabel)
    return () => session.unmount()
  }, [session])
  return <div ref={holder} className="ss-page-holder" />
})
