import type { Editor } from '@tiptap/core'
import { contentOf, templateSectionOf } from '../../../schemas/document/create.ts'
import type { Post } from '../../../schemas/document/reading.ts'
import type { RecordType } from '../../../schemas/records/shapes.ts'
import { fieldShape, shapeOf } from '../../../schemas/records/shapes.ts'
import { isBlank } from '../../../schemas/text/stycke.ts'
import type { History } from '../binding/history.ts'
import type { Projection } from '../binding/projection.ts'
import type { Writing } from '../session/writing.ts'
import { scrollToElement } from '../view/scroll.ts'
import { caretAtKey } from './fields.ts'

/** What the record commands act on; the session is one. */
export interface RecordHost {
  readonly projection: Projection
  readonly history: History
  readonly editor: Editor | null
  /** What the person may write; and whether it is anything at all. */
  readonly writing: Writing
  readonly writable: boolean
}

/** The field in which one begins to write in a record of a type. */
const firstField = (type: RecordType): string | null => Object.keys(shapeOf(type).fields)[0] ?? null

/** Puts the caret into a field and scrolls it into view. */
export function focusField(host: RecordHost, key: string, offset = 0): boolean {
  const { editor } = host
  if (!editor) return false
  const selection = caretAtKey(editor.state.doc, key, offset)
  if (!selection) return false
  editor.view.focus()
  editor.view.dispatch(editor.state.tr.setSelection(selection).scrollIntoView())
  return true
}

/** Scrolls a record to the middle, or to the top when it is long, and puts the caret into its first field. */
export function goToRecord(host: RecordHost, id: string): void {
  const element = host.editor?.view.dom.querySelector<HTMLElement>(`[data-record][data-id="${CSS.escape(id)}"]`)
  if (!element) return
  const key = element.querySelector<HTMLElement>('[data-field]')?.dataset.field
  if (key) focusField(host, key)
  scrollToElement(element)
}

/** Adds a record at a place, moves the caret there, and gives its id. */
function addRecord(
  host: RecordHost,
  type: RecordType,
  parent: string | null,
  at: number,
  data: Record<string, unknown> = {}
): string | null {
  if (!host.writing.add(type, parent)) return null
  host.history.step()
  const id = host.projection.records.add(type, parent, at, { data })
  host.history.step()
  const field = firstField(type)
  if (field) focusField(host, `${id}:${field}`)
  return id
}

/** The record with its siblings. */
function around(host: RecordHost, id: string): { post: Post; siblings: readonly Post[]; i: number } | null {
  const post = host.projection.reading.live.get(id)
  if (!post) return null
  const siblings = host.projection.records.siblings(post.type, post.place?.a ?? null)
  return { post, siblings, i: siblings.findIndex(p => p.id === id) }
}

/** Adds one of the same kind after a record; after a table or a picture comes text. */
export function addAfter(host: RecordHost, id: string): string | null {
  const place = around(host, id)
  if (!place) return null
  const { post, i } = place
  const type: RecordType = post.type === 'table' || post.type === 'picture' ? 'prose' : post.type
  return addRecord(host, type, post.place?.a ?? null, i + 1, type === 'section' ? { key: post.data.key } : {})
}

/** Adds one at the end of a section, fokusområde, or table. */
export function addInside(host: RecordHost, type: RecordType, parent: string): string | null {
  return addRecord(host, type, parent, host.projection.reading.live.get(parent)?.children.length ?? 0)
}

/** May a person move or delete the record? Sections as the template says; metadata and texts that the server made never. */
export function mayArrange(host: RecordHost, id: string): boolean {
  const post = host.projection.reading.live.get(id)
  if (!post || !host.writing.arrange(id)) return false
  if (post.type === 'metadata' || id.startsWith('p-')) return false
  if (post.type !== 'section') return true
  const section = templateSectionOf(host.projection.context.template, post.data.key)
  return section === null || section.repeatable || !section.required || !section.orderFixed
}

export function mayRemove(host: RecordHost, id: string): boolean {
  const post = host.projection.reading.live.get(id)
  if (!post || !mayArrange(host, id)) return false
  if (post.type !== 'section') return true
  const section = templateSectionOf(host.projection.context.template, post.data.key)
  return section === null || !section.required || (section.repeatable && !id.startsWith('s-'))
}

/** Puts a record into *Papperskorg*. The caret goes to what stands before it. */
export function removeRecord(host: RecordHost, id: string): boolean {
  const place = around(host, id)
  if (!place || !mayRemove(host, id)) return false
  const neighbour = place.siblings[place.i - 1] ?? place.siblings[place.i + 1]
  host.history.step()
  host.projection.records.remove(id)
  host.history.step()
  const target = neighbour?.id ?? place.post.place?.a
  const type = target ? host.projection.reading.live.get(target)?.type : undefined
  const field = type && firstField(type)
  if (target && field) focusField(host, `${target}:${field}`, place.siblings[place.i - 1] ? Number.MAX_SAFE_INTEGER : 0)
  return true
}

/** Moves a record one step among its siblings, and an insats on into the next fokusområde. */
export function moveRecord(host: RecordHost, id: string, direction: 1 | -1): boolean {
  const place = around(host, id)
  if (!place || !mayArrange(host, id)) return false
  const { post, siblings, i } = place
  const { records } = host.projection
  const target = i + direction
  host.history.step()
  if (target >= 0 && target < siblings.length) {
    if (post.type === 'section' && !mayArrange(host, siblings[target]!.id)) return false
    records.move(id, post.place?.a ?? null, target)
    return true
  }
  if (post.type !== 'insats') return false
  const omraden = [...host.projection.reading.live.values()].filter(p => p.type === 'fokusomrade')
  const next = omraden[omraden.findIndex(p => p.id === post.place?.a) + direction]
  if (!next || !host.writing.add('insats', next.id)) return false
  records.move(id, next.id, direction > 0 ? 0 : next.children.length)
  return true
}

/** Moves a record to a place that was chosen by dragging; false when it cannot stand there. */
export function moveRecordTo(host: RecordHost, id: string, parent: string | null, at: number): boolean {
  if (!mayArrange(host, id) || !host.projection.records.fits(id, parent)) return false
  const post = host.projection.reading.live.get(id)
  const parentPost = parent === null ? null : host.projection.reading.live.get(parent)
  if (post && parent !== post.place?.a && !host.writing.add(post.type, parent)) return false
  if (!post || (parentPost?.type === 'section' && !holds(host, parentPost, post.type))) return false
  host.history.step()
  host.projection.records.move(id, parent, at)
  return true
}

/** Does the template let the section hold records of this type? */
export function holds(host: RecordHost, section: Post, type: RecordType): boolean {
  const content = contentOf(host.projection.context.template, section.data.key)
  const allowed: Record<typeof content, readonly RecordType[]> = {
    prose: ['prose', 'table', 'picture'],
    fokusomraden: ['fokusomrade'],
    insatser: ['insats'],
    definitioner: ['definition'],
    fotnoter: ['footnote'],
    bilagor: ['bilaga']
  }
  return allowed[content].includes(type)
}

/** Does nothing stand in the record: no words, nothing chosen, nothing under it? */
export function isEmptyRecord(host: RecordHost, id: string): boolean {
  const post = host.projection.reading.live.get(id)
  if (!post || post.children.length > 0) return false
  if (Object.values(post.sets).some(members => members.length > 0)) return false
  const dynamic = post.type === 'insats' ? host.projection.context.template.insats.fields.map(f => f.key) : []
  return [...Object.keys(shapeOf(post.type).fields), ...dynamic].every(
    field => fieldShape(post.type, field) === null || isBlank(host.projection.stycken(id, field))
  )
}
