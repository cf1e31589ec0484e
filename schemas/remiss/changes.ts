import type { Dokument, DokumentPost } from '../document/dokument.ts'
import type { RecordType } from '../records/shapes.ts'
import { cellField } from '../records/table/shape.ts'
import { fieldText, flatText, type Stycke } from '../text/stycke.ts'

/**
 * What has changed in a document since a version of it: record by record, so that each change can be shown and explained by itself. Pure: the two interchanges
 * and their numbers as printed go in, and nothing else counts.
 */

/**
 * `ny`, `borttagen`: the record is only in the one. `flyttad`: it stands under another record, or in another order among those beside it. `text`: other words.
 * `ansvar`: others are responsible. `uppgift`: another chosen value. `form`: the same words look otherwise (a list, bold, a footnote's place).
 */
export const ASPECTS = ['ny', 'borttagen', 'flyttad', 'text', 'ansvar', 'uppgift', 'form'] as const
export type Aspect = (typeof ASPECTS)[number]

/** A document with its numbers as printed, by record. */
export interface Numbered {
  dokument: Pick<Dokument, 'metadata' | 'sections' | 'unplaced'>
  printed: ReadonlyMap<string, string>
}

/** Where a record stands, and what it says. */
export interface RecordState {
  /** Its number as printed; null: it has none. */
  label: string | null
  /** The record above it; null at the top. */
  under: string | null
  post: DokumentPost
}

/** One field in which the words differ. A record that is new or gone has all its fields with words here. */
export interface FieldChange {
  field: string
  before: string
  after: string
}

/** One value or set that differs, as it is stored. `lead`, `partner` and `ansvarsform` are the ansvar. */
export interface ValueChange {
  key: string
  before: readonly string[]
  after: readonly string[]
}

export interface RecordChange {
  record: string
  type: RecordType
  aspects: Aspect[]
  before: RecordState | null
  after: RecordState | null
  fields: FieldChange[]
  values: ValueChange[]
}

const OF_ANSVAR: ReadonlySet<string> = new Set(['lead', 'partner', 'ansvarsform', 'ansvarstillagg'])

/** Every record that differs, in the order of the document as it is now; what is gone stands after what it stood after. */
export function changesBetween(before: Numbered, after: Numbered): RecordChange[] {
  const old = statesOf(before)
  const now = statesOf(after)
  const moved = movedIn(before, after)
  const out: RecordChange[] = []
  for (const id of mergedOrder([...old.keys()], [...now.keys()])) {
    const change = changeOf(id, old.get(id) ?? null, now.get(id) ?? null, moved.has(id))
    if (change) out.push(change)
  }
  return out
}

function changeOf(
  record: string,
  before: RecordState | null,
  after: RecordState | null,
  moved: boolean
): RecordChange | null {
  const post = (after ?? before)!.post
  const fields = fieldChanges(before?.post, after?.post)
  const values = valueChanges(before?.post, after?.post)
  const aspects = new Set<Aspect>()
  if (!before) aspects.add('ny')
  else if (!after) aspects.add('borttagen')
  else {
    if (moved) aspects.add('flyttad')
    for (const { field } of fields) aspects.add(OF_ANSVAR.has(field) ? 'ansvar' : 'text')
    for (const { key } of values) aspects.add(OF_ANSVAR.has(key) ? 'ansvar' : 'uppgift')
    if (looksOtherwise(before.post, after.post)) aspects.add('form')
  }
  if (aspects.size === 0) return null
  return { record, type: post.type, aspects: ASPECTS.filter(a => aspects.has(a)), before, after, fields, values }
}

/** Every record by id, in reading order. */
export function statesOf({ dokument, printed }: Numbered): Map<string, RecordState> {
  const out = new Map<string, RecordState>()
  const visit = (post: DokumentPost, under: string | null): void => {
    out.set(post.id, { label: printed.get(post.id) ?? null, under, post })
    for (const child of post.children) visit(child.type === 'tablerow' ? shownRow(child, post) : child, post.id)
  }
  for (const post of [dokument.metadata, ...dokument.sections, ...dokument.unplaced]) visit(post, null)
  return out
}

/** A row without the cells of columns that have been taken away: nobody sees them. */
function shownRow(row: DokumentPost, table: DokumentPost): DokumentPost {
  const columns = new Set(table.children.filter(({ type }) => type === 'tablecolumn').map(({ id }) => cellField(id)))
  const fields = Object.fromEntries(Object.entries(row.fields).filter(([field]) => columns.has(field)))
  return { ...row, fields }
}

function fieldChanges(before: DokumentPost | undefined, after: DokumentPost | undefined): FieldChange[] {
  const out: FieldChange[] = []
  for (const field of new Set([...Object.keys(before?.fields ?? {}), ...Object.keys(after?.fields ?? {})])) {
    const change = { field, before: wordsOf(before?.fields[field]), after: wordsOf(after?.fields[field]) }
    if (change.before !== change.after) out.push(change)
  }
  return out
}

/** Paragraphs of which the last are empty read as if they were not there. */
const wordsOf = (stycken: readonly Stycke[] | undefined): string => fieldText(stycken ?? []).replace(/\n+$/u, '')

function valueChanges(before: DokumentPost | undefined, after: DokumentPost | undefined): ValueChange[] {
  if (!before || !after) return []
  const out: ValueChange[] = []
  const compare = (key: string, a: readonly string[], b: readonly string[]): void => {
    if (a.length !== b.length || a.some((each, i) => each !== b[i])) out.push({ key, before: a, after: b })
  }
  const one = (value: unknown): string[] =>
    value === undefined || value === null ? [] : [typeof value === 'string' ? value : JSON.stringify(value)]
  for (const key of new Set([...Object.keys(before.data), ...Object.keys(after.data)]))
    compare(key, one(before.data[key]), one(after.data[key]))
  for (const key of new Set([...Object.keys(before.sets), ...Object.keys(after.sets)]))
    compare(key, before.sets[key] ?? [], after.sets[key] ?? [])
  return out
}

/** The same words in every field, and yet another look in one of them. */
function looksOtherwise(before: DokumentPost, after: DokumentPost): boolean {
  return Object.keys(after.fields).some(field => {
    const a = before.fields[field] ?? []
    const b = after.fields[field] ?? []
    if (wordsOf(a) !== wordsOf(b)) return false
    return flatText(a).trimEnd() !== flatText(b).trimEnd() || lookOf(a) !== lookOf(b)
  })
}

const lookOf = (stycken: readonly Stycke[]): string => {
  const shown = stycken.slice(0, stycken.findLastIndex(s => s.runs.length > 0) + 1)
  return JSON.stringify(shown.map(({ form, level, runs }) => [form, level, runs]))
}

/** Records of both that stand under another one, or that changed places with those beside them: as few as explain the new order. */
function movedIn(before: Numbered, after: Numbered): ReadonlySet<string> {
  const out = new Set<string>()
  const old = childrenOf(before)
  const now = childrenOf(after)
  const parentNow = new Map([...now].flatMap(([parent, ids]) => ids.map(id => [id, parent] as const)))
  for (const [parent, ids] of old) {
    const stayed: string[] = []
    for (const id of ids) {
      const to = parentNow.get(id)
      if (to === parent) stayed.push(id)
      else if (to !== undefined) out.add(id)
    }
    const places = new Map((now.get(parent) ?? []).map((id, i) => [id, i]))
    const kept = longestRising(stayed.map(id => places.get(id)!))
    stayed.forEach((id, i) => {
      if (!kept.has(i)) out.add(id)
    })
  }
  return out
}

const TOP = ''

function childrenOf({ dokument }: Numbered): Map<string, string[]> {
  const out = new Map<string, string[]>([[TOP, dokument.sections.map(post => post.id)]])
  const visit = (post: DokumentPost): void => {
    out.set(
      post.id,
      post.children.map(child => child.id)
    )
    post.children.forEach(visit)
  }
  dokument.sections.forEach(visit)
  // What has lost its place stands nowhere: it has been moved.
  out.set(
    '\u0000utan-plats',
    dokument.unplaced.map(post => post.id)
  )
  dokument.unplaced.forEach(visit)
  return out
}

/** The places in a list of a longest rising part of it. */
function longestRising(list: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const before: number[] = []
  list.forEach((value, i) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (list[ends[middle]!]! < value) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? ends[low - 1]! : -1
    ends[low] = i
  })
  const out = new Set<number>()
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]!) out.add(i)
  return out
}

/** All of both: in the order of `now`, with what is only in `old` after what it stood after there. */
function mergedOrder(old: readonly string[], now: readonly string[]): string[] {
  const isNow = new Set(now)
  const gone = new Map<string, string[]>()
  let anchor = TOP
  for (const id of old) {
    if (isNow.has(id)) anchor = id
    else gone.set(anchor, [...(gone.get(anchor) ?? []), id])
  }
  return [...(gone.get(TOP) ?? []), ...now.flatMap(id => [id, ...(gone.get(id) ?? [])])]
}
