import { TextSelection } from '@tiptap/pm/state'
import { positionOf } from '../binding/binding.ts'
import { goToRecord, type RecordHost } from '../commands/records.ts'
import { catchUp } from '../plugins/catch-up.ts'
import { scrollToMiddle } from '../view/scroll.ts'
import type { CommentBoard } from './comment-board.ts'
import { markOf } from './comment-marks.ts'

/** Goes to where a thread hangs: selects its text or puts the caret into its record. False when it is gone, or about the whole document. */
export function goToThread(host: RecordHost, board: CommentBoard, id: string, { focus = true } = {}): boolean {
  const view = host.editor?.view
  const thread = board.threads.get().get(id)
  if (!view || !thread) return false
  catchUp(view)
  const found = board.find(thread)
  if ('record' in found) {
    if (focus) goToRecord(host, found.record)
    else
      view.dom
        .querySelector(`[data-record][data-id="${CSS.escape(found.record)}"]`)
        ?.scrollIntoView({ block: 'center' })
    return true
  }
  if (!('stretches' in found)) return false
  const [stretch] = found.stretches
  const key = `${stretch!.record}:${stretch!.field}`
  const from = positionOf(view.state.doc, { key, offset: stretch!.from })
  const to = positionOf(view.state.doc, { key, offset: stretch!.to })
  if (from === null || to === null) return false
  if (focus) {
    view.focus()
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
  }
  scrollToMiddle(view, markOf(view.state, id)?.from ?? from)
  return true
}
