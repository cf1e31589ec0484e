import { type EditorState, Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Observable } from '../session/emitter.ts'

/** How far down the window stands what a person reads who scrolls. */
const READING_LINE = 0.3

/** The record in which the caret stands. */
function recordOfCaret({ selection: { $head } }: EditorState): string | null {
  for (let depth = $head.depth; depth > 0; depth--) {
    const { id } = $head.node(depth).attrs
    if (typeof id === 'string') return id
  }
  return null
}

/** Says in `here` which record a person is at: the one with the caret while the caret is in view, else the one that was scrolled to. */
export function whereaboutsPlugin(here: Observable<string | null>): Plugin {
  return new Plugin({ view: view => new Whereabouts(view, here) })
}

class Whereabouts {
  readonly #view: EditorView
  readonly #here: Observable<string | null>
  #caret: string | null
  #frame: number | null = null

  constructor(view: EditorView, here: Observable<string | null>) {
    this.#view = view
    this.#here = here
    this.#caret = recordOfCaret(view.state)
    here.set(this.#caret)
    document.addEventListener('scroll', this.#scrolled, { capture: true, passive: true })
  }

  update(view: EditorView, before: EditorState): void {
    if (view.state.selection === before.selection) return
    const caret = recordOfCaret(view.state)
    if (caret === this.#caret) return
    this.#caret = caret
    this.#here.set(caret)
  }

  readonly #scrolled = (event: Event): void => {
    const { target } = event
    if (!(target instanceof Element) || !target.contains(this.#view.dom)) return
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = null
      this.#look(target.getBoundingClientRect())
    })
  }

  #look(desk: DOMRect): void {
    const view = this.#view
    if (view.isDestroyed) return
    const caret = view.coordsAtPos(view.state.selection.head)
    if (caret.bottom > desk.top && caret.top < desk.bottom) {
      this.#here.set(this.#caret)
      return
    }
    const page = view.dom.getBoundingClientRect()
    const under = document.elementFromPoint(page.left + page.width / 2, desk.top + desk.height * READING_LINE)
    const record = under?.closest<HTMLElement>('[data-record]')
    if (record && view.dom.contains(record)) this.#here.set(record.dataset.id ?? null)
  }

  destroy(): void {
    document.removeEventListener('scroll', this.#scrolled, { capture: true })
    if (this.#frame !== null) cancelAnimationFrame(this.#frame)
  }
}
