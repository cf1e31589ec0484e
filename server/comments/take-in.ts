import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import type { Anchor } from '../../schemas/comments/anchor.ts'
import { type ProposedRun, tidyRuns } from '../../schemas/comments/proposal.ts'
import type { ProposedInsats } from '../../schemas/comments/proposed-insats.ts'
import { storedSource, type ThreadSource } from '../../schemas/comments/source.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Db } from '../storage/storage.ts'
import type { EntryTable, ThreadTable } from '../storage/thread-schema.ts'
import { nextRevision } from './rows.ts'
import { type By, MOST_THREADS, type Writing } from './write.ts'

/** Something that people outside of the product wrote: a comment with its answers, or a proposed wording. */
export interface TakenIn {
  /** Where it hangs. Made by the server itself, in the document or in a version of it: its text may be gone meanwhile. */
  anchor: Anchor
  /** What is to stand instead; null for a comment. */
  replacement: readonly ProposedRun[] | null
  /** What was said, the first first; of a proposal without words, one entry with an empty text says who made it. */
  entries: readonly WrittenEntry[]
  resolved: boolean
  /** The insats that it proposes to stand after what it hangs on. */
  insats?: ProposedInsats
  /** What it is in the file that it comes from; without one, what it says and where it hangs tells it apart. */
  key?: string
}

export interface WrittenEntry {
  /** The name as the file has it; '' where it has none. */
  author: string
  /** As the file says it (ISO 8601), or null. */
  at: string | null
  /** Plain text: nothing in it is a mention. */
  text: string
}

/** What it needs of the server; the command line has as much. */
export type TakingIn = Pick<Writing, 'storage' | 'now'> & { sync: Pick<Writing['sync'], 'tellRows'> }

/** As many rows are inserted at once as both databases take. */
const CHUNK = 200

/**
 * Makes threads of what outside people wrote, with their names and times as written, all or nothing. The same items again make nothing
 * twice, whoever asks. Nobody is told, and nothing in a text is a mention. Returns the thread of each item, in order. Throws
 * `for-manga-kommentarer`.
 */
export async function takeIn(
  app: TakingIn,
  { document, person }: By,
  items: readonly TakenIn[],
  source: ThreadSource = { kind: 'word', copy: null }
): Promise<string[]> {
  if (items.length === 0) return []
  const keys = keysOf(items, source)
  let last = 0
  const ids = await app.storage.db.transaction().execute(async db => {
    // Its row is what two requests at the same time wait for.
    const revision = await nextRevision(db, document)
    const known = await knownOf(db, document, keys)
    const added = items.flatMap((item, i) => (known.has(keys[i]!) ? [] : [{ item, key: keys[i]!, id: newRecordId() }]))
    await demandRoom(db, document, added.length)
    const { last_sequence } = await db
      .selectFrom('document')
      .select('last_sequence')
      .where('id', '=', document)
      .executeTakeFirstOrThrow()
    // Answers come one after the other: each has a revision of its own, and stands after the one before it.
    last = revision + Math.max(0, ...added.map(({ item }) => item.entries.length - 1))
    await db.updateTable('thread_counter').set({ revision: last }).where('document', '=', document).execute()
    const about = {
      document,
      person,
      at: app.now(),
      revision: last,
      sequence: last_sequence,
      source: storedSource(source)
    }
    for (const chunk of chunksOf(added.map(one => threadRow(one, about))))
      await db.insertInto('thread').values(chunk).execute()
    for (const chunk of chunksOf(added.flatMap(one => entryRows(one, { ...about, revision }))))
      await db.insertInto('entry').values(chunk).execute()
    for (const { key, id } of added) known.set(key, id)
    return keys.map(key => known.get(key)!)
  })
  await app.sync.tellRows(document, 'threads', last)
  return ids
}

interface Added {
  item: TakenIn
  key: string
  id: string
}

interface About {
  document: string
  person: string
  at: number
  revision: number
  sequence: number
  source: string
}

function threadRow({ item, key, id }: Added, about: About): Insertable<ThreadTable> {
  const { replacement, resolved, entries } = item
  const isDone = resolved && replacement === null
  const [first] = entries
  return {
    id,
    document: about.document,
    anchor: JSON.stringify(item.anchor),
    sequence: about.sequence,
    replacement: replacement && JSON.stringify(tidyRuns(replacement)),
    state: isDone ? 'resolved' : 'open',
    state_by: isDone ? about.person : null,
    state_at: isDone ? about.at : null,
    created_by: about.person,
    created_at: about.at,
    request_key: key,
    revision: about.revision,
    insats: item.insats ? JSON.stringify(item.insats) : null,
    written_by: first?.author ?? '',
    written_at: timeOf(first?.at ?? null),
    source: about.source
  }
}

const entryRows = ({ item, key, id }: Added, { person, at, revision }: About): Insertable<EntryTable>[] =>
  item.entries.flatMap((entry, i) =>
    entry.text === ''
      ? []
      : [
          {
            id: newRecordId(),
            thread: id,
            author: person,
            body: entry.text,
            created_at: at,
            request_key: `${key}.${i}`,
            revision: revision + i,
            written_by: entry.author,
            written_at: timeOf(entry.at)
          }
        ]
  )

/** A time as a file says it; one that cannot be read is none. */
export function timeOf(at: string | null): number | null {
  const time = at === null ? Number.NaN : Date.parse(at)
  return Number.isFinite(time) ? time : null
}

/** Keys that nobody's own requests have. Two items that say the same at the same place are two. */
function keysOf(items: readonly TakenIn[], source: ThreadSource): string[] {
  const seen = new Map<string, number>()
  return items.map(({ key, ...item }) => {
    const name = key ?? createHash('sha256').update(JSON.stringify(item)).digest('hex').slice(0, 32)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return `${storedSource(source)}:${name}${count > 1 ? `.${count}` : ''}`
  })
}

async function knownOf(db: Db, document: string, keys: readonly string[]): Promise<Map<string, string>> {
  const out = new Map<string, string>()
  for (const chunk of chunksOf(keys)) {
    const rows = await db
      .selectFrom('thread')
      .select(['id', 'request_key'])
      .where('document', '=', document)
      .where('source', 'is not', null)
      .where('request_key', 'in', chunk)
      .execute()
    for (const row of rows) out.set(row.request_key, row.id)
  }
  return out
}

async function demandRoom(db: Db, document: string, more: number): Promise<void> {
  const { count } = await db
    .selectFrom('thread')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('document', '=', document)
    .executeTakeFirstOrThrow()
  if (Number(count) + more > MOST_THREADS) throw new StyrskriftError('for-manga-kommentarer')
}

function* chunksOf<T>(all: readonly T[]): Generator<T[]> {
  for (let i = 0; i < all.length; i += CHUNK) yield all.slice(i, i + CHUNK)
}
