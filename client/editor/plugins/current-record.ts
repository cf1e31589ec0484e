import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { recordViewOf } from '../view/record-view.ts'

/** Marks the records around the caret (`data-current`), and draws their handles, as pointing at them does. */
export function currentRecordPlugin(): Plugin {
  let marked: Element[] = []
  const mark = (view: EditorView): void => {
    const around: Element[] = []
    const { node } = view.domAtPos(view.state.selection.head)
    const start = node instanceof Element ? node : node.parentElement
    for (
      let at = start?.closest('[data-record]');
      at && view.dom.contains(at);
      at = at.parentElement?.closest('[data-record]')
    )
      around.push(at)
    if (around.length === marked.length && around.every((element, i) => element === marked[i])) return
    for (const element of marked) element.removeAttribute('data-current')
    for (const element of around) {
      element.setAttribute('data-current', 'true')
      recordViewOf(element)?.reveal()
    }
    marked = around
  }
  return new Plugin({
    view: () => ({
      update: (view, before) => {
        if (view.state.selection !== before.selection || view.state.doc !== before.doc) mark(view)
      }
    })
  })
}
