import type { Selectable } from 'kysely'
import type { WaitingThread } from '../../schemas/api/threads.ts'
import { authorName, mentionsOf, readableEntry } from '../../schemas/comments/written.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Storage } from '../storage/storage.ts'
import type { ThreadTable } from '../storage/thread-schema.ts'
import { peopleOf, seesComments } from './participants.ts'

/** As many are shown, of as many that are looked at. */
const SHOWN = 50
const LOOKED_AT = 400
const WORDS = 160

/**
 * Open threads that wait for a person: theirs to do, or their unit's, or they are mentioned in what they have not seen. The latest first;
 * only in documents whose comments the person may see now.
 */
export async function waitingFor(storage: Storage, person: string): Promise<WaitingThread[]> {
  const { db } = storage
  const rows = await db
    .selectFrom('thread')
    .innerJoin('document', 'document.id', 'thread.document')
    .leftJoin('thread_read', join =>
      join.onRef('thread_read.thread', '=', 'thread.id').on('thread_read.person', '=', person)
    )
    .select(['thread.id', 'thread.document', 'thread.created_by', 'thread.created_at', 'thread.assigned_person'])
    .select(['thread.written_by', 'thread.written_at'])
    .select(['thread.revision', 'document.title', 'thread_read.revision as seen'])
    .select(eb => [
      eb
        .exists(
          eb
            .selectFrom('thread_notice')
            .select('thread_notice.id')
            .whereRef('thread_notice.thread', '=', 'thread.id')
            .where('thread_notice.person', '=', person)
            .where('thread_notice.kind', '=', 'mention')
            .whereRef('thread_notice.revision', '>', eb.fn.coalesce('thread_read.revision', eb.lit(0)))
        )
        .as('mentioned'),
      eb
        .exists(
          eb
            .selectFrom('person_unit')
            .select('person_unit.unit')
            .where('person_unit.person', '=', person)
            .whereRef('person_unit.unit', '=', 'thread.assigned_unit')
        )
        .as('unit')
    ])
    .where('thread.state', '=', 'open')
    .where(eb =>
      eb.or([
        eb('thread.assigned_person', '=', person),
        eb(
          'thread.assigned_unit',
          'in',
          eb.selectFrom('person_unit').select('person_unit.unit').where('person_unit.person', '=', person)
        ),
        eb(
          'thread.id',
          'in',
          eb.selectFrom('thread_notice').select('thread_notice.thread').where('thread_notice.person', '=', person)
        )
      ])
    )
    .orderBy('thread.revision', 'desc')
    .limit(LOOKED_AT)
    .execute()
  const out: WaitingThread[] = []
  const open = new Map<string, boolean>()
  for (const row of rows) {
    const mine = row.assigned_person === person
    const why = mine ? 'assigned' : row.unit ? 'unit' : row.mentioned ? 'mentioned' : null
    if (!why || out.length === SHOWN) continue
    if (!open.has(row.document)) open.set(row.document, await seesComments(storage, row.document, person))
    if (!open.get(row.document)) continue
    out.push({
      document: row.document,
      title: row.title,
      thread: row.id,
      why,
      ...(await lastSaid(storage, row)),
      unread: row.seen === null || row.seen < row.revision
    })
  }
  return out.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/** Who wrote last in a thread (or a certain entry), when, and the beginning of it; of a proposal without words, who made it. */
export async function lastSaid(
  storage: Storage,
  thread: Pick<Selectable<ThreadTable>, 'id' | 'created_by' | 'created_at' | 'written_by' | 'written_at'>,
  certain: string | null = null
): Promise<Pick<WaitingThread, 'by' | 'at' | 'words'>> {
  const said = storage.db
    .selectFrom('entry')
    .select(['author', 'body', 'created_at', 'written_by', 'written_at'])
    .where('thread', '=', thread.id)
    .where('withdrawn_at', 'is', null)
  const entry = await (certain === null ? said : said.where('id', '=', certain))
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  const by = entry?.author ?? thread.created_by
  const writtenBy = (entry ?? thread).written_by
  const writing = { body: entry?.body ?? '', writtenBy }
  const people = await peopleOf(storage, [by, ...mentionsOf(writing)])
  const nameOf = (id: string): string => people.find(p => p.id === id)?.name ?? messages.comments.somebody
  const words = readableEntry(writing, nameOf).replace(/\s+/gu, ' ')
  const who = people.find(p => p.id === by)
  return {
    by: { id: by, name: authorName(by, writtenBy, nameOf), color: who?.color ?? 6 },
    at: new Date(entry?.written_at ?? entry?.created_at ?? thread.written_at ?? thread.created_at).toISOString(),
    words: words.length > WORDS ? `${words.slice(0, WORDS).trimEnd()} …` : words
  }
}
