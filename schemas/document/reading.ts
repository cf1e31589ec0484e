import type * as Y from 'yjs'
import { mayStandUnder, type RecordType } from '../records/shapes.ts'
import { baseOf, collectDrafts, type Draft, type Place, setKey, type Tombstone } from './drafts.ts'
import { METADATA_ID, parseFieldName } from './ids.ts'

export type { Place, Tombstone }

/** One record as read: its place, scalars, sets, and the records under it in order. Text is read apart. */
export interface Post {
  readonly id: string
  readonly type: RecordType
  readonly place: Place | null
  readonly deleted: Tombstone | null
  readonly data: Readonly<Record<string, unknown>>
  /** Members of each set in their order. */
  readonly sets: Readonly<Record<string, readonly string[]>>
  readonly children: readonly Post[]
}

export interface Reading {
  readonly metadata: Post
  readonly sections: readonly Post[]
  /** Live records whose parent is missing or of a type that cannot hold them: shown under *Utan plats*. */
  readonly unplaced: readonly Post[]
  /** Deleted records, latest first, each with all that stood under it: shown in *Papperskorg*. */
  readonly trash: readonly Post[]
  /** Every record that is shown in the document, by id. */
  readonly live: ReadonlyMap<string, Post>
}

/**
 * Reads the structure of a document. Total and deterministic: any state gives a reading, equal states give equal readings, and
 * nothing is ever written. Records of a type that this version does not know are left out; `looseTexts` finds their words.
 */
export function readStructure(index: Y.Map<unknown>): Reading {
  return assemble(collectDrafts(index), null)
}

/** Reads one document again and again: what did not change since the reading before is not looked at again. */
export class StructureReader {
  readonly #drafts: Map<string, Draft>
  #current: Reading | null = null

  constructor(index: Y.Map<unknown>) {
    this.#drafts = collectDrafts(index)
    index.observe(event => {
      for (const key of event.keysChanged) setKey(this.#drafts, key, index.get(key))
      this.#changed = true
    })
  }

  #changed = true

  /** The structure as it was when the last transaction ended. Records that are as they were are the same objects as before. */
  read(): Reading {
    if (!this.#changed && this.#current) return this.#current
    this.#current = assemble(this.#drafts, this.#current)
    this.#changed = false
    return this.#current
  }
}

function assemble(drafts: ReadonlyMap<string, Draft>, before: Reading | null): Reading {
  const posts = new Map<string, Mutable>()
  for (const draft of drafts.values()) {
    const base = baseOf(draft)
    if (base) posts.set(draft.id, { ...base, children: [] })
  }
  if (posts.get(METADATA_ID)?.type !== 'metadata') posts.set(METADATA_ID, emptyMetadata())
  const top: Mutable[] = []
  const unplaced: Mutable[] = []
  const trash: Mutable[] = []
  for (const post of posts.values()) {
    // There is one, and it stands where it stands.
    if (post.type === 'metadata') continue
    const parent = post.place?.a ? posts.get(post.place.a) : undefined
    const fits = mayStandUnder(post.type, parent?.type ?? null) && (parent !== undefined || !post.place?.a)
    if (post.deleted) trash.push(post)
    else if (!fits) unplaced.push(post)
    else if (parent) parent.children.push(post)
    else top.push(post)
  }
  for (const post of posts.values()) post.children.sort(byPlace)
  trash.sort((a, b) => b.deleted!.at - a.deleted!.at || byPlace(a, b))
  unplaced.sort(byPlace)
  if (before) for (const root of [posts.get(METADATA_ID)!, ...top, ...unplaced]) keepOld(root, before, posts)
  const metadata = posts.get(METADATA_ID)!
  const sections = top.map(p => posts.get(p.id)!).sort(byPlace)
  unplaced.forEach((p, i) => {
    unplaced[i] = posts.get(p.id)!
  })
  const live = new Map<string, Post>()
  const visit = (post: Post): void => {
    live.set(post.id, post)
    post.children.forEach(visit)
  }
  for (const post of [metadata, ...sections, ...unplaced]) visit(post)
  return { metadata, sections, unplaced, trash, live }
}

type Mutable = Post & { children: Post[] }

/** Puts the objects of the reading before where nothing changed, from the leaves up. */
function keepOld(post: Mutable, before: Reading, posts: Map<string, Mutable>): void {
  post.children.forEach((child, i) => {
    keepOld(child as Mutable, before, posts)
    post.children[i] = posts.get(child.id)!
  })
  const old = before.live.get(post.id)
  if (old && samePost(old, post)) posts.set(post.id, old as Mutable)
}

function samePost(a: Post, b: Post): boolean {
  return (
    a.type === b.type &&
    a.place?.a === b.place?.a &&
    a.place?.o === b.place?.o &&
    a.deleted === null &&
    b.deleted === null &&
    a.children.length === b.children.length &&
    a.children.every((child, i) => child === b.children[i]) &&
    sameEntries(a.data, b.data, (x, y) => x === y) &&
    sameEntries(a.sets, b.sets, (x, y) => x.length === y.length && x.every((member, i) => member === y[i]))
  )
}

function sameEntries<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  same: (x: T, y: T) => boolean
): boolean {
  if (a === b) return true
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && same(a[key]!, b[key]!))
}

const emptyMetadata = (): Mutable => ({
  id: METADATA_ID,
  type: 'metadata',
  place: null,
  deleted: null,
  data: {},
  sets: {},
  children: []
})

/** Ties in the order key are broken by id, so that every reader sees one order. */
function byPlace(a: Post, b: Post): number {
  const x = a.place?.o ?? ''
  const y = b.place?.o ?? ''
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Words that stand in no record that this version can show: of an unknown type, or whose type was never received. */
export interface LooseText {
  record: string
  field: string
  text: string
}

/**
 * Texts that neither the document nor *Papperskorg* shows through a record. `shown` says whether a field of a record that is
 * live or in the trash is displayed; everything else with visible words is loose.
 */
export function looseTexts(doc: Y.Doc, shown: (record: string, field: string) => boolean): LooseText[] {
  const out: LooseText[] = []
  for (const root of [...doc.share.keys()].sort()) {
    const name = parseFieldName(root)
    if (!name || shown(name.record, name.field)) continue
    const text = doc.getText(root).toString()
    if (text.trim() !== '') out.push({ ...name, text })
  }
  return out
}

/** All records under a post, itself first. */
export function* withDescendants(post: Post): Generator<Post> {
  yield post
  for (const child of post.children) yield* withDescendants(child)
}
