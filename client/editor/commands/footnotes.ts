import { type EditorState, TextSelection } from '@tiptap/pm/state'
import { newRecordId } from '../../../schemas/document/ids.ts'
import { scrollToElement } from '../view/scroll.ts'
import { currentField } from './fields.ts'
import { focusField, type RecordHost } from './records.ts'

/** May a footnote be referred to where the caret stands? Not in a footnote, and not in a line of plain text. */
export function mayAddFootnote(host: RecordHost): boolean {
  const { editor } = host
  const section = footnoteSection(host)
  const field = editor && currentField(editor.state.selection)
  if (!section || !field || field.record === section.id) return false
  if (!host.writing.add('footnote', section.id) || !host.writing.text(field.record)) return false
  return footnoteWithCaret(host) === null && field.node.type.name !== 'fline'
}

/** A new footnote: its reference at the caret, the footnote itself at the end, where the caret goes. */
export function addFootnote(host: RecordHost): boolean {
  const { editor } = host
  const section = footnoteSection(host)
  if (!editor || !section || !mayAddFootnote(host)) return false
  const id = newRecordId()
  host.history.step()
  host.projection.records.add('footnote', section.id, section.children.length, { id })
  editor.view.dispatch(
    editor.state.tr.insert(editor.state.selection.to, editor.state.schema.nodes.footnoteRef!.create({ id }))
  )
  host.history.step()
  return goToFootnote(host, id)
}

function footnoteSection(host: RecordHost) {
  const key = host.projection.context.template.sections.find(s => s.content === 'fotnoter')?.key ?? 'fotnoter'
  return host.projection.reading.sections.find(s => s.data.key === key)
}

/** The footnote in whose text the caret stands, or null. */
export function footnoteWithCaret(host: RecordHost): string | null {
  const field = host.editor && currentField(host.editor.state.selection)
  return field && host.projection.reading.live.get(field.record)?.type === 'footnote' ? field.record : null
}

/** The footnote whose reference stands right before or right after the caret, or null. */
export function referenceAtCaret(state: EditorState): string | null {
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.inlineContent) return null
  const node = [$from.nodeBefore, $from.nodeAfter].find(n => n?.type.name === 'footnoteRef')
  return node ? String(node.attrs.id) : null
}

/** Goes to a footnote; false when it is not in the document. */
export function goToFootnote(host: RecordHost, id: string): boolean {
  if (!focusField(host, `${id}:text`)) return false
  show(host, `[data-record="footnote"][data-id="${id}"]`)
  return true
}

/** Goes to the first place in the text that refers to a footnote, right after the reference; false when there is none. */
export function goToReference(host: RecordHost, id: string): boolean {
  const { editor } = host
  if (!editor) return false
  let found: number | null = null
  editor.state.doc.descendants((node, at) => {
    if (node.type.name === 'footnoteRef' && node.attrs.id === id) found ??= at + 1
    return found === null
  })
  if (found === null) return false
  editor.view.focus()
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, found)))
  show(host, `sup[data-footnote="${id}"]`)
  return true
}

function show(host: RecordHost, selector: string): void {
  const element = host.editor?.view.dom.querySelector<HTMLElement>(selector)
  if (element) scrollToElement(element)
}
