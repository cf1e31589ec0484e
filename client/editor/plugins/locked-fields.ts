import { type EditorState, Plugin } from '@tiptap/pm/state'
import type { RecordHost } from '../commands/records.ts'
import { isField } from '../model/specs.ts'

/** Input that a browser sends and that changes nothing in a field. */
const HARMLESS = new Set(['historyUndo', 'historyRedo'])
const EDITING_KEYS = new Set(['Enter', 'Backspace', 'Delete'])
const FORMATTING_KEYS = new Set(['b', 'i', 'k'])

/** Does a selection stand in, or reach into, text that others write? */
function reachesLocked({ projection }: RecordHost, { doc, selection }: EditorState): boolean {
  const { writing } = projection.context
  if (writing.everything) return false
  let found = false
  doc.nodesBetween(selection.from, selection.to, node => {
    if (found || !isField(node)) return !found
    const key = String(node.attrs.fkey)
    found = !writing.text(key.slice(0, key.indexOf(':')))
    return false
  })
  return found
}

/**
 * Stops what would change text that others write before it begins: the caret goes there, to read, copy and comment, and typing does nothing
 * but tell why (`stopped`). What comes past it is refused by the binding, and what comes past that by the gate.
 */
export function lockedFieldsPlugin(host: RecordHost, stopped: () => void): Plugin {
  const stop = (state: EditorState): boolean => {
    if (!reachesLocked(host, state)) return false
    stopped()
    return true
  }
  const isEditing = (event: KeyboardEvent): boolean => {
    if (EDITING_KEYS.has(event.key)) return true
    return (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && FORMATTING_KEYS.has(event.key)
  }
  return new Plugin({
    props: {
      handleKeyDown: (view, event) => isEditing(event) && stop(view.state),
      handleTextInput: view => stop(view.state),
      handlePaste: view => stop(view.state),
      handleDOMEvents: {
        beforeinput(view, event) {
          if (HARMLESS.has(event.inputType) || !stop(view.state)) return false
          event.preventDefault()
          return true
        },
        cut(view, event) {
          if (!stop(view.state)) return false
          event.preventDefault()
          return true
        }
      }
    }
  })
}
