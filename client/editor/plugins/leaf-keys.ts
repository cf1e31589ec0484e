import { Plugin } from '@tiptap/pm/state'
import { leaveLeaf } from '../commands/stops.ts'

/**
 * Keys on the buttons between the fields, which the editor itself does not hear: Tab goes on as it does in the text, Escape goes back
 * to the text.
 */
export function leafKeysPlugin(): Plugin {
  return new Plugin({
    view: view => {
      const pressed = (event: KeyboardEvent): void => {
        const button = event.target instanceof Element ? event.target.closest('.ss-leaf button') : null
        if (!button || event.ctrlKey || event.altKey || event.metaKey) return
        if (event.key === 'Tab' && leaveLeaf(view, button, event.shiftKey ? -1 : 1)) event.preventDefault()
        if (event.key === 'Escape' && leaveLeaf(view, button, -1)) event.preventDefault()
      }
      view.dom.addEventListener('keydown', pressed)
      return { destroy: () => view.dom.removeEventListener('keydown', pressed) }
    }
  })
}
