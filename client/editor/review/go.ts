import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { selectionAt } from '../binding/binding.ts'
import { focusField, goToRecord, type RecordHost } from '../commands/records.ts'
import { scrollToElement, scrollToMiddle } from '../view/scroll.ts'
import { markedRange } from './problem-marks.ts'
import type { FoundProblem } from './review.ts'

/**
 * Goes to a problem: selects the stretch that it is about, or puts the caret into its field, or focuses the button that mends it, and
 * scrolls it to the middle of the window.
 */
export function goToProblem(host: RecordHost, problem: FoundProblem): void {
  const { editor } = host
  if (!editor) return
  const { record, field, from, to } = problem.place
  if (field !== undefined && from !== undefined) {
    const selection = rangeOf(editor, problem, `${record}:${field}`, from, to ?? from)
    if (selection) {
      editor.view.focus()
      editor.view.dispatch(editor.state.tr.setSelection(selection))
      scrollToMiddle(editor.view, selection.from)
      return
    }
  }
  const button = field === undefined || from !== undefined ? null : choiceOf(editor.view, record, field)
  if (button) focusInMiddle(button)
  else if (field !== undefined && focusField(host, `${record}:${field}`))
    scrollToMiddle(editor.view, editor.state.selection.head)
  else goToWhole(host, problem)
}

/** Goes to a record that is wrong as a whole: to its line of ansvar when the problem is there. */
function goToWhole(host: RecordHost, { rule, place: { record } }: FoundProblem): void {
  const view = host.editor?.view
  const ansvar =
    rule === 'insats-utan-ansvar' || rule === 'okand-enhet'
      ? view?.dom.querySelector<HTMLElement>(
          `[data-id="${CSS.escape(record)}"][data-record] :is(.ss-missing, .ss-unit--unknown, .ss-unit)[data-act]`
        )
      : null
  if (ansvar) focusInMiddle(ansvar)
  else goToRecord(host, record)
}

function rangeOf(editor: Editor, problem: FoundProblem, key: string, from: number, to: number) {
  const { state } = editor
  const marked = markedRange(state, problem)
  if (marked) return TextSelection.create(state.doc, marked.from, marked.to)
  return selectionAt(state.doc, { key, offset: from }, { key, offset: to })
}

/** The button of a value that is chosen and not written. */
const choiceOf = (view: EditorView, record: string, key: string): HTMLElement | null =>
  view.dom.querySelector(`button[data-id="${CSS.escape(record)}"][data-key="${CSS.escape(key)}"]`)

function focusInMiddle(element: HTMLElement): void {
  element.focus({ preventScroll: true })
  scrollToElement(element)
}
