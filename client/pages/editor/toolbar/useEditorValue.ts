import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { EditorSession } from '../../../editor/session/session.ts'

/**
 * Something that is read from the page and its session after every transaction. The component is drawn again only when what was
 * read differs by `same`, so that typing costs the reading alone.
 */
export function useEditorValue<T>(
  session: EditorSession,
  read: (session: EditorSession) => T,
  same: (a: T, b: T) => boolean
): T {
  const known = useRef<{ session: EditorSession; value: T } | null>(null)
  const subscribe = useCallback(
    (changed: () => void) => {
      let off = (): void => {}
      const follow = (): void => {
        off()
        const editor = session.page.get()
        editor?.on('transaction', changed)
        editor?.on('focus', changed)
        editor?.on('blur', changed)
        off = () => {
          editor?.off('transaction', changed)
          editor?.off('focus', changed)
          editor?.off('blur', changed)
        }
        changed()
      }
      const stop = session.page.subscribe(follow)
      const { manager } = session.history
      const steps = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const
      for (const event of steps) manager.on(event, changed)
      follow()
      return () => {
        off()
        stop()
        for (const event of steps) manager.off(event, changed)
      }
    },
    [session]
  )
  return useSyncExternalStore(subscribe, () => {
    const value = read(session)
    const before = known.current
    if (before && before.session === session && same(before.value, value)) return before.value
    known.current = { session, value }
    return value
  })
}

/** Are all values of two flat objects the same? */
export function sameFlat<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every(key => Object.is(a[key], b[key]))
}
