import type { ColumnType } from 'kysely'

type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>

/** A thread of comments; with `replacement` a change proposal. `anchor` and `replacement` are JSON of `schemas/comments`. */
export interface ThreadTable {
  id: string
  document: string
  anchor: string
  sequence: number
  replacement: Optional<string>
  state: string
  state_by: Optional<string>
  state_at: Optional<number>
  /** The key of the request that gave it its state, so that a repeated one gets the same answer. */
  state_key: Optional<string>
  assigned_person: Optional<string>
  assigned_unit: Optional<string>
  created_by: string
  created_at: number
  request_key: string
  /** The number of its last change among those of the document. */
  revision: number
  /** Of what was taken in from elsewhere: who proposed it, and when, as written there, and from what (`schemas/comments/source.ts`). */
  written_by: Optional<string>
  written_at: Optional<number>
  source: Optional<string>
  /** The insats that it proposes, as JSON (`schemas/comments/proposed-insats.ts`). */
  insats: Optional<string>
}

/** How many changes the threads of a document have had. */
export interface ThreadCounterTable {
  document: string
  revision: number
}

/** One comment in a thread; `revision` is the change with which it came. */
export interface EntryTable {
  id: string
  thread: string
  author: string
  body: string
  created_at: number
  edited_at: Optional<number>
  withdrawn_at: Optional<number>
  request_key: string
  revision: number
  /** Of what was taken in from elsewhere: who wrote it, and when, as written there. `author` has taken it in. */
  written_by: Optional<string>
  written_at: Optional<number>
}

/** What an entry said until it was changed or withdrawn. */
export interface EntryVersionTable {
  entry: string
  revision: number
  body: string
  until: number
}

/** Up to which revision a person has seen a thread. */
export interface ThreadReadTable {
  thread: string
  person: string
  revision: number
}

/** Something that a person is to be told of. */
export interface ThreadNoticeTable {
  id: string
  thread: string
  person: string
  kind: 'mention' | 'assigned'
  entry: Optional<string>
  by: string
  revision: number
  created_at: number
  handled_at: Optional<number>
}
