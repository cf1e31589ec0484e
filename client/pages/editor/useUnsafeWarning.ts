import { useEffect } from 'react'
import type { EditorSession } from '../../editor/session/session.ts'

/** Reload and close warn while something that was written is stored neither at the server nor on this computer. */
export function useUnsafeWarning(session: EditorSession): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (session.unsafe) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [session])
}
