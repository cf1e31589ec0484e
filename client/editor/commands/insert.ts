import { contentOf } from '../../../schemas/document/create.ts'
import type { Post } from '../../../schemas/document/reading.ts'
import { currentField } from './fields.ts'
import { focusField, type RecordHost } from './records.ts'

/** Where among running text something new shall stand. It holds while others add and move things around it. */
export interface InsertionPoint {
  parent: string
  /** The record that it comes after; null at the beginning. */
  after: string | null
}

/** A picture whose bytes the server has. */
export interface StoredPicture {
  file: string
  width: number
  height: number
}

/** After the record, or at the beginning of the section whose heading it is; null where no running text can stand. */
export function insertionAfter(host: RecordHost, id: string): InsertionPoint | null {
  const { live } = host.projection.reading
  const post = live.get(id)
  if (!post) return null
  if (post.type === 'section' || post.type === 'bilaga')
    return holdsText(host, post) ? { parent: post.id, after: null } : null
  const block = post.type === 'tablerow' ? live.get(post.place?.a ?? '') : post
  const parent = block && live.get(block.place?.a ?? '')
  if (!block || !parent || !holdsText(host, parent)) return null
  return { parent: parent.id, after: block.id }
}

/** After the record in which the caret stands. */
export function insertionAtCaret(host: RecordHost): InsertionPoint | null {
  const field = host.editor && currentField(host.editor.state.selection)
  return field ? insertionAfter(host, field.record) : null
}

const holdsText = (host: RecordHost, post: Post): boolean =>
  host.writing.add('prose', post.id) &&
  (post.type === 'bilaga' ||
    (post.type === 'section' && contentOf(host.projection.context.template, post.data.key) === 'prose'))

/** The number of records before the point; null when nothing can stand there any more. */
function placeOf(host: RecordHost, { parent, after }: InsertionPoint): number | null {
  const post = host.projection.reading.live.get(parent)
  if (!post || !holdsText(host, post)) return null
  if (after === null) return 0
  const at = post.children.findIndex(child => child.id === after)
  return at < 0 ? post.children.length : at + 1
}

/** New running text, in which the caret goes; null when its place is gone. */
export function insertText(host: RecordHost, point: InsertionPoint): string | null {
  const at = placeOf(host, point)
  if (at === null) return null
  host.history.step()
  const id = host.projection.records.add('prose', point.parent, at)
  host.history.step()
  focusField(host, `${id}:text`)
  return id
}

/** A new table of three columns and three rows; the caret goes to its heading. Null when its place is gone. */
export function insertTable(host: RecordHost, point: InsertionPoint): string | null {
  const at = placeOf(host, point)
  if (at === null) return null
  const { records } = host.projection
  host.history.step()
  const table = records.add('table', point.parent, at, { data: { header: true } })
  for (let i = 0; i < 3; i++) records.add('tablecolumn', table, i)
  for (let i = 0; i < 3; i++) records.add('tablerow', table, i)
  textAfterLast(host, point.parent, table)
  host.history.step()
  focusField(host, `${table}:rubrik`)
  return table
}

/** A picture; the caret goes to the words for those who do not see it. Null when its place is gone. */
export function insertPicture(host: RecordHost, point: InsertionPoint, picture: StoredPicture): string | null {
  const at = placeOf(host, point)
  if (at === null) return null
  const { file, width, height } = picture
  host.history.step()
  const id = host.projection.records.add('picture', point.parent, at, { data: { file, width, height } })
  textAfterLast(host, point.parent, id)
  host.history.step()
  focusField(host, `${id}:alt`)
  return id
}

/** Text after what stands last, so that one can go on writing. */
function textAfterLast(host: RecordHost, parent: string, id: string): void {
  const children = host.projection.records.read().live.get(parent)?.children
  if (children?.at(-1)?.id === id) host.projection.records.add('prose', parent, children.length)
}
