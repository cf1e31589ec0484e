import { setBlockType, toggleMark } from '@tiptap/pm/commands'
import type { NodeType } from '@tiptap/pm/model'
import { liftListItem, wrapInList } from '@tiptap/pm/schema-list'
import type { Command, EditorState } from '@tiptap/pm/state'
import { newRecordId } from '../../../schemas/document/ids.ts'
import { isSafeHref } from '../../../schemas/text/attributes.ts'
import { currentField } from './fields.ts'
import { focusField, type RecordHost } from './records.ts'

/** Switches bold or italic on or off. */
export const toggle =
  (mark: 'bold' | 'italic'): Command =>
  (state, dispatch) => {
    const type = state.schema.marks[mark]!
    return currentField(state.selection) !== null && toggleMark(type)(state, dispatch)
  }

/** Is the mark on at the caret, or in all of the selection? */
export function markActive(state: EditorState, mark: string): boolean {
  const type = state.schema.marks[mark]!
  const { from, to, empty, $from } = state.selection
  return empty ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, type)
}

/** What the current paragraph is. */
export type BlockKind = 'paragraph' | 'h2' | 'h3' | 'h4' | 'bulletList' | 'orderedList'

export function blockKind(state: EditorState): BlockKind | null {
  const field = currentField(state.selection)
  if (!field || field.node.inlineContent) return null
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0 && $from.before(depth) >= field.start; depth--) {
    const { name } = $from.node(depth).type
    if (name === 'bulletList' || name === 'orderedList') return name
  }
  return $from.parent.type.name === 'heading' ? (`h${$from.parent.attrs.level}` as BlockKind) : 'paragraph'
}

/** Which kinds the field takes: headings only where the template allows them. */
export function allowedKinds(state: EditorState): readonly BlockKind[] {
  const field = currentField(state.selection)
  if (!field || field.node.inlineContent) return []
  return field.node.type.name === 'fprose'
    ? ['paragraph', 'h2', 'h3', 'h4', 'bulletList', 'orderedList']
    : ['paragraph', 'bulletList', 'orderedList']
}

/** Makes the paragraph a heading, a list item, or running text. A list of the same kind is left again. */
export const setBlock =
  (kind: BlockKind): Command =>
  (state, dispatch) => {
    if (!allowedKinds(state).includes(kind)) return false
    const { nodes } = state.schema
    const now = blockKind(state)
    if (kind === 'bulletList' || kind === 'orderedList') {
      if (now === kind) return liftListItem(nodes.listItem!)(state, dispatch)
      if (now === 'bulletList' || now === 'orderedList') return changeListType(nodes[kind]!)(state, dispatch)
      if (now !== 'paragraph') return chain(setBlockType(nodes.paragraph!), wrapInList(nodes[kind]!))(state, dispatch)
      return wrapInList(nodes[kind]!)(state, dispatch)
    }
    const type =
      kind === 'paragraph' ? setBlockType(nodes.paragraph!) : setBlockType(nodes.heading!, { level: Number(kind[1]) })
    return now === 'bulletList' || now === 'orderedList'
      ? chain(liftListItem(nodes.listItem!), type)(state, dispatch)
      : type(state, dispatch)
  }

/** One command after another, each on what the one before left; one transaction. */
function chain(first: Command, second: Command): Command {
  return (state, dispatch) => {
    let after: EditorState | null = null
    const whole = state.tr
    const ok = first(state, transaction => {
      for (const step of transaction.steps) whole.step(step)
      whole.setSelection(transaction.selection.map(whole.doc, whole.mapping.slice(whole.mapping.maps.length)))
      after = state.apply(transaction)
    })
    if (!ok || !after) return second(state, dispatch)
    const done = second(after, transaction => {
      for (const step of transaction.steps) whole.step(step)
    })
    if (!done && whole.steps.length === 0) return false
    dispatch?.(whole.scrollIntoView())
    return true
  }
}

const changeListType =
  (type: NodeType): Command =>
  (state, dispatch) => {
    const { $from } = state.selection
    for (let depth = $from.depth; depth > 0; depth--) {
      const { name } = $from.node(depth).type
      if (name !== 'bulletList' && name !== 'orderedList') continue
      dispatch?.(state.tr.setNodeMarkup($from.before(depth), type))
      return true
    }
    return false
  }

/** Links the selection, or removes the link when the address is empty; false for an address that is not allowed. */
export const setLink =
  (href: string): Command =>
  (state, dispatch) => {
    const type = state.schema.marks.link!
    const { from, to } = linkRange(state)
    if (href === '') {
      dispatch?.(state.tr.removeMark(from, to, type))
      return true
    }
    const address = /^[a-z]+:/i.test(href)
      ? href
      : href.includes('@') && !href.includes('/')
        ? `mailto:${href}`
        : `https://${href}`
    if (!isSafeHref(address) || from === to || !state.doc.resolve(from).parent.type.allowsMarkType(type)) return false
    dispatch?.(state.tr.addMark(from, to, type.create({ href: address })))
    return true
  }

/** The selection, or the whole link around the caret. */
export function linkRange(state: EditorState): { from: number; to: number; href: string } {
  const { from, to, empty, $from } = state.selection
  const type = state.schema.marks.link!
  const mark = type.isInSet($from.marks()) ?? ($from.nodeAfter ? type.isInSet($from.nodeAfter.marks) : undefined)
  if (!empty || !mark) return { from, to, href: mark ? String(mark.attrs.href) : '' }
  let start = from
  let end = to
  const { parent } = $from
  const base = $from.start()
  parent.forEach((node, offset) => {
    if (!mark.isInSet(node.marks)) return
    if (base + offset + node.nodeSize >= from && base + offset <= from) {
      start = Math.min(start, base + offset)
      end = Math.max(end, base + offset + node.nodeSize)
    }
  })
  return { from: start, to: end, href: String(mark.attrs.href) }
}

/** A new footnote: its reference at the caret, the footnote itself at the end, where the caret goes. */
export function addFootnote(host: RecordHost): boolean {
  const { editor } = host
  const section = host.projection.reading.sections.find(s => s.data.key === footnoteKey(host))
  const field = editor && currentField(editor.state.selection)
  if (!editor || !section || !field || !host.writable || field.record === section.id) return false
  if (host.projection.reading.live.get(field.record)?.type === 'footnote' || field.node.type.name === 'fline')
    return false
  const id = newRecordId()
  host.history.step()
  host.projection.records.add('footnote', section.id, section.children.length, { id })
  editor.view.dispatch(
    editor.state.tr.insert(editor.state.selection.to, editor.schema.nodes.footnoteRef!.create({ id }))
  )
  host.history.step()
  return focusField(host, `${id}:text`)
}

function footnoteKey(host: RecordHost): unknown {
  return host.projection.context.template.sections.find(s => s.content === 'fotnoter')?.key ?? 'fotnoter'
}
