import { z } from 'zod'
import { carried, versionPlace } from '../versions/version.ts'

/**
 * What a copy of a version said that came back from Word, as people handle it: one item for each comment with its answers, and for each
 * change. What was read stays as it was read; where a person has placed it, and whether it is left out, stands beside it.
 */

const ITEM_KINDS = [
  'comment',
  'insertion',
  'deletion',
  'replacement',
  'move',
  'new-paragraph',
  'new-insats',
  'ansvar',
  'withdrawn',
  'unknown'
] as const

/** Where a person says that something belongs: the whole document, a record, or letters of a field of the version. */
export const placement = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document') }),
  z.strictObject({ kind: z.literal('record'), record: z.string().max(40) }),
  z.strictObject({
    kind: z.literal('text'),
    ...versionPlace.shape,
    record: z.string().max(40),
    field: z.string().max(60)
  })
])
export type Placement = z.infer<typeof placement>

const writtenEntry = z.object({ author: z.string(), at: z.string().nullable(), text: z.string() })

/** What a thread of the document begins with. */
const saidInThread = z.object({ author: z.string(), text: z.string() })

/** What a copy says of the threads that its file was sent with; they are no items of it. */
const ofThread = z.object({ thread: z.string(), said: saidInThread.nullable() })
export const knownThreads = z.object({
  /** Comments and proposals that came back as they were sent. */
  comments: z.number().int(),
  changes: z.number().int(),
  /** Threads of which a comment or the proposal is no longer in the copy as it was sent. */
  missing: z.array(ofThread.extend({ what: z.enum(['comment', 'change']) })),
  /** Threads that somebody has marked as done in the copy. */
  resolved: z.array(ofThread)
})
export type KnownThreads = z.infer<typeof knownThreads>

/** A place of the version as it was found in the copy. */
const foundPlace = versionPlace.extend({
  quote: z.string(),
  by: z.enum(['bookmark', 'text', 'alignment']),
  /** 1: certain. */
  sure: z.number()
})

/** How a place is called: the section, and the record. */
const placeName = z.object({ within: z.string(), name: z.string() })

export const copyItem = z.object({
  key: z.string(),
  kind: z.enum(ITEM_KINDS),
  author: z.string(),
  at: z.string().nullable(),
  /** What was said, or the words that came. */
  text: z.string(),
  /** The words that went. */
  before: z.string(),
  replies: z.array(writtenEntry),
  resolved: z.boolean(),
  /** Followed by Word itself; false: found by comparing. A comment is always what somebody wrote. */
  tracked: z.boolean(),
  /** Where it was found; several for a comment over several fields. Empty: nowhere. */
  places: z.array(foundPlace),
  /** Of a move: where the words stood. */
  source: z.object({ place: foundPlace, called: placeName.nullable() }).nullable(),
  /** Of an insats or an ansvar: who is responsible, as a sentence. */
  ansvar: z.string().nullable(),
  /** The words around it in the copy, where it was found nowhere. */
  around: z.string(),
  /** The thread of the document that it answers: the file was sent with it. */
  answers: z.object({ thread: z.string(), reworded: z.boolean(), said: saidInThread.nullable() }).nullable(),
  /** Where a person has placed it instead; null: as found. */
  placement: placement.nullable(),
  /** Where it stands, as people call it; null when it stands nowhere or is about the whole document. */
  called: placeName.nullable(),
  /** Where that is in the present text; null when it is about the whole document, or nowhere. */
  present: carried.nullable(),
  leftOut: z.boolean(),
  /** What it becomes when it is taken in. `nothing`: there is nothing to take in. */
  becomes: z.enum(['comment', 'proposal', 'answer', 'nothing']),
  /** The thread that it has become. */
  thread: z.string().nullable()
})
export type CopyItem = z.infer<typeof copyItem>

export const copyInfo = z.object({
  id: z.string(),
  version: z.object({ id: z.string(), number: z.number().int(), kind: z.string(), name: z.string() }),
  /** The name of the file, its size and SHA-256: it is kept as it came. */
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  /** For whom the copy was made, when it says so. */
  recipient: z.string().nullable(),
  receivedBy: z.object({ id: z.string(), name: z.string().nullable() }),
  receivedAt: z.string(),
  /** Who wrote in it, by the names that they had in Word. */
  authors: z.array(z.string()),
  comments: z.number().int(),
  changes: z.number().int(),
  /** Comments and proposals that the file was sent with, and that are no news. */
  known: z.number().int(),
  /** What has no place yet and is not left out. */
  unplaced: z.number().int(),
  leftOut: z.number().int(),
  /** Threads that it has become. */
  takenIn: z.number().int(),
  /** Nothing of the file is missing in what was read. */
  complete: z.boolean(),
  /** It says itself that it is a copy of another version. */
  otherVersion: z.boolean(),
  acceptedBy: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  acceptedAt: z.string().nullable(),
  revision: z.number().int()
})
export type CopyInfo = z.infer<typeof copyInfo>
