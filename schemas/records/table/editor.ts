import type { Post } from '../../document/reading.ts'
import { messages } from '../../messages/messages.ts'
import { actButton, defineEditor, gutter, sign, type View } from '../editor-kit.ts'
import { cellField } from './shape.ts'

/** The columns of a table in their order. */
export const columnsOf = (table: Post): readonly Post[] => table.children.filter(c => c.type === 'tablecolumn')
export const rowsOf = (table: Post): readonly Post[] => table.children.filter(c => c.type === 'tablerow')

/** A table with its caption. Buttons for rows and columns stand under it and in the menu of the cell. */
export const tableEditor = defineEditor({
  content: 'fline tablerow*',
  hides: ['tablecolumn'],
  frame: post => ({
    tag: 'div',
    attributes: {
      class: `ss-table-record${post.data.header === false ? '' : ' ss-table-record--header'}`,
      style: `--columns:${Math.max(1, columnsOf(post).length)}`
    }
  }),
  gutter: (post, context) => gutter(post.id, messages.editor.addTextAfter, messages.editor.moveOrRemove, context),
  plan: () => [
    {
      field: 'rubrik',
      node: 'fline',
      tag: 'p',
      label: messages.fields.rubrik,
      guidance: messages.editor.tableCaptionGuidance,
      class: 'ss-caption'
    }
  ],
  after(post, context) {
    if (!context.adds('tablerow')) return []
    const { table } = messages.editor
    const views: View[] = [
      actButton('table-row', post.id, table.addRow, 'ss-add__b', [sign('plus'), table.addRow]),
      actButton('table-column', post.id, table.addColumn, 'ss-add__b', [sign('plus'), table.addColumn])
    ]
    return [['div', { class: 'ss-add ss-add--table', contenteditable: 'false' }, ...views]]
  }
})

/** A row; its cells follow the columns of the table. */
export const tablerowEditor = defineEditor({
  content: 'fblock*',
  frame: (post, context) => ({
    tag: 'div',
    attributes: {
      class:
        context.parent?.data.header !== false && context.parent && rowsOf(context.parent)[0]?.id === post.id
          ? 'ss-tr ss-tr--header'
          : 'ss-tr',
      role: 'group',
      'aria-label': messages.types.tablerow
    }
  }),
  plan(_post, context) {
    if (!context.parent) return []
    return columnsOf(context.parent).map((column, i) => ({
      field: cellField(column.id),
      node: 'fblock' as const,
      tag: 'div' as const,
      label: messages.editor.table.cell(i + 1),
      class: 'ss-td'
    }))
  }
})
