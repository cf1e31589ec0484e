import type { Node as PmNode } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { NodeViewConstructor } from '@tiptap/pm/view'
import { EDITORS } from '../../../schemas/records/editors.ts'
import type { NumberBoard } from '../binding/number-board.ts'
import { FIELD_NODES } from '../model/specs.ts'
import { FieldView } from './field-view.ts'
import { LeafView } from './leaf-view.ts'
import { RecordView } from './record-view.ts'

const field = (node: PmNode): FieldView => new FieldView(node)
const leaf = (node: PmNode): LeafView => new LeafView(node)

/** Plain DOM for every node of the page that is not ordinary text. No framework draws here: 300 insatser stay quick. */
const nodeViews = (record: NodeViewConstructor): Record<string, NodeViewConstructor> => ({
  ...Object.fromEntries(Object.keys(EDITORS).map(name => [name, record])),
  unplaced: record,
  ...Object.fromEntries(Object.keys(FIELD_NODES).map(name => [name, field])),
  ansvar: leaf,
  value: leaf
})

/** As a plugin, since Tiptap gives the view its own (empty) list of node views. */
export const nodeViewsPlugin = (board: NumberBoard): Plugin =>
  new Plugin({ props: { nodeViews: nodeViews(node => new RecordView(node, board)) } })
