import { addInside, type RecordHost } from './records.ts'

/** Adds a row or a column at the end of a table. */
export function addTablePart(host: RecordHost, type: 'tablerow' | 'tablecolumn', table: string): void {
  if (!host.writable) return
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
  if (post && host.writable) host.projection.records.set(table, 'header', post.data.header === false)
}
