import { useSyncExternalStore } from 'react'
import type { Observable } from '../../editor/session/emitter.ts'
import type { EditorSession } from '../../editor/session/session.ts'

/** The current value of something that a session lets one watch. */
export function useWatched<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get)
}

/** Draws the component again when the document changed; at most once a frame. */
export function useSessionVersion(session: EditorSession): number {
  return useWatched(session.version)
}
