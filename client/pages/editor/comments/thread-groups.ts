import type { Participant } from '../../../../schemas/api/threads.ts'
import type { Resolved } from '../../../../schemas/comments/resolve.ts'
import type { Thread } from '../../../../schemas/comments/thread.ts'
import { mentionsOf } from '../../../../schemas/comments/written.ts'
import type { Post, Reading } from '../../../../schemas/document/reading.ts'
import { messages } from '../../../../schemas/messages/messages.ts'
import { shapeOf } from '../../../../schemas/records/shapes.ts'
import { type Naming, nameOf, placeOf } from '../../../editor/review/names.ts'
import type { Choice } from './comment-state.ts'

/** A thread as the panel lists it. */
export interface ListedThread {
  readonly thread: Thread
  /** The record where it stands, in words: "Insats 2.2". */
  readonly place: string
  readonly isGone: boolean
}

/** The threads of one section or fokusområde. */
export interface ThreadGroup {
  readonly key: string
  readonly title: string
  readonly threads: readonly ListedThread[]
}

/** What one has to know of a document to list its threads. */
export interface ListContext {
  readonly reading: Pick<Reading, 'live'>
  readonly naming: Naming
  readonly found: ReadonlyMap<string, Resolved>
  /** The record above a record, also above one that is deleted. */
  parentOf(record: string): string | null
}

/**
 * Everybody who has to do with a thread: wrote in it, is mentioned, or has it to do. Whoever took in what somebody else wrote did not
 * write it.
 */
const peopleIn = (thread: Thread): Set<string> =>
  new Set(
    [
      thread.source === null ? thread.createdBy : null,
      thread.assignedPerson,
      ...thread.entries.flatMap(e => [e.writtenBy === null ? e.author : null, ...mentionsOf(e)])
    ].filter(id => id !== null)
  )

/** The threads that a choice shows. `me` has units: what is theirs to do is mine too. */
export function chosenThreads(
  threads: Iterable<Thread>,
  { show, person, unit }: Choice,
  me: string,
  people: ReadonlyMap<string, Participant>
): Thread[] {
  const unitsOf = (id: string): readonly string[] => people.get(id)?.units ?? []
  const myUnits = unitsOf(me)
  return [...threads].filter(thread => {
    const here = peopleIn(thread)
    if ((show === 'done') !== (thread.state !== 'open')) return false
    if (show === 'mine' && !here.has(me) && !(thread.assignedUnit && myUnits.includes(thread.assignedUnit)))
      return false
    if (person !== null && !here.has(person)) return false
    if (unit !== null && thread.assignedUnit !== unit && ![...here].some(id => unitsOf(id).includes(unit))) return false
    return true
  })
}

/** Threads in the order of the document, by section; those about the whole document first, those whose text is gone last. */
export function groupThreads(threads: readonly Thread[], context: ListContext): readonly ThreadGroup[] {
  const order = new Map([...context.reading.live.keys()].map((id, i) => [id, i]))
  const placed = threads.map(thread => ({ ...placeIn(thread, context, order), thread }))
  placed.sort(
    (a, b) =>
      a.rank - b.rank ||
      a.record - b.record ||
      a.field - b.field ||
      a.offset - b.offset ||
      (a.thread.createdAt < b.thread.createdAt ? -1 : 1)
  )
  const groups = new Map<string, { title: string; threads: ListedThread[] }>()
  for (const { key, title, place, thread, rank } of placed) {
    const listed = { thread, place, isGone: rank === GONE }
    const group = groups.get(key)
    if (group) group.threads.push(listed)
    else groups.set(key, { title, threads: [listed] })
  }
  return [...groups].map(([key, group]) => ({ key, ...group }))
}

const GONE = 2

function placeIn(thread: Thread, context: ListContext, order: ReadonlyMap<string, number>) {
  const { found, reading, naming } = context
  const words = messages.comments
  const where = found.get(thread.id)
  const at = { rank: 1, record: 0, field: 0, offset: 0 }
  const { anchor } = thread
  if (anchor.kind === 'document' || (where && 'document' in where))
    return { ...at, rank: 0, key: 'document', title: words.wholeDocument, place: words.wholeDocument }
  const stretch = where && 'stretches' in where ? where.stretches[0] : undefined
  const record = stretch?.record ?? (anchor.kind === 'record' ? anchor.record : anchor.parts[0]!.record)
  const post = liveAbove(record, context)
  const place = post ? nameOf(placeOf(post, reading.live), naming) : null
  const name = place ? place.kind : words.wholeDocument
  if (!where || 'gone' in where) return { ...at, rank: GONE, key: 'gone', title: words.goneGroup, place: name }
  const section = post ? sectionOf(post, reading) : null
  const title = section ? nameOf(section, naming) : null
  const fields = post ? Object.keys(shapeOf(post.type).fields) : []
  const field = stretch ? fields.indexOf(stretch.field) : -1
  return {
    rank: 1,
    record: order.get(record) ?? 0,
    field: field < 0 && stretch ? fields.length : field,
    offset: stretch?.from ?? 0,
    key: section?.id ?? 'document',
    title: title ? [title.kind, title.words].filter(part => part !== '').join(' · ') : words.wholeDocument,
    place: name
  }
}

/** The record, or when it is deleted the nearest one above it that is not. */
function liveAbove(record: string, { reading, parentOf }: ListContext): Post | null {
  const met = new Set<string>()
  for (let id: string | null = record; id !== null && !met.has(id); id = parentOf(id)) {
    const post = reading.live.get(id)
    if (post) return post
    met.add(id)
  }
  return null
}

/** The fokusområde or the section in which a record stands. */
function sectionOf(post: Post, { live }: Pick<Reading, 'live'>): Post {
  let at = post
  while (at.type !== 'fokusomrade' && at.place?.a) {
    const above = live.get(at.place.a)
    if (!above) break
    at = above
  }
  return at
}
