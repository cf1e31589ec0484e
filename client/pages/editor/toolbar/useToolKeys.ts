import { keydownHandler } from '@tiptap/pm/keymap'
import { useEffect } from 'react'
import { toolKeys } from '../../../editor/commands/tool-keys.ts'
import type { EditorSession } from '../../../editor/session/session.ts'

/** Hears the keys that hold in the whole editor, wherever the focus is; what the page or a control has used is left alone. */
export function useToolKeys(session: EditorSession): void {
  useEffect(() => {
    const handle = keydownHandler(toolKeys(session))
    const pressed = (event: KeyboardEvent): void => {
      const view = session.editor?.view
      if (!view || event.defaultPrevented || isInPopUp(event.target)) return
      if (handle(view, event) || asksForHelp(event)) event.preventDefault()
    }
    const asksForHelp = (event: KeyboardEvent): boolean => {
      if (!isHelpKey(event)) return false
      const anchor = session.editor?.view.dom
      if (anchor) session.action.set({ act: 'help', id: '', key: '', anchor })
      return true
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [session])
}

const isInPopUp = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.ss-pop, [role="dialog"]') !== null

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** A question mark where nobody writes; Ctrl+/ where that sign needs no Shift, since with Shift it is the key of numbered lists. */
function isHelpKey({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): boolean {
  if (altKey) return false
  return ctrlKey || metaKey ? key === '/' && !shiftKey : key === '?' && !isWriting(target)
}
