import { setBlockType, toggleMark } from '@tiptap/pm/commands'
import type { NodeType } from '@tiptap/pm/model'
import { liftListItem, wrapInList } from '@tiptap/pm/schema-list'
import type { Command, EditorState } from '@tiptap/pm/state'
import { currentField } from './fields.ts'

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
