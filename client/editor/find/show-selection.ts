import type { EditorView } from '@tiptap/pm/view'
import { scrollToMiddle } from '../view/scroll.ts'

/** Scrolls to the selection when it is out of sight; the focus stays where it is. */
export function showSelection(view: EditorView): void {
  const { from, to } = view.state.selection
  const desk = view.dom.closest('.ss-desk')?.getBoundingClientRect()
  const top = view.coordsAtPos(from).top
  const bottom = view.coordsAtPos(to).bottom
  if (!desk || top < desk.top + MARGIN || bottom > desk.bottom - MARGIN) scrollToMiddle(view, from)
}

/** Closer to the edge than this, in pixels, one does not see what stands around it. */
const MARGIN = 40
