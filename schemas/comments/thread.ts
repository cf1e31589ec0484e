import { z } from 'zod'
import { anchor } from './anchor.ts'
import { replacement } from './proposal.ts'
import { proposedInsats } from './proposed-insats.ts'
import { threadSource } from './source.ts'

/**
 * A thread as the API gives it: what it hangs on, what was said, and how it stands. A proposal is a thread that also says what is to stand
 * instead of its text.
 */

/** Open, or how it ended: a thread of comments is resolved, a proposal accepted or rejected. */
const THREAD_STATES = ['open', 'resolved', 'accepted', 'rejected'] as const
const threadState = z.enum(THREAD_STATES)

/** One comment. A withdrawn one has no body here; what was written is kept on the server. */
export const entry = z.object({
  id: z.string(),
  author: z.string(),
  at: z.string(),
  body: z.string(),
  editedAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  /** Of what was taken in from elsewhere: who wrote it, and when, as written there. Its body is text alone: nothing in it is a mention. */
  writtenBy: z.string().nullable(),
  writtenAt: z.string().nullable()
})

export const thread = z.object({
  id: z.string(),
  anchor,
  /** The number of the document's last stored update when the thread was made. */
  sequence: z.number().int(),
  proposal: z.object({ replacement }).nullable(),
  /** The insats that somebody outside has proposed to stand after what the thread hangs on. */
  insats: proposedInsats.optional(),
  state: threadState,
  /** Who changed the state last, and when; null while it has always been open. */
  stateBy: z.string().nullable(),
  stateAt: z.string().nullable(),
  assignedPerson: z.string().nullable(),
  assignedUnit: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  /** What it was taken in from, by whom it was written there, and when; null for what was written here. */
  source: threadSource.nullable(),
  writtenBy: z.string().nullable(),
  writtenAt: z.string().nullable(),
  entries: z.array(entry),
  /** Somebody else said something that the person who asks has not seen. */
  unread: z.boolean(),
  /** The number of its last change among those of the document: `since` of the list. */
  revision: z.number().int()
})

export type ThreadState = z.infer<typeof threadState>
export type Entry = z.infer<typeof entry>
export type Thread = z.infer<typeof thread>
