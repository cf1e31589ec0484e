import { storedSource, type ThreadSource } from '../../schemas/comments/source.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Db } from '../storage/storage.ts'
import { nextRevision, threadIn, touch } from './rows.ts'
import { type TakingIn, timeOf, type WrittenEntry } from './take-in.ts'
import { type By, MOST_ENTRIES } from './write.ts'

/** An answer that somebody outside wrote in a thread that there is. */
export interface AnswerTakenIn extends WrittenEntry {
  thread: string
  /** What it is in the file that it comes from. */
  key: string
}

/**
 * Puts answers into their threads under the names and times that they were written with, all or nothing; the threads stay open or done as they are. The same
 * answers again make nothing twice, whoever asks. Nobody is told, and nothing in a text is a mention. Returns how many were new. Throws `finns-inte`
 * for a thread of another document, `for-manga-kommentarer`.
 */
export async function takeInAnswers(
  app: TakingIn,
  { document, person }: By,
  answers: readonly AnswerTakenIn[],
  source: ThreadSource
): Promise<number> {
  if (answers.length === 0) return 0
  let last = 0
  const count = await app.storage.db.transaction().execute(async db => {
    last = await nextRevision(db, document)
    const known = await answersTakenIn(db, document, source)
    const added = answers.filter(({ key }) => !known.has(key))
    for (const [i, { thread, key, author, at, text }] of added.entries()) {
      // Each has a revision of its own, and stands after the one before it.
      if (i > 0) last = await nextRevision(db, document)
      await threadIn(db, document, thread)
      await demandRoom(db, thread)
      await db
        .insertInto('entry')
        .values({
          id: newRecordId(),
          thread,
          author: person,
          body: text,
          created_at: app.now(),
          request_key: requestKey(source, key),
          revision: last,
          written_by: author,
          written_at: timeOf(at)
        })
        .execute()
      await touch(db, thread, last)
    }
    return added.length
  })
  await app.sync.tellRows(document, 'threads', last)
  return count
}

/** The threads that answers of a file stand in, by what they are in the file. */
export async function answersTakenIn(db: Db, document: string, source: ThreadSource): Promise<Map<string, string>> {
  const prefix = requestKey(source, '')
  const rows = await db
    .selectFrom('entry')
    .innerJoin('thread', 'thread.id', 'entry.thread')
    .select(['entry.thread', 'entry.request_key'])
    .where('thread.document', '=', document)
    .where('entry.request_key', 'like', `${prefix}%`)
    .execute()
  // To `like` an underscore is any letter.
  const own = rows.filter(row => row.request_key.startsWith(prefix))
  return new Map(own.map(row => [row.request_key.slice(prefix.length), row.thread]))
}

const requestKey = (source: ThreadSource, key: string): string => `${storedSource(source)}:svar:${key}`

async function demandRoom(db: Db, thread: string): Promise<void> {
  const { count } = await db
    .selectFrom('entry')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .where('thread', '=', thread)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_ENTRIES) throw new StyrskriftError('for-manga-kommentarer')
}
