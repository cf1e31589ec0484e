import { Plugin } from '@tiptap/pm/state'

/** After the end of a composition, the editor reads the composed letters from the page a moment later (20 ms in ProseMirror). */
const SETTLES_MS = 60

/**
 * Knows whether letters are being composed (dead keys, input methods). Other people's changes wait meanwhile: to draw them would
 * take away letters that stand in the page and that the editor has not read yet.
 */
export class CompositionGuard {
  #composing = false
  #endedAt = Number.NEGATIVE_INFINITY

  get quiet(): boolean {
    return !this.#composing && performance.now() - this.#endedAt > SETTLES_MS
  }

  plugin(): Plugin {
    const begin = (): boolean => {
      this.#composing = true
      return false
    }
    const end = (): boolean => {
      this.#composing = false
      this.#endedAt = performance.now()
      return false
    }
    return new Plugin({
      props: { handleDOMEvents: { compositionstart: begin, compositionupdate: begin, compositionend: end, blur: end } }
    })
  }
}
