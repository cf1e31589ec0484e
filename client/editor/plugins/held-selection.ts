import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { catchUp } from './catch-up.ts'

const heldKey = new PluginKey<boolean>('styrskrift-held-selection')

/** Draws the selection while something else has the focus, so that one sees what it is about (the words of a link). */
export function heldSelectionPlugin(): Plugin {
  return new Plugin<boolean>({
    key: heldKey,
    state: {
      init: () => false,
      apply: (transaction, held) => (transaction.getMeta(heldKey) as boolean | undefined) ?? held
    },
    props: {
      decorations(state) {
        const { from, to, empty } = state.selection
        if (!heldKey.getState(state) || empty) return null
        return DecorationSet.create(state.doc, [Decoration.inline(from, to, { class: 'ss-held' })])
      }
    }
  })
}

/** Begins or ends to draw the selection. */
export function holdSelection(view: EditorView, held: boolean): void {
  if (view.isDestroyed || heldKey.getState(view.state) === held) return
  catchUp(view)
  view.dispatch(view.state.tr.setMeta(heldKey, held))
}
