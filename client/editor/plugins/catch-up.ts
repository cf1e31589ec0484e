import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** The part of ProseMirror's view that reads letters and the caret from the page; it is not in its types. */
interface ReadsPage {
  domObserver?: { flush(): void }
}

/**
 * Reads what the browser has already done in the page, the caret above all. A browser tells of a moved caret some milliseconds
 * later; whoever redraws in between would put the caret back to where it was, and the next letters would land there. So everything
 * that changes the page from outside (other people's writing, cursors, marks) calls this first.
 */
export function catchUp(view: EditorView): void {
  if (!view.isDestroyed) (view as unknown as ReadsPage).domObserver?.flush()
}

/**
 * The same before each key, so that End and a quick Enter act at the end of the line, and after a click. ProseMirror itself puts
 * the caret back 20 ms after the focus came, if it has not heard of the click by then.
 */
export function catchUpPlugin(): Plugin {
  const now = (view: EditorView): false => {
    catchUp(view)
    return false
  }
  // The browser places the caret after the event.
  const soon = (view: EditorView): false => {
    setTimeout(() => catchUp(view))
    return false
  }
  return new Plugin({
    props: {
      handleDOMEvents: { keydown: now, beforeinput: now, compositionstart: now, mousedown: soon, mouseup: soon }
    }
  })
}
