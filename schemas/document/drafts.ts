import type * as Y from 'yjs'
import { isRecordType, memberSchema, type RecordType, scalarSchema, shapeOf } from '../records/shapes.ts'

/** Where a record stands: under which record (null: at the top), and its order key among its siblings. */
export interface Place {
  a: string | null
  o: string
}

/** Who deleted a record, and when (milliseconds since 1970). */
export interface Tombstone {
  by: string
  at: number
}

/** What the index says of one record, before it stands anywhere. */
export interface Base {
  id: string
  type: RecordType
  place: Place | null
  deleted: Tombstone | null
  data: Readonly<Record<string, unknown>>
  sets: Readonly<Record<string, readonly string[]>>
}

/** The keys of one record as they stand in the index, and what they come to once it has been worked out. */
export interface Draft {
  readonly id: string
  readonly keys: Map<string, unknown>
  base: Base | null | undefined
}

/** The records of an index by id, from its flat keys `id|what`. */
export function collectDrafts(index: Y.Map<unknown>): Map<string, Draft> {
  const drafts = new Map<string, Draft>()
  index.forEach((value, key) => {
    setKey(drafts, key, value)
  })
  return drafts
}

/** Takes over one key of the index; an undefined value means that the key is gone. */
export function setKey(drafts: Map<string, Draft>, key: string, value: unknown): void {
  const bar = key.indexOf('|')
  if (bar <= 0) return
  const id = key.slice(0, bar)
  const what = key.slice(bar + 1)
  let draft = drafts.get(id)
  if (!draft) {
    draft = { id, keys: new Map(), base: undefined }
    drafts.set(id, draft)
  }
  if (value === undefined) draft.keys.delete(what)
  else draft.keys.set(what, value)
  draft.base = undefined
}

/** What a draft comes to; null when its type is missing or unknown. Values that do not fit the shape are left out. */
export function baseOf(draft: Draft): Base | null {
  if (draft.base === undefined) draft.base = workOut(draft)
  return draft.base
}

function workOut(draft: Draft): Base | null {
  const type = draft.keys.get('t')
  if (!isRecordType(type)) return null
  const shape = shapeOf(type)
  const data: Record<string, unknown> = {}
  const members = new Map<string, [member: string, order: string][]>()
  for (const [what, value] of draft.keys) {
    if (!what.startsWith('d|')) continue
    const [name, member] = splitOnce(what.slice(2))
    if (member !== null) {
      if (memberSchema(type, name)?.safeParse(member).success && value !== null) {
        const list = members.get(name) ?? []
        list.push([member, String(value)])
        members.set(name, list)
      }
      continue
    }
    if (scalarSchema(type, name)?.safeParse(value).success) data[name] = value
  }
  const sets: Record<string, readonly string[]> = {}
  for (const key of Object.keys(shape.sets)) {
    const list = members.get(key) ?? []
    list.sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[0] < b[0] ? -1 : 1))
    sets[key] = list.map(([member]) => member)
  }
  return {
    id: draft.id,
    type,
    // The metadata record is neither moved nor deleted, whatever the index says.
    place: type === 'metadata' ? null : asPlace(draft.keys.get('p')),
    deleted: type === 'metadata' ? null : asTombstone(draft.keys.get('x')),
    data,
    sets
  }
}

/** A key in two at the first bar; without a bar the second part is null. */
export function splitOnce(text: string): [string, string | null] {
  const bar = text.indexOf('|')
  return bar < 0 ? [text, null] : [text.slice(0, bar), text.slice(bar + 1)]
}

function asPlace(value: unknown): Place | null {
  if (typeof value !== 'object' || value === null) return null
  const { a, o } = value as Partial<Place>
  return { a: typeof a === 'string' ? a : null, o: typeof o === 'string' ? o : '' }
}

function asTombstone(value: unknown): Tombstone | null {
  if (typeof value !== 'object' || value === null) return null
  const { by, at } = value as Partial<Tombstone>
  return { by: typeof by === 'string' ? by : '', at: Number.isFinite(at) ? (at as number) : 0 }
}
