import { z } from 'zod'
import { anchor } from '../comments/anchor.ts'
import { MOST_BODY } from '../comments/body.ts'
import { replacement } from '../comments/proposal.ts'
import { thread } from '../comments/thread.ts'
import { person } from './contract.ts'

/** The bodies of the routes about comments and change proposals. */

/** A repeated request with the same key makes nothing twice: it gets the answer of the first. */
export const requestKey = z.string().regex(/^[\w-]{8,40}$/)

/** As many letters as a body may have while it is written: with mentions it may not become longer. */
const body = z.string().trim().min(1).max(MOST_BODY)

const assignment = {
  assignedPerson: z.string().min(1).max(40).nullable().default(null),
  assignedUnit: z.string().min(1).max(40).nullable().default(null)
}

/** A new thread: a comment, or with `replacement` a change proposal, whose comment may be empty. */
export const createThreadBody = z.object({
  key: requestKey,
  anchor,
  replacement: replacement.nullable().default(null),
  body: z.string().trim().max(MOST_BODY),
  ...assignment
})
export const replyBody = z.object({ key: requestKey, body })
export const editEntryBody = z.object({ body })
export const assignBody = z.object(assignment)
export const settleBody = z.object({ key: requestKey })
export const madeThread = z.object({ id: z.string() })

/** Threads that the person has seen, up to the revision that was shown. */
export const readBody = z.object({
  seen: z.array(z.object({ thread: z.string().max(40), revision: z.number().int().min(0) })).max(500)
})

/** Somebody who may be mentioned or given something to do, with the units of the register that they belong to. */
export const participant = person.extend({ units: z.array(z.string()) })
export const participantList = z.object({ people: z.array(participant) })

/** All threads of a document, or with `since` those that changed after that revision. */
export const threadList = z.object({
  threads: z.array(thread),
  /** Everybody who is named in them. */
  people: z.array(participant),
  revision: z.number().int(),
  /** What the person who asks may do with comments here. */
  may: z.object({ comment: z.boolean(), propose: z.boolean(), resolve: z.boolean(), accept: z.boolean() })
})

/** A thread that waits for the person: they are mentioned in it, or it is theirs or their unit's to do. */
const waitingThread = z.object({
  document: z.string(),
  title: z.string(),
  thread: z.string(),
  why: z.enum(['mentioned', 'assigned', 'unit']),
  /** Who wrote last, when, and the beginning of what they wrote. */
  by: person,
  at: z.string(),
  words: z.string(),
  unread: z.boolean()
})
export const waitingList = z.object({ waiting: z.array(waitingThread) })

export type Participant = z.infer<typeof participant>
export type ThreadList = z.infer<typeof threadList>
export type WaitingThread = z.infer<typeof waitingThread>
export type CreateThread = z.input<typeof createThreadBody>

const under = (id: string): string => `/api/documents/${encodeURIComponent(id)}/threads`
const one = (id: string, thread: string): string => `${under(id)}/${encodeURIComponent(thread)}`

/** The addresses, as the server registers them and the client calls them. */
export const THREADS = {
  list: under,
  since: (id: string, revision: number) => `${under(id)}?since=${revision}`,
  participants: (id: string, query: string) =>
    `/api/documents/${encodeURIComponent(id)}/participants?q=${encodeURIComponent(query)}`,
  replies: (id: string, thread: string) => `${one(id, thread)}/entries`,
  entry: (id: string, thread: string, entry: string) => `${one(id, thread)}/entries/${encodeURIComponent(entry)}`,
  withdraw: (id: string, thread: string, entry: string) =>
    `${one(id, thread)}/entries/${encodeURIComponent(entry)}/withdraw`,
  assign: (id: string, thread: string) => `${one(id, thread)}/assignment`,
  resolve: (id: string, thread: string) => `${one(id, thread)}/resolve`,
  reopen: (id: string, thread: string) => `${one(id, thread)}/reopen`,
  accept: (id: string, thread: string) => `${one(id, thread)}/accept`,
  reject: (id: string, thread: string) => `${one(id, thread)}/reject`,
  read: (id: string) => `${under(id)}/read`,
  waiting: '/api/waiting'
} as const
