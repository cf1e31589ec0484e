import { placeAt, type TextPlace } from '../../editor/binding/binding.ts'
import { focusField } from '../../editor/commands/records.ts'
import type { EditorSession } from '../../editor/session/session.ts'

/** Where somebody is in a document: how far down, and the caret when it is in the page. */
export interface Place {
  scrolled: number
  caret: TextPlace | null
}

const desk = (): Element | null => document.querySelector('.ss-desk')

/** Where the person is; null when the page is not shown. */
export function placeOf({ editor }: EditorSession): Place | null {
  if (!editor) return null
  const { state, view } = editor
  return { scrolled: desk()?.scrollTop ?? 0, caret: view.hasFocus() ? placeAt(state.doc, state.selection.head) : null }
}

/** Goes back to a place as soon as the page is shown. */
export function goBackTo(session: EditorSession, { scrolled, caret }: Place): void {
  const go = (): void => {
    if (!session.editor) return
    stop()
    requestAnimationFrame(() => {
      if (caret) focusField(session, caret.key, caret.offset)
      const element = desk()
      if (element) element.scrollTop = scrolled
    })
  }
  const stop = session.page.subscribe(go)
  go()
}
