import type * as Y from 'yjs'
import { looseTexts, type Post, type Reading, withDescendants } from '../../../schemas/document/reading.ts'
import { mayStandUnder, type RecordType } from '../../../schemas/records/shapes.ts'
import { cellField } from '../../../schemas/records/table/shape.ts'
import type { Template } from '../../../schemas/template/template.ts'
import { goToRecord, type RecordHost } from '../commands/records.ts'
import { displayedFields } from './displayed.ts'

/** One thing in *Papperskorg*. */
export interface TrashEntry {
  readonly id: string
  readonly type: RecordType
  /** The words that it begins with. */
  readonly words: string
  /** How many records of each type came with it. */
  readonly under: readonly (readonly [RecordType, number])[]
  readonly by: string
  readonly at: number
  /** `deleted`: what it stood in lies in *Papperskorg* too, and comes back with it. `gone`: it comes back under *Utan plats*. */
  readonly around: 'there' | 'deleted' | 'gone'
  /** The nearest record above it that lies in *Papperskorg* too. */
  readonly parent: { readonly id: string; readonly type: RecordType } | null
}

/** Words that no record shows. */
export interface LooseEntry {
  readonly record: string
  readonly field: string
  readonly type: RecordType | null
  readonly text: string
}

export interface Trash {
  readonly entries: readonly TrashEntry[]
  readonly loose: readonly LooseEntry[]
}

/** What *Papperskorg* is read from. */
export interface TrashSource {
  readonly doc: Y.Doc
  readonly reading: Reading
  readonly template: Template
  /** The text of a field as it is. */
  text(record: string, field: string): string
}

const MOST = 160

/**
 * What *Papperskorg* lists: deleted records, latest first, each with what went with it, and the words that no record shows. Records
 * without any words are left out: a line that was made and taken away again is nothing that somebody would look for.
 */
export function trashOf(source: TrashSource): Trash {
  const all = everyRecord(source.reading)
  const entries: TrashEntry[] = []
  for (const post of source.reading.trash) {
    const words = wordsOf(post, source, all)
    if (words === '' && post.data.file === undefined) continue
    const [above] = deletedAbove(post, all)
    entries.push({
      id: post.id,
      type: post.type,
      words: words.length > MOST ? `${words.slice(0, MOST).trimEnd()} …` : words,
      under: countsUnder(post),
      by: post.deleted?.by ?? '',
      at: post.deleted?.at ?? 0,
      around: around(post, all),
      parent: above ? { id: above.id, type: above.type } : null
    })
  }
  return { entries, loose: looseOf(source, all) }
}

/** Every record that is known: those of the document, those in *Papperskorg*, and all under them. */
function everyRecord({ live, trash }: Reading): ReadonlyMap<string, Post> {
  const out = new Map(live)
  for (const deleted of trash) for (const post of withDescendants(deleted)) out.set(post.id, post)
  return out
}

const parentOf = (post: Post, all: ReadonlyMap<string, Post>): Post | null =>
  post.place?.a ? (all.get(post.place.a) ?? null) : null

function wordsOf(post: Post, source: TrashSource, all: ReadonlyMap<string, Post>): string {
  const parts: string[] = []
  let length = 0
  for (const { id, fields } of textsOf(post, source.template, all)) {
    for (const field of fields) {
      const text = source.text(id, field).replace(/\s+/gu, ' ').trim()
      if (text === '') continue
      parts.push(text)
      length += text.length
    }
    if (length > MOST) break
  }
  return parts.join(' · ')
}

/** The fields whose words belong to a deleted record: its own and those under it; of a column, its cells. */
function* textsOf(
  post: Post,
  template: Template,
  all: ReadonlyMap<string, Post>
): Generator<{ id: string; fields: readonly string[] }> {
  if (post.type === 'tablecolumn') {
    for (const row of all.values())
      if (row.type === 'tablerow' && row.place?.a === post.place?.a) yield { id: row.id, fields: [cellField(post.id)] }
    return
  }
  for (const each of withDescendants(post))
    yield { id: each.id, fields: displayedFields(each, parentOf(each, all), template) }
}

function countsUnder(post: Post): [RecordType, number][] {
  const counts = new Map<RecordType, number>()
  for (const { id, type } of withDescendants(post)) {
    if (id !== post.id && type !== 'tablecolumn') counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return [...counts]
}

function around(post: Post, all: ReadonlyMap<string, Post>): TrashEntry['around'] {
  if (!mayStandUnder(post.type, parentOf(post, all)?.type ?? null) || (post.place?.a && !parentOf(post, all)))
    return 'gone'
  return deletedAbove(post, all).length > 0 ? 'deleted' : 'there'
}

/** The deleted records above a record, nearest first. */
function deletedAbove(post: Post, all: ReadonlyMap<string, Post>): Post[] {
  const out: Post[] = []
  const met = new Set<string>()
  for (let at = parentOf(post, all); at && !met.has(at.id); at = parentOf(at, all)) {
    met.add(at.id)
    if (at.deleted) out.push(at)
  }
  return out
}

/** Brings a record back, with the deleted records that it stands in, as one change that can be undone, and goes there. */
export function restoreRecord(host: RecordHost, id: string): boolean {
  const { reading, records } = host.projection
  const all = everyRecord(reading)
  const post = all.get(id)
  if (!post?.deleted || !host.writing.arrange(post.id)) return false
  const back = [...deletedAbove(post, all).reverse(), post]
  host.history.step()
  records.change(() => {
    for (const each of back) records.restore(each.id)
  })
  host.history.step()
  goToRecord(host, post.type === 'tablecolumn' && post.place?.a ? post.place.a : id)
  return true
}

function looseOf({ doc, template }: TrashSource, all: ReadonlyMap<string, Post>): LooseEntry[] {
  const shown = new Map<string, ReadonlySet<string>>()
  const fieldsOf = (post: Post): ReadonlySet<string> => {
    let fields = shown.get(post.id)
    if (!fields) {
      const parent = parentOf(post, all)
      const columns = parent && post.type === 'tablerow' ? deletedColumns(parent.id, all) : []
      fields = new Set([...displayedFields(post, parent, template), ...columns])
      shown.set(post.id, fields)
    }
    return fields
  }
  return looseTexts(doc, (record, field) => {
    const post = all.get(record)
    return post !== undefined && fieldsOf(post).has(field)
  }).map(loose => ({ ...loose, text: loose.text.trim(), type: all.get(loose.record)?.type ?? null }))
}

/** The cells of columns that lie in *Papperskorg*: the column shows their words there. */
function deletedColumns(table: string, all: ReadonlyMap<string, Post>): string[] {
  const out: string[] = []
  for (const post of all.values())
    if (post.type === 'tablecolumn' && post.place?.a === table && post.deleted) out.push(cellField(post.id))
  return out
}
