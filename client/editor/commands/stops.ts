import type { Node as PmNode } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isField } from '../model/specs.ts'
import { caretIn, currentField } from './fields.ts'

/** What Tab goes to: the text of a field, or something to choose that stands between the fields. */
type Stop = { start: number; node: PmNode; leaf: boolean }

function stopsOf(page: PmNode): Stop[] {
  const out: Stop[] = []
  page.descendants((node, at) => {
    if (isField(node)) out.push({ start: at + 1, node, leaf: false })
    else if (node.type.name === 'ansvar' || node.type.name === 'value') out.push({ start: at, node, leaf: true })
    else return true
    return false
  })
  return out
}

/**
 * Goes to the next field, or the one before it, from the caret; on the way it stops at the buttons between the fields (ansvar,
 * chosen values), which cannot be reached with the caret.
 */
export const goToStop =
  (direction: 1 | -1): Command =>
  (state, dispatch, view) => {
    const here = currentField(state.selection)
    return goFrom(here?.start ?? -1, direction)(state, dispatch, view)
  }

/** The same from a button between the fields. */
export function leaveLeaf(view: EditorView, button: Element, direction: 1 | -1): boolean {
  const leaf = button.closest('.ss-leaf')
  if (!leaf || !view.dom.contains(leaf)) return false
  return goFrom(view.posAtDOM(leaf, 0), direction)(view.state, view.dispatch, view)
}

const goFrom =
  (start: number, direction: 1 | -1): Command =>
  (state, dispatch, view) => {
    const stops = stopsOf(state.doc)
    let i = stops.findIndex(stop => stop.start === start)
    for (i += direction; i >= 0 && i < stops.length; i += direction) {
      const stop = stops[i]!
      if (!stop.leaf) {
        if (!dispatch) return true
        view?.focus()
        dispatch(state.tr.setSelection(caretIn(state.doc, stop, direction < 0)).scrollIntoView())
        return true
      }
      const button = buttonOf(view, stop)
      if (!button) continue
      if (dispatch) {
        button.focus()
        button.scrollIntoView({ block: 'nearest' })
      }
      return true
    }
    return false
  }

/** The first button of a leaf; null where readers see words alone, and where there is no page to see. */
function buttonOf(view: EditorView | undefined, stop: Stop): HTMLElement | null {
  const dom = view?.nodeDOM?.(stop.start)
  return dom instanceof HTMLElement ? dom.querySelector('button') : null
}
