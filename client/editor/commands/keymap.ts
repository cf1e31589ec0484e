import {
  chainCommands,
  deleteSelection,
  joinBackward,
  joinForward,
  newlineInCode,
  selectAll,
  splitBlock
} from '@tiptap/pm/commands'
import { liftListItem, sinkListItem, splitListItem } from '@tiptap/pm/schema-list'
import { type Command, Selection } from '@tiptap/pm/state'
import { deleteAcrossFields, spansFields } from './across-fields.ts'
import { atFieldEnd, atFieldStart, currentField, goToField } from './fields.ts'
import { addFootnote } from './footnotes.ts'
import { setBlock, toggle } from './marks.ts'
import { addAfter, addInside, isEmptyRecord, moveRecord, type RecordHost, removeRecord } from './records.ts'
import { goToStop } from './stops.ts'

const inListItem: Command = state => {
  const { $from } = state.selection
  return $from.depth > 1 && $from.node($from.depth - 1).type.name === 'listItem'
}

/** Enter in a one-line field goes on to the next field. */
const leaveLine: Command = (state, dispatch) => {
  const field = currentField(state.selection)
  return field?.node.inlineContent === true && (goToField(1)(state, dispatch) || true)
}

/** Enter at the end of an insats makes the next one; in an empty one it does nothing, so that no row of empty ones arises. */
const nextInsats =
  (host: RecordHost): Command =>
  (state, dispatch) => {
    const field = currentField(state.selection)
    if (field?.field !== 'text' || inListItem(state)) return false
    const type = host.projection.reading.live.get(field.record)?.type
    if (type !== 'insats' || !atFieldEnd(state.selection)) return false
    if (dispatch && state.selection.$from.parent.content.size > 0) addAfter(host, field.record)
    return true
  }

/** Mod-Enter adds one after the record in which one writes, wherever the caret stands in it. */
const addNext =
  (host: RecordHost): Command =>
  (state, dispatch) => {
    const field = currentField(state.selection)
    const type = field && host.projection.reading.live.get(field.record)?.type
    if (!field || !type || !['insats', 'fokusomrade', 'definition', 'bilaga', 'tablerow'].includes(type)) return false
    if (dispatch) addAfter(host, field.record)
    return true
  }

/** Backspace in an empty record removes it; at the start of any field it changes nothing outside of it. */
const backspaceAtStart =
  (host: RecordHost): Command =>
  (state, dispatch) => {
    if (!atFieldStart(state.selection)) return false
    const field = currentField(state.selection)!
    const { nodes } = state.schema
    if (inListItem(state)) return liftListItem(nodes.listItem!)(state, dispatch)
    if (state.selection.$from.parent.type.name === 'heading') return setBlock('paragraph')(state, dispatch)
    const type = host.projection.reading.live.get(field.record)?.type
    if (
      dispatch &&
      type &&
      ['insats', 'definition', 'fokusomrade', 'bilaga', 'prose'].includes(type) &&
      isEmptyRecord(host, field.record)
    )
      removeRecord(host, field.record)
    return true
  }

const backspaceInList: Command = (state, dispatch) =>
  state.selection.empty &&
  state.selection.$from.parentOffset === 0 &&
  inListItem(state) &&
  state.selection.$from.index(-1) === 0 &&
  liftListItem(state.schema.nodes.listItem!)(state, dispatch)

const stayInField: Command = state =>
  currentField(state.selection) !== null && (atFieldStart(state.selection) || atFieldEnd(state.selection))

/** Select all takes the field first, and the whole page when pressed again. */
const selectField: Command = (state, dispatch) => {
  const field = currentField(state.selection)
  if (!field) return selectAll(state, dispatch)
  const from = Selection.near(state.doc.resolve(field.start), 1).from
  const to = Selection.near(state.doc.resolve(field.start + field.node.content.size), -1).to
  if (state.selection.from <= from && state.selection.to >= to) return selectAll(state, dispatch)
  const { $from } = Selection.near(state.doc.resolve(from), 1)
  const { $to } = Selection.near(state.doc.resolve(to), -1)
  dispatch?.(state.tr.setSelection(Selection.fromJSON(state.doc, { type: 'text', anchor: $from.pos, head: $to.pos })))
  return true
}

/** Tab indents at the start of a list item, and otherwise goes to the next field; in the last cell of a table it adds a row. */
const tab =
  (host: RecordHost): Command =>
  (state, dispatch, view) => {
    if (
      inListItem(state) &&
      state.selection.$from.parentOffset === 0 &&
      sinkListItem(state.schema.nodes.listItem!)(state, dispatch)
    )
      return true
    const here = currentField(state.selection)
    const post = here && host.projection.reading.live.get(here.record)
    const table = post?.type === 'tablerow' && post.place?.a ? host.projection.reading.live.get(post.place.a) : null
    if (table && table.children.filter(c => c.type === 'tablerow').at(-1)?.id === post?.id && here) {
      const columns = table.children.filter(c => c.type === 'tablecolumn')
      if (here.field === `c-${columns.at(-1)?.id}` && host.writing.add('tablerow', table.id)) {
        if (dispatch) {
          const row = addInside(host, 'tablerow', table.id)
          if (row && columns[0]) focusCell(host, row, columns[0].id)
        }
        return true
      }
    }
    return goToStop(1)(state, dispatch, view)
  }

function focusCell(host: RecordHost, row: string, column: string): void {
  const { editor } = host
  if (!editor) return
  let at: number | null = null
  editor.state.doc.descendants((node, position) => {
    if (node.attrs.fkey === `${row}:c-${column}`) at = position + 1
    return at === null
  })
  if (at !== null)
    editor.view.dispatch(editor.state.tr.setSelection(Selection.near(editor.state.doc.resolve(at), 1)).scrollIntoView())
}

const backTab: Command = (state, dispatch, view) =>
  (inListItem(state) &&
    state.selection.$from.parentOffset === 0 &&
    liftListItem(state.schema.nodes.listItem!)(state, dispatch)) ||
  goToStop(-1)(state, dispatch, view)

const lineBreak: Command = (state, dispatch) => {
  if (!currentField(state.selection)) return false
  dispatch?.(state.tr.replaceSelectionWith(state.schema.nodes.hardBreak!.create(), false).scrollIntoView())
  return true
}

const moveCurrent =
  (host: RecordHost, direction: 1 | -1): Command =>
  (state, dispatch) => {
    const field = currentField(state.selection)
    if (!field) return false
    const post = host.projection.reading.live.get(field.record)
    const id = post?.type === 'prose' || post?.type === 'metadata' ? null : field.record
    if (dispatch && id) moveRecord(host, id, direction)
    return true
  }

const forwardInField: Command = (state, dispatch, view) =>
  !atFieldEnd(state.selection) && joinForward(state, dispatch, view)
const backwardInField: Command = (state, dispatch, view) =>
  !atFieldStart(state.selection) && joinBackward(state, dispatch, view)

/** Enter where the selection reaches over fields deletes the selected text, as typing does. */
const enterOverFields: Command = (state, dispatch) =>
  spansFields(state.doc, state.selection.from, state.selection.to) && deleteAcrossFields(state, dispatch)

/** The keys of the page. The shortcuts are those of Word and of the web; help.ts lists them. */
export function pageKeys(host: RecordHost): Record<string, Command> {
  const { listItem } = host.projection.schema.nodes
  const backspace = chainCommands(
    deleteAcrossFields,
    deleteSelection,
    backspaceAtStart(host),
    backspaceInList,
    backwardInField
  )
  const remove = chainCommands(deleteAcrossFields, deleteSelection, forwardInField, stayInField)
  const redo: Command = () => {
    host.history.redo()
    return true
  }
  return {
    Enter: chainCommands(
      newlineInCode,
      enterOverFields,
      leaveLine,
      splitListItem(listItem!),
      liftListItem(listItem!),
      nextInsats(host),
      splitBlock
    ),
    'Shift-Enter': lineBreak,
    'Mod-Enter': addNext(host),
    Backspace: backspace,
    'Mod-Backspace': backspace,
    'Shift-Backspace': backspace,
    Delete: remove,
    'Mod-Delete': remove,
    Tab: tab(host),
    'Shift-Tab': backTab,
    'Mod-a': selectField,
    'Mod-b': toggle('bold'),
    'Mod-i': toggle('italic'),
    'Mod-z': () => {
      host.history.undo()
      return true
    },
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Mod-Alt-0': setBlock('paragraph'),
    'Mod-Alt-1': setBlock('h2'),
    'Mod-Alt-2': setBlock('h3'),
    'Mod-Alt-3': setBlock('h4'),
    'Mod-Shift-8': setBlock('bulletList'),
    'Mod-Shift-7': setBlock('orderedList'),
    'Mod-Alt-f': (_state, dispatch) => (dispatch ? addFootnote(host) : true),
    'Alt-ArrowUp': moveCurrent(host, -1),
    'Alt-ArrowDown': moveCurrent(host, 1)
  }
}
