import type { EditorView } from '@tiptap/pm/view'

/**
 * Scrolls an element to the middle of the window, or to its top when it is long. Parts of the page that were never in the window
 * have only a guessed height until they are drawn on the way, so the place is corrected in the frames that follow.
 */
export function scrollToElement(element: HTMLElement): void {
  const scroll = (): void => {
    element.scrollIntoView({ block: element.offsetHeight > window.innerHeight / 2 ? 'start' : 'center' })
  }
  scroll()
  again(scroll)
}

/** Does something in each of the next frames, as long as it takes until what was guessed is drawn. */
export function again(work: () => void, frames = 3): void {
  if (frames > 0)
    requestAnimationFrame(() => {
      work()
      again(work, frames - 1)
    })
}

/** Scrolls a position to the middle of the window. */
export function scrollToMiddle(view: EditorView, position: number): void {
  const around = view.domAtPos(position).node
  const element = around instanceof Element ? around : around.parentElement
  element?.scrollIntoView({ block: 'center' })
  again(() => {
    if (view.isDestroyed) return
    const desk = view.dom.closest('.ss-desk')
    const at = view.coordsAtPos(Math.min(position, view.state.doc.content.size))
    const box = desk?.getBoundingClientRect()
    if (desk && box) desk.scrollBy({ top: at.top - box.top - box.height / 2 })
  })
}
