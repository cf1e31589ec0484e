import type { EditorView } from '@tiptap/pm/view'
import { linkRange } from '../../../editor/commands/links.ts'

/** Where the selection, or the link around the caret, stands on the desk that scrolls: a pop-up there goes along. */
export interface SelectionPlace {
  desk: Element
  left: number
  top: number
  width: number
  height: number
}

export function selectionPlace(view: EditorView): SelectionPlace | null {
  const desk = view.dom.closest('.ss-desk')
  if (!desk) return null
  const { from, to } = linkRange(view.state)
  const start = view.coordsAtPos(from)
  const end = view.coordsAtPos(to, -1)
  const box = desk.getBoundingClientRect()
  const oneLine = Math.abs(end.bottom - start.bottom) < 4
  return {
    desk,
    left: (oneLine ? start.left : Math.min(start.left, end.left)) - box.left + desk.scrollLeft,
    top: start.top - box.top + desk.scrollTop,
    width: oneLine ? Math.max(1, end.right - start.left) : 1,
    height: end.bottom - start.top
  }
}
