import type { Participant } from '../../schemas/api/threads.ts'
import type { Anchor } from '../../schemas/comments/anchor.ts'
import type { ProposedRun } from '../../schemas/comments/proposal.ts'
import type { ProposedInsats } from '../../schemas/comments/proposed-insats.ts'
import { sourceOf } from '../../schemas/comments/source.ts'
import type { Entry, Thread, ThreadState } from '../../schemas/comments/thread.ts'
import { mentionsOf } from '../../schemas/comments/written.ts'
import type { Storage } from '../storage/storage.ts'
import { peopleOf } from './participants.ts'

const time = (at: number): string => new Date(at).toISOString()
const maybeTime = (at: number | null): string | null => (at === null ? null : time(at))

/**
 * The threads of a document that changed after a revision (0: all of them), in the order in which they were made, with everybody who is
 * named in them and the revision that the answer holds.
 */
export async function listThreads(
  storage: Storage,
  document: string,
  person: string,
  since: number
): Promise<{ threads: Thread[]; people: Participant[]; revision: number }> {
  const { db } = storage
  // Read before the threads: what changes in between is asked for again, and nothing is missed.
  const counter = await db
    .selectFrom('thread_counter')
    .select('revision')
    .where('document', '=', document)
    .executeTakeFirst()
  const rows = await db
    .selectFrom('thread')
    .leftJoin('thread_read', join =>
      join.onRef('thread_read.thread', '=', 'thread.id').on('thread_read.person', '=', person)
    )
    .selectAll('thread')
    .select('thread_read.revision as seen')
    .where('document', '=', document)
    .where('thread.revision', '>', since)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const entries = await db
    .selectFrom('entry')
    .innerJoin('thread', 'thread.id', 'entry.thread')
    .selectAll('entry')
    .where('thread.document', '=', document)
    .where('thread.revision', '>', since)
    .orderBy('entry.revision')
    .orderBy('entry.id')
    .execute()
  const byThread = Map.groupBy(entries, entry => entry.thread)
  const threads = rows.map((row): Thread => {
    const said = byThread.get(row.id) ?? []
    const seen = row.seen ?? 0
    return {
      id: row.id,
      anchor: JSON.parse(row.anchor) as Anchor,
      sequence: row.sequence,
      proposal: row.replacement === null ? null : { replacement: JSON.parse(row.replacement) as ProposedRun[] },
      ...(row.insats === null ? {} : { insats: JSON.parse(row.insats) as ProposedInsats }),
      state: row.state as ThreadState,
      stateBy: row.state_by,
      stateAt: maybeTime(row.state_at),
      assignedPerson: row.assigned_person,
      assignedUnit: row.assigned_unit,
      createdBy: row.created_by,
      createdAt: time(row.created_at),
      source: sourceOf(row.source),
      writtenBy: row.written_by,
      writtenAt: maybeTime(row.written_at),
      entries: said.map(
        (entry): Entry => ({
          id: entry.id,
          author: entry.author,
          at: time(entry.created_at),
          body: entry.withdrawn_at === null ? entry.body : '',
          editedAt: maybeTime(entry.edited_at),
          withdrawnAt: maybeTime(entry.withdrawn_at),
          writtenBy: entry.written_by,
          writtenAt: maybeTime(entry.written_at)
        })
      ),
      unread: said.some(e => e.author !== person && e.withdrawn_at === null && e.revision > seen),
      revision: row.revision
    }
  })
  return { threads, people: await peopleOf(storage, threads.flatMap(namedIn)), revision: counter?.revision ?? 0 }
}

/** Everybody who wrote, did, is mentioned, or is given something to do in a thread. */
const namedIn = (thread: Thread): string[] =>
  [
    thread.createdBy,
    thread.stateBy,
    thread.assignedPerson,
    ...thread.entries.flatMap(entry => [entry.author, ...mentionsOf(entry)])
  ].filter(id => id !== null)
