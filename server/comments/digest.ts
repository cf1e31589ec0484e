import type { Selectable } from 'kysely'
import { messages } from '../../schemas/messages/messages.ts'
import type { App } from '../http/app.ts'
import { type Repeating, repeat } from '../repeat.ts'
import type { Storage } from '../storage/storage.ts'
import type { ThreadNoticeTable } from '../storage/thread-schema.ts'
import { seesComments } from './participants.ts'
import { lastSaid } from './waiting.ts'

const HOUR = 60 * 60 * 1000
/** How often it is looked whether an hour has ended. */
const PERIOD = 60 * 1000

const words = messages.comments.digest

export type Digesting = Pick<App, 'storage' | 'mail' | 'now' | 'log'> & {
  /** Where people open the product. */
  address: string
}

/** What somebody is to be told, with what one has to know to tell it. */
type Notice = Selectable<ThreadNoticeTable> & { document: string; title: string; state: string; seen: number | null }

/**
 * Sends what happened in the hours that have ended: one letter a person and hour, with what the person has not seen and may see now. Several
 * processes may do this at once: a letter has a key of its person and hour, and is stored once. Returns how many letters were handed over.
 */
export async function sendDigests(app: Digesting): Promise<number> {
  const ended = Math.floor(app.now() / HOUR)
  let sent = 0
  // Whole hours, so that a letter is never divided.
  for (let hour = await nextHour(app.storage, 0); hour !== null && hour < ended; ) {
    const letters = Map.groupBy(await noticesOf(app.storage, hour), notice => notice.person)
    for (const [person, notices] of letters) {
      try {
        if (await sendLetter(app, `comments/${person}/${hour}`, notices)) sent++
      } catch (err) {
        // Somebody else's letter does not wait for it; it is tried again at the next look.
        app.log.error({ err, person }, 'a digest of comments could not be sent')
      }
    }
    hour = await nextHour(app.storage, hour + 1)
  }
  return sent
}

/** The first hour from `from` on, in hours since 1970, of which something is to be told; null when there is none. */
async function nextHour(storage: Storage, from: number): Promise<number | null> {
  const row = await storage.db
    .selectFrom('thread_notice')
    .select(eb => eb.fn.min('created_at').as('at'))
    .where('handled_at', 'is', null)
    .where('created_at', '>=', from * HOUR)
    .executeTakeFirst()
  return row?.at == null ? null : Math.floor(Number(row.at) / HOUR)
}

const noticesOf = (storage: Storage, hour: number): Promise<Notice[]> =>
  storage.db
    .selectFrom('thread_notice')
    .innerJoin('thread', 'thread.id', 'thread_notice.thread')
    .innerJoin('document', 'document.id', 'thread.document')
    .leftJoin('thread_read', join =>
      join
        .onRef('thread_read.thread', '=', 'thread_notice.thread')
        .onRef('thread_read.person', '=', 'thread_notice.person')
    )
    .selectAll('thread_notice')
    .select(['thread.document', 'thread.state', 'document.title', 'thread_read.revision as seen'])
    .where('thread_notice.handled_at', 'is', null)
    .where('thread_notice.created_at', '>=', hour * HOUR)
    .where('thread_notice.created_at', '<', (hour + 1) * HOUR)
    .orderBy('thread_notice.created_at')
    .orderBy('thread_notice.id')
    .execute()

async function sendLetter(app: Digesting, key: string, notices: readonly Notice[]): Promise<boolean> {
  const { storage } = app
  const [{ person } = { person: '' }] = notices
  const to = await storage.db
    .selectFrom('person')
    .select(['name', 'email'])
    .where('id', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const told: Notice[] = []
  for (const notice of notices) if (to?.email && (await isNews(storage, notice))) told.push(notice)
  if (to?.email && told.length > 0) {
    const parts = await Promise.all(told.map(notice => partOf(app, notice)))
    const text = [words.hello(to.name), ...parts, words.foot].join('\n\n')
    await app.mail.send({ to: to.email, subject: words.subject(told.length), text, key })
  }
  // After the letter is stored: a process that dies in between sends it again under the same key, and so not twice.
  await storage.db
    .updateTable('thread_notice')
    .set({ handled_at: app.now() })
    .where(
      'id',
      'in',
      notices.map(notice => notice.id)
    )
    .where('handled_at', 'is', null)
    .execute()
  return told.length > 0
}

/** Has the person not seen it, does it still stand, and may the person see it now? */
async function isNews(storage: Storage, notice: Notice): Promise<boolean> {
  if (notice.state !== 'open' || (notice.seen ?? 0) >= notice.revision) return false
  if (notice.entry !== null) {
    const entry = await storage.db
      .selectFrom('entry')
      .select('withdrawn_at')
      .where('id', '=', notice.entry)
      .executeTakeFirst()
    if (!entry || entry.withdrawn_at !== null) return false
  }
  return seesComments(storage, notice.document, notice.person)
}

async function partOf({ storage, address }: Digesting, notice: Notice): Promise<string> {
  const by = await storage.db.selectFrom('person').select('name').where('id', '=', notice.by).executeTakeFirst()
  const thread = await storage.db
    .selectFrom('thread')
    .select(['id', 'created_by', 'created_at', 'written_by', 'written_at'])
    .where('id', '=', notice.thread)
    .executeTakeFirstOrThrow()
  const { words: said } = await lastSaid(storage, thread, notice.entry)
  const name = by?.name ?? messages.comments.somebody
  return [
    notice.kind === 'mention' ? words.mention(name) : words.assigned(name),
    notice.title,
    said === '' ? words.proposal : `”${said}”`,
    `${address}/dokument/${notice.document}?trad=${notice.thread}`
  ].join('\n')
}

/** Sends digests from now on, until it is stopped. */
export const startDigests = (app: Digesting, period = PERIOD): Repeating =>
  repeat(
    period,
    () => sendDigests(app),
    err => app.log.error({ err }, 'digests of comments could not be sent')
  )
