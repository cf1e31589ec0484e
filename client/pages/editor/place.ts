import { placeAt, type TextPlace } from '../../editor/binding/binding.ts'
import { focusField } from '../../editor/commands/records.ts'
import type { EditorSession } from '../../editor/session/session.ts'

/** Where somebody is in a document: the field at the top of what is in view, and the caret when it is in the page. */
export interface Place {
  top: { key: string; below: number } | null
  caret: TextPlace | null
}

/** Heights are estimates for what has not been shown yet, so that the way there takes a few steps. */
const STEPS = 3

const deskOf = (page: Element): Element | null => page.closest('.ss-desk')

/** Where the person is; null when the page is not shown. */
export function placeOf({ editor }: EditorSession): Place | null {
  if (!editor) return null
  const { state, view } = editor
  const start = deskOf(view.dom)?.getBoundingClientRect().top ?? 0
  const fields = [...view.dom.querySelectorAll<HTMLElement>('[data-field]')]
  const first = fields.find(field => field.getBoundingClientRect().bottom > start)
  return {
    top: first ? { key: first.dataset.field ?? '', below: first.getBoundingClientRect().top - start } : null,
    caret: view.hasFocus() ? placeAt(state.doc, state.selection.head) : null
  }
}

/** Goes back to a place as soon as the page is shown. */
export function goBackTo(session: EditorSession, { top, caret }: Place): void {
  const go = (): void => {
    if (!session.editor) return
    stop()
    requestAnimationFrame(() => {
      if (caret) focusField(session, caret.key, caret.offset)
      if (top) scrollTo(session, top, STEPS)
    })
  }
  const stop = session.page.subscribe(go)
  go()
}

function scrollTo(session: EditorSession, top: { key: string; below: number }, steps: number): void {
  const page = session.editor?.view.dom
  const desk = page && deskOf(page)
  const field = page?.querySelector(`[data-field="${CSS.escape(top.key)}"]`)
  if (!desk || !field) return
  desk.scrollTop += field.getBoundingClientRect().top - desk.getBoundingClientRect().top - top.below
  if (steps > 1) requestAnimationFrame(() => scrollTo(session, top, steps - 1))
}
