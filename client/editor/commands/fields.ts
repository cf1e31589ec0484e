import type { Node as PmNode } from '@tiptap/pm/model'
import { type Command, type EditorState, Selection, TextSelection } from '@tiptap/pm/state'
import { positionOf } from '../binding/binding.ts'
import { fieldAround } from '../binding/write-steps.ts'
import { isField } from '../model/specs.ts'
import type { Writing } from '../session/writing.ts'

/** A field as it stands in the page. */
export interface ShownField {
  key: string
  record: string
  field: string
  /** Where its content begins. */
  start: number
  node: PmNode
}

/** All fields of the page in reading order. */
export function shownFields(page: PmNode): ShownField[] {
  const out: ShownField[] = []
  page.descendants((node, at) => {
    if (!isField(node)) return true
    const key = String(node.attrs.fkey)
    const colon = key.indexOf(':')
    out.push({ key, record: key.slice(0, colon), field: key.slice(colon + 1), start: at + 1, node })
    return false
  })
  return out
}

/** The field in which a selection stands, with its record. */
export function currentField(selection: Selection): ShownField | null {
  const field = fieldAround(selection.$from)
  if (!field) return null
  const colon = field.key.indexOf(':')
  return {
    key: field.key,
    record: field.key.slice(0, colon),
    field: field.key.slice(colon + 1),
    start: field.start,
    node: field.node
  }
}

/** May the person write where a selection stands? */
export function mayWriteAt({ writing }: { readonly writing: Writing }, { selection }: EditorState): boolean {
  if (writing.everything) return true
  const field = currentField(selection)
  return field !== null && writing.text(field.record)
}

/** Moves the caret to the next or previous field; at its end when going back. */
export const goToField =
  (direction: 1 | -1): Command =>
  (state, dispatch) => {
    const here = currentField(state.selection)
    const fields = shownFields(state.doc)
    const i = fields.findIndex(f => f.key === here?.key)
    const next = fields[i + direction]
    if (!next) return false
    dispatch?.(state.tr.setSelection(caretIn(state.doc, next, direction < 0)).scrollIntoView())
    return true
  }

/** A caret at the start or the end of a field. */
export function caretIn(page: PmNode, field: Pick<ShownField, 'start' | 'node'>, atEnd: boolean): Selection {
  const at = atEnd ? field.start + field.node.content.size : field.start
  return TextSelection.near(page.resolve(at), atEnd ? -1 : 1)
}

/** Is the caret at the very start of its field? */
export function atFieldStart(selection: Selection): boolean {
  const field = currentField(selection)
  return selection.empty && field !== null && Selection.atStart(field.node).from + field.start === selection.from
}

/** Is the caret at the very end of its field? */
export function atFieldEnd(selection: Selection): boolean {
  const field = currentField(selection)
  return selection.empty && field !== null && Selection.atEnd(field.node).from + field.start === selection.from
}

/** A caret in a field by its key, or null when it is not shown. */
export function caretAtKey(page: PmNode, key: string, offset = 0): Selection | null {
  const at = positionOf(page, { key, offset })
  return at === null ? null : TextSelection.near(page.resolve(at))
}
