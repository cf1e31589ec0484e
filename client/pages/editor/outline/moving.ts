import { messages } from '../../../../schemas/messages/messages.ts'
import { caretAtKey } from '../../../editor/commands/fields.ts'
import type { RecordHost } from '../../../editor/commands/records.ts'
import { nameOf } from '../../../editor/review/names.ts'
import { namingOf } from '../../../editor/review/naming.ts'
import { scrollToElement } from '../../../editor/view/scroll.ts'

/** Shows in the page the record that was moved: the caret goes there, and the focus stays in the outline. */
export function followRecord(host: RecordHost, id: string): void {
  const { editor } = host
  const element = editor?.view.dom.querySelector<HTMLElement>(`[data-record][data-id="${CSS.escape(id)}"]`)
  if (!editor || !element) return
  const key = element.querySelector<HTMLElement>('[data-field]')?.dataset.field
  const caret = key === undefined ? null : caretAtKey(editor.state.doc, key)
  if (caret) editor.view.dispatch(editor.state.tr.setSelection(caret))
  scrollToElement(element)
}

/** So much of a text is said for it to be known again. */
const SAID = 40

/** What is said about a move to people who do not see the page: the new number, or what the record stands after. */
export function movedWords({ projection }: RecordHost, id: string, moved: boolean): string {
  const naming = namingOf(projection)
  const post = projection.reading.live.get(id)
  if (!post) return ''
  const nameFor = (each: typeof post): string => {
    const { kind, words } = nameOf(each, naming)
    return words === '' ? kind : words.length > SAID ? `${words.slice(0, SAID).trimEnd()} …` : words
  }
  const { outline } = messages
  const name = nameFor(post)
  if (!moved) return outline.notMoved(name)
  const number = naming.numbers.get(id)
  if (number !== undefined) return outline.movedTo(name, number)
  const siblings = projection.records.siblings(post.type, post.place?.a ?? null)
  const before = siblings[siblings.findIndex(each => each.id === id) - 1]
  return before ? outline.movedAfter(name, nameFor(before)) : outline.movedFirst(name)
}
