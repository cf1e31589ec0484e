import { liftListItem, sinkListItem } from '@tiptap/pm/schema-list'
import type { FieldAttr } from '../../../editor/binding/projection.ts'
import { currentField } from '../../../editor/commands/fields.ts'
import { mayAddFootnote } from '../../../editor/commands/footnotes.ts'
import { insertionAtCaret } from '../../../editor/commands/insert.ts'
import { linkRange, mayLink } from '../../../editor/commands/links.ts'
import { allowedKinds, type BlockKind, blockKind, markActive } from '../../../editor/commands/marks.ts'
import type { RecordHost } from '../../../editor/commands/records.ts'

/** What the toolbar shows of the page; flat, so that two are easily compared. */
export interface ToolState {
  canUndo: boolean
  canRedo: boolean
  /** What the paragraph is; null where there are no paragraphs. */
  block: BlockKind | null
  /** May the text hold headings? */
  headings: boolean
  /** What the field is called where it has no kinds of paragraphs to choose among; empty outside of fields. */
  field: string
  marks: boolean
  bold: boolean
  italic: boolean
  lists: boolean
  canIndent: boolean
  canOutdent: boolean
  canLink: boolean
  inLink: boolean
  canFootnote: boolean
  canInsert: boolean
  /** Others write where the caret stands. */
  locked: boolean
}

const NOTHING: Omit<ToolState, 'canUndo' | 'canRedo'> = {
  block: null,
  headings: false,
  field: '',
  marks: false,
  bold: false,
  italic: false,
  lists: false,
  canIndent: false,
  canOutdent: false,
  canLink: false,
  inLink: false,
  canFootnote: false,
  canInsert: false,
  locked: false
}

/** Reads the state of the tools where the caret stands. */
export function toolState(host: RecordHost): ToolState {
  const history = { canUndo: host.history.canUndo, canRedo: host.history.canRedo }
  const state = host.editor?.state
  const field = state && currentField(state.selection)
  if (!state || !field) return { ...NOTHING, ...history }
  if (!host.writing.text(field.record)) return { ...NOTHING, ...history, locked: true }
  const kinds = allowedKinds(state)
  const block = blockKind(state)
  const marks = field.node.type.name !== 'fline'
  const inList = block === 'bulletList' || block === 'orderedList'
  const item = state.schema.nodes.listItem!
  return {
    ...history,
    locked: false,
    block,
    headings: kinds.includes('h2'),
    field: (field.node.attrs.p as FieldAttr | null)?.label ?? '',
    marks,
    bold: marks && markActive(state, 'bold'),
    italic: marks && markActive(state, 'italic'),
    lists: kinds.includes('bulletList'),
    canIndent: inList && sinkListItem(item)(state),
    canOutdent: inList && liftListItem(item)(state),
    canLink: mayLink(state),
    inLink: marks && linkRange(state).href !== '',
    canFootnote: mayAddFootnote(host),
    canInsert: insertionAtCaret(host) !== null
  }
}
