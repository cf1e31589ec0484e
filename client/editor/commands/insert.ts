import { contentOf } from '../../../schemas/document/create.ts'
import type { Post } from '../../../schemas/document/reading.ts'
import { currentField } from './fields.ts'
import { focusField, type RecordHost } from './records.ts'

/** Where among running text something new shall stand. */
export interface InsertionPoint {
  parent: string
  at: number
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
  if (!post || !host.writable) return null
  if (post.type === 'section' || post.type === 'bilaga')
    return holdsText(host, post) ? { parent: post.id, at: 0 } : null
  const block = post.type === 'tablerow' ? live.get(post.place?.a ?? '') : post
  const parent = block && live.get(block.place?.a ?? '')
  if (!block || !parent || !holdsText(host, parent)) return null
  return { parent: parent.id, at: parent.children.findIndex(child => child.id === block.id) + 1 }
}

/** After the record in which the caret stands. */
export function insertionAtCaret(host: RecordHost): InsertionPoint | null {
  const field = host.editor && currentField(host.editor.state.selection)
  return field ? insertionAfter(host, field.record) : null
}

const holdsText = (host: RecordHost, post: Post): boolean =>
  post.type === 'bilaga' ||
  (post.type === 'section' && contentOf(host.projection.context.template, post.data.key) === 'prose')

/** New running text, in which the caret goes. */
export function insertText(host: RecordHost, { parent, at }: InsertionPoint): string {
  host.history.step()
  const id = host.projection.records.add('prose', parent, at)
  host.history.step()
  focusField(host, `${id}:text`)
  return id
}

/** A new table of three columns and three rows; the caret goes to its heading. */
export function insertTable(host: RecordHost, { parent, at }: InsertionPoint): string {
  const { records } = host.projection
  host.history.step()
  const table = records.add('table', parent, at, { data: { header: true } })
  for (let i = 0; i < 3; i++) records.add('tablecolumn', table, i)
  for (let i = 0; i < 3; i++) records.add('tablerow', table, i)
  textAfterLast(host, parent, table)
  host.history.step()
  focusField(host, `${table}:rubrik`)
  return table
}

/** A picture; the caret goes to the words for those who do not see it. */
export function insertPicture(host: RecordHost, { parent, at }: InsertionPoint, picture: StoredPicture): string {
  const { file, width, height } = picture
  host.history.step()
  const id = host.projection.records.add('picture', parent, at, { data: { file, width, height } })
  textAfterLast(host, parent, id)
  host.history.step()
  focusField(host, `${id}:alt`)
  return id
}

/** Text after what stands last, so that one can go on writing. */
function textAfterLast(host: RecordHost, parent: string, id: string): void {
  const children = host.projection.records.read().live.get(parent)?.children
  if (children?.at(-1)?.id === id) host.projection.records.add('prose', parent, children.length)
}
