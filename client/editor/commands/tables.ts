import { cellField } from '../../../schemas/records/table/shape.ts'
import { currentField } from './fields.ts'
import { addInside, focusField, type RecordHost, removeRecord } from './records.ts'

/** Adds a row or a column at the end of a table. */
export function addTablePart(host: RecordHost, type: 'tablerow' | 'tablecolumn', table: string): void {
  if (!host.writing.add(type, table)) return
  const post = host.projection.reading.live.get(table)
  const count = post?.children.filter(c => c.type === type).length ?? 0
  if (type === 'tablerow') addInside(host, type, table)
  else {
    host.history.step()
    host.projection.records.add(type, table, count)
    host.history.step()
  }
}

/** The columns and rows of a table in their order. */
export function tableParts(host: RecordHost, table: string): { columns: string[]; rows: string[] } {
  const children = host.projection.reading.live.get(table)?.children ?? []
  return {
    columns: children.filter(c => c.type === 'tablecolumn').map(c => c.id),
    rows: children.filter(c => c.type === 'tablerow').map(c => c.id)
  }
}

/** Does the first row of the table name its columns? */
export function toggleHeader(host: RecordHost, table: string): void {
  const post = host.projection.reading.live.get(table)
  if (!post || !host.writing.text(table)) return
  host.history.step()
  host.projection.records.set(table, 'header', post.data.header === false)
  host.history.step()
}

/** A cell by the records of its row and its column. */
export interface Cell {
  table: string
  row: string
  column: string
}

/** The cell of this table in which the caret stands, or null. It holds while the focus is elsewhere, such as in a menu. */
export function cellWithCaret(host: RecordHost, table: string): Cell | null {
  const field = host.editor && currentField(host.editor.state.selection)
  if (!field) return null
  const row = host.projection.reading.live.get(field.record)
  if (row?.type !== 'tablerow' || row.place?.a !== table) return null
  const column = tableParts(host, table).columns.find(id => cellField(id) === field.field)
  return column ? { table, row: row.id, column } : null
}

/** Puts the caret into a cell. */
export const focusCell = (host: RecordHost, { row, column }: Cell): boolean =>
  focusField(host, `${row}:${cellField(column)}`)

/** Adds a row or a column before (0) or after (1) that of the cell, and puts the caret into its cell beside this one. */
export function addBeside(host: RecordHost, type: 'tablerow' | 'tablecolumn', cell: Cell, side: 0 | 1): boolean {
  if (!host.writing.add(type, cell.table)) return false
  const parts = tableParts(host, cell.table)
  const at = type === 'tablerow' ? parts.rows.indexOf(cell.row) : parts.columns.indexOf(cell.column)
  if (at < 0) return false
  host.history.step()
  const id = host.projection.records.add(type, cell.table, at + side)
  host.history.step()
  return focusCell(host, type === 'tablerow' ? { ...cell, row: id } : { ...cell, column: id })
}

/** Moves the row or the column of a cell one step; false at the edge. The caret stays in the cell. */
export function movePart(host: RecordHost, type: 'tablerow' | 'tablecolumn', cell: Cell, direction: 1 | -1): boolean {
  const id = type === 'tablerow' ? cell.row : cell.column
  if (!host.writing.arrange(id)) return false
  const parts = tableParts(host, cell.table)
  const list = type === 'tablerow' ? parts.rows : parts.columns
  const to = list.indexOf(id) + direction
  if (!list.includes(id) || to < 0 || to >= list.length) return false
  host.history.step()
  host.projection.records.move(id, cell.table, to)
  host.history.step()
  return true
}

/** Removes the row or the column of a cell, unless it is the last one; the caret goes to the one beside it. */
export function removePart(host: RecordHost, type: 'tablerow' | 'tablecolumn', cell: Cell): boolean {
  const id = type === 'tablerow' ? cell.row : cell.column
  const parts = tableParts(host, cell.table)
  const list = type === 'tablerow' ? parts.rows : parts.columns
  const at = list.indexOf(id)
  const beside = list[at + 1] ?? list[at - 1]
  if (at < 0 || !beside || !removeRecord(host, id)) return false
  return focusCell(host, type === 'tablerow' ? { ...cell, row: beside } : { ...cell, column: beside })
}
