import type { Node as PmNode } from '@tiptap/pm/model'
import { EditorState, type Plugin, type PluginView, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** The contract between an editor view and its plugins, without DOM: state, dispatch, and plugin views. */
export class HeadlessView {
  state: EditorState
  #views: PluginView[] = []

  constructor(doc: PmNode, plugins: Plugin[]) {
    this.state = EditorState.create({ doc, plugins })
    for (const plugin of plugins) {
      const view = plugin.spec.view?.(this as unknown as EditorView)
      if (view) this.#views.push(view)
    }
  }

  dispatch(transaction: Transaction): void {
    const before = this.state
    this.state = before.apply(transaction)
    if (this.state === before) return
    for (const view of this.#views) view.update?.(this as unknown as EditorView, before)
  }

  destroy(): void {
    for (const view of this.#views) view.destroy?.()
  }
}
