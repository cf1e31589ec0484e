import { useMemo, useSyncExternalStore } from 'react'
import { mayArrange } from '../../../editor/commands/records.ts'
import { Derived } from '../../../editor/review/derived.ts'
import { namingOf } from '../../../editor/review/naming.ts'
import { Observable } from '../../../editor/session/emitter.ts'
import type { EditorSession } from '../../../editor/session/session.ts'
import { keepSame, type Outline, outlineOf } from './outline-list.ts'

/** The outline of an open document. It is worked out at every change, and drawn again only where it came out otherwise. */
export function useOutline(session: EditorSession): { outline: Outline; hold: (id: string | null) => void } {
  const { derived, hold } = useMemo(() => {
    const held = new Observable<string | null>(null)
    const sources = [session.version, session.checker.review, session.here, held]
    const work = (): Outline =>
      outlineOf({
        ...namingOf(session.projection),
        reading: session.projection.reading,
        counts: session.checker.review.get().counts,
        here: session.here.get(),
        held: held.get(),
        movable: id => mayArrange(session, id),
        mine: id => !session.writing.everything && session.writing.text(id)
      })
    return { derived: new Derived(sources, work, keepSame), hold: (id: string | null) => held.set(id) }
  }, [session])
  return { outline: useSyncExternalStore(derived.subscribe, derived.get), hold }
}
