import { chainCommands, exitCode, setBlockType, toggleMark } from '@tiptap/pm/commands'
import { redo, undo } from '@tiptap/pm/history'
import type { Schema } from '@tiptap/pm/model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list'
import type { Command, EditorState } from '@tiptap/pm/state'

export type Block = 'paragraph' | 'h2' | 'h3'
export type List = 'bulletList' | 'orderedList'

/** The list that the caret is in; null outside of one. */
export function listAt({ selection }: EditorState): List | null {
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const { name } = $from.node(depth).type
    if (name === 'bulletList' || name === 'orderedList') return name
  }
  return null
}

export const blockAt = ({ selection }: EditorState): Block => {
  const { parent } = selection.$from
  return parent.type.name === 'heading' ? (parent.attrs.level === 2 ? 'h2' : 'h3') : 'paragraph'
}

export const isMarked = (state: EditorState, mark: 'bold' | 'italic'): boolean => {
  const type = state.schema.marks[mark]!
  const { from, to, empty, $from } = state.selection
  return empty ? type.isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, type)
}

export const setBlock =
  (block: Block): Command =>
  (state, dispatch) => {
    const { nodes } = state.schema
    if (listAt(state)) return false
    return block === 'paragraph'
      ? setBlockType(nodes.paragraph!)(state, dispatch)
      : setBlockType(nodes.heading!, { level: Number(block[1]) })(state, dispatch)
  }

/** Makes a list, leaves it, or makes a numbered one of one with points. */
export const toggleList =
  (list: List): Command =>
  (state, dispatch) => {
    const { nodes } = state.schema
    const now = listAt(state)
    if (now === list) return liftListItem(nodes.listItem!)(state, dispatch)
    if (now === null) return wrapInList(nodes[list]!)(state, dispatch)
    const { $from } = state.selection
    for (let depth = $from.depth; depth > 0; depth--) {
      if ($from.node(depth).type.name !== now) continue
      dispatch?.(state.tr.setNodeMarkup($from.before(depth), nodes[list]!))
      return true
    }
    return false
  }

export const mark =
  (name: 'bold' | 'italic'): Command =>
  (state, dispatch) =>
    toggleMark(state.schema.marks[name]!)(state, dispatch)

/** The keys of the editor. Tab moves between fields of the page: points go in and out by keys of their own. */
export function keysOf({ nodes }: Schema): Record<string, Command> {
  const item = nodes.listItem!
  const lineBreak: Command = chainCommands(exitCode, (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hardBreak!.create()).scrollIntoView())
    return true
  })
  return {
    'Mod-b': mark('bold'),
    'Mod-i': mark('italic'),
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Mod-Alt-2': setBlock('h2'),
    'Mod-Alt-3': setBlock('h3'),
    'Mod-Alt-0': setBlock('paragraph'),
    'Mod-Shift-7': toggleList('orderedList'),
    'Mod-Shift-8': toggleList('bulletList'),
    'Mod-]': sinkListItem(item),
    'Mod-[': liftListItem(item),
    'Shift-Enter': lineBreak,
    Enter: chainCommands(splitListItem(item))
  }
}
