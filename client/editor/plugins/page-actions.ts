import { Plugin } from '@tiptap/pm/state'
import { goToFootnote, goToReference } from '../commands/footnotes.ts'
import { addAfter, addInside, type RecordHost } from '../commands/records.ts'
import { addTablePart } from '../commands/tables.ts'
import type { Observable } from '../session/emitter.ts'
import type { PageAction } from '../session/page-action.ts'

/** Commands of buttons in the page that need no further question. */
const DIRECT: Record<string, (host: RecordHost, id: string) => void> = {
  'add-after': (host, id) => void addAfter(host, id),
  'add-fokusomrade': (host, id) => void addInside(host, 'fokusomrade', id),
  'add-insats': (host, id) => void addInside(host, 'insats', id),
  'add-definition': (host, id) => void addInside(host, 'definition', id),
  'add-bilaga': (host, id) => void addInside(host, 'bilaga', id),
  'table-row': (host, id) => addTablePart(host, 'tablerow', id),
  'table-column': (host, id) => addTablePart(host, 'tablecolumn', id),
  footnote: (host, id) => void goToFootnote(host, id),
  'footnote-back': (host, id) => void goToReference(host, id)
}

/** Handles the buttons of the page in one place: some act at once, the others open something beside them. */
export function pageActionsPlugin(host: RecordHost, action: Observable<PageAction | null>): Plugin {
  const run = (target: EventTarget | null): boolean => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-act]') : null
    if (!button) return false
    const { act = '', id = '', key = '' } = button.dataset
    const direct = DIRECT[act]
    if (direct) direct(host, id)
    else action.set({ act, id, key, anchor: button })
    return true
  }
  return new Plugin({
    props: {
      handleDOMEvents: {
        click: (_view, event) => {
          if (!run(event.target)) return false
          event.preventDefault()
          return true
        }
      }
    }
  })
}
