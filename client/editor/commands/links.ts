import type { Mark, Node as PmNode } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection } from '@tiptap/pm/state'
import { isSafeHref } from '../../../schemas/text/attributes.ts'
import { currentField } from './fields.ts'

/**
 * The address that somebody means: "ekviken.se" is a web page, "namn@ekviken.se" a letter. Null for one that may not be a link.
 */
export function linkAddress(written: string): string | null {
  const text = written.trim()
  if (text === '' || /^(?:https?:\/\/|mailto:|tel:)$/i.test(text)) return null
  if (/^(?:https?|mailto|tel):/i.test(text)) return isSafeHref(text) ? text : null
  const isMail = /^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text)
  // "plats.se:8080" has a colon too: what stands before it is an address and no scheme when it holds a dot.
  if (!isMail && !/^[^\s/:?#]+\.[^\s/:?#]+(?::\d+)?(?:[/?#]\S*)?$/.test(text)) return null
  const address = isMail ? `mailto:${text}` : `https://${text}`
  return isSafeHref(address) ? address : null
}

/** May the text that is selected, or the place of the caret, hold a link? */
export function mayLink(state: EditorState): boolean {
  const field = currentField(state.selection)
  const { $from, $to } = state.selection
  return field !== null && field.node.type.name !== 'fline' && $from.sameParent($to) && $from.parent.inlineContent
}

/** The selection, or the whole link around the caret; `href` is empty where there is none. */
export function linkRange(state: EditorState): { from: number; to: number; href: string } {
  const { from, to, empty, $from } = state.selection
  const type = state.schema.marks.link!
  const linkOf = (node: PmNode | null | undefined): Mark | undefined => (node ? type.isInSet(node.marks) : undefined)
  const mark = type.isInSet($from.marks()) ?? linkOf($from.nodeAfter)
  if (!mark) return { from, to, href: '' }
  if (!empty) return { from, to, href: String(mark.attrs.href) }
  // A link can have parts of other looks: all that stand side by side with the same address are one.
  const base = $from.start()
  let start = -1
  let found: { from: number; to: number } | null = null
  $from.parent.forEach((node, offset) => {
    const same = linkOf(node)?.eq(mark) ?? false
    if (same && start < 0) start = base + offset
    const end = base + offset + node.nodeSize
    if (same && start <= from && from <= end) found = { from: start, to: end }
    else if (same && found && found.to === base + offset) found = { from: found.from, to: end }
    if (!same) start = -1
  })
  return { ...(found ?? { from, to }), href: String(mark.attrs.href) }
}

/** Links the selection or the link around the caret; with nothing selected, `words` are written and linked. False for a wrong address. */
export const setLink =
  (written: string, words = ''): Command =>
  (state, dispatch) => {
    const href = linkAddress(written)
    const { from, to } = withoutSpaces(state, linkRange(state))
    if (href === null || !mayLink(state) || (from === to && words === '')) return false
    if (!dispatch) return true
    const mark = state.schema.marks.link!.create({ href })
    if (from < to) dispatch(state.tr.addMark(from, to, mark))
    else {
      const marks = mark.addToSet(state.storedMarks ?? state.selection.$from.marks())
      const transaction = state.tr.insert(from, state.schema.text(words, marks))
      const after = TextSelection.create(transaction.doc, from + words.length)
      dispatch(transaction.setSelection(after).removeStoredMark(mark.type).scrollIntoView())
    }
    return true
  }

/** A selection often takes the space after a word along; a link does not. */
function withoutSpaces(state: EditorState, { from, to }: { from: number; to: number }): { from: number; to: number } {
  const text = state.doc.textBetween(from, to, '\n', '\uFFFC')
  if (text.trim() === '') return { from, to }
  return { from: from + text.length - text.trimStart().length, to: to - (text.length - text.trimEnd().length) }
}

/** Takes the link from the selection, or the link around the caret, and leaves its words. */
export const removeLink: Command = (state, dispatch) => {
  const { from, to, href } = linkRange(state)
  if (href === '' || from === to) return false
  dispatch?.(state.tr.removeMark(from, to, state.schema.marks.link!))
  return true
}
