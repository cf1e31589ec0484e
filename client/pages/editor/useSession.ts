import { useMemo, useSyncExternalStore } from 'react'
import { METADATA_ID } from '../../../schemas/document/ids.ts'
import { messages } from '../../../schemas/messages/messages.ts'
import { fieldText } from '../../../schemas/text/stycke.ts'
import type { Observable } from '../../editor/session/emitter.ts'
import type { EditorSession, SaveState } from '../../editor/session/session.ts'

/** The current value of something that a session lets one watch. */
export function useWatched<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get)
}

/**
 * What the document is called. The frame is drawn again only when this changes: while the page has the focus, each drawing by React
 * measures the selection in it, which takes as long as a key press in a long document.
 */
export function useDocumentTitle(session: EditorSession): string {
  return useSyncExternalStore(
    session.version.subscribe,
    () => fieldText(session.projection.stycken(METADATA_ID, 'titel')).trim() || messages.editor.untitled
  )
}

/** *Sparat* is shown when it has lasted so long, in milliseconds: while one writes, it comes and goes with every key. */
const SETTLES_AFTER = 500

/** Whether what was written is stored. Whatever is not *Sparat* is shown at once. */
export function useSaving(session: EditorSession): SaveState {
  const { get, subscribe } = useMemo(() => {
    let shown = session.saving.get()
    const watch = (listener: () => void): (() => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const show = (): void => {
        const now = session.saving.get()
        if (now === shown) return
        shown = now
        listener()
      }
      const changed = (): void => {
        clearTimeout(timer)
        if (session.saving.get() === 'sparat') timer = setTimeout(show, SETTLES_AFTER)
        else show()
      }
      const stop = session.saving.subscribe(changed)
      changed()
      return () => {
        clearTimeout(timer)
        stop()
      }
    }
    return { get: () => shown, subscribe: watch }
  }, [session])
  return useSyncExternalStore(subscribe, get)
}
