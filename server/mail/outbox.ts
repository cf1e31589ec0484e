import { type Kysely, type Selectable, sql } from 'kysely'
import type { OutboxState } from '../../schemas/api/admin.ts'
import { mailAddress } from '../../schemas/api/mail-address.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import type { Database, OutboxTable } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'

/** A message that somebody is to have, in plain text. */
export interface Message {
  /** One address. */
  to: string
  subject: string
  text: string
  attachments?: readonly Attachment[]
  /** A message with the same key is stored once, ever. */
  key?: string
  /** Not sent before this time, in milliseconds since 1970. */
  after?: number
  /**
   * The text lets the recipient in (a link to sign in). Whoever reads the outbox does not see it where messages are sent, and it is taken away
   * once it has been.
   */
  secret?: boolean
}

export interface Attachment {
  name: string
  /** Its media type. */
  type: string
  data: Uint8Array
}

export type StoredMessage = Selectable<OutboxTable>

const DAY = 24 * 60 * 60 * 1000
/** After so long without success a message is given up. */
export const PATIENCE = DAY
/** Until when the text of a message that has ended is kept. */
const KEPT_SENT = 30 * DAY
const KEPT_OTHERS = 180 * DAY

/** One line, without anything that could begin another header. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 200)

/** Text without what a database or a mail cannot carry. */
const plain = (text: string): string => text.toWellFormed().replaceAll('\0', '')

/** Stores a message, `waiting` or `kept`. Throws when the address is none, or when the storage fails; then nothing was stored. */
export async function storeMessage(
  storage: Storage,
  message: Message,
  state: 'waiting' | 'kept',
  now: number
): Promise<void> {
  await storage.db.transaction().execute(async db => void (await storeMessageIn(db, message, state, now)))
}

/** The same as part of a transaction. Returns whether it was stored: not when its key is known. */
export async function storeMessageIn(
  db: Kysely<Database>,
  message: Message,
  state: 'waiting' | 'kept',
  now: number
): Promise<boolean> {
  const recipient = mailAddress.parse(message.to)
  const next = Math.max(now, message.after ?? now)
  const id = newRecordId()
  const row = {
    id,
    key: message.key ?? null,
    recipient,
    subject: oneLine(message.subject),
    text: plain(message.text),
    secret: message.secret ? 1 : 0,
    state,
    created_at: now,
    next_at: next,
    give_up_at: next + PATIENCE,
    attempts: 0
  }
  const attachments = (message.attachments ?? []).map((a, position) => ({
    message: id,
    position,
    name: oneLine(a.name),
    type: oneLine(a.type),
    data: a.data
  }))
  const stored = await db
    .insertInto('outbox')
    .values(row)
    .onConflict(c => c.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (stored && attachments.length > 0) await db.insertInto('outbox_attachment').values(attachments).execute()
  return stored !== undefined
}

/**
 * Takes the message that has waited longest and is due, for this process until `until`; null when there is none. A process that died keeps its
 * message until its time is out: then another takes it.
 */
export async function claimMessage(
  storage: Storage,
  claim: string,
  now: number,
  until: number
): Promise<StoredMessage | null> {
  const due = storage.db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .where(eb => eb.or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now)]))
    .orderBy('next_at')
    .orderBy('id')
    .limit(1)
  const [row] = await storage.db
    .updateTable('outbox')
    .set(eb => ({ claim, claimed_until: until, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', storage.kind === 'postgres' ? due.forUpdate().skipLocked() : due)
    .returningAll()
    .execute()
  return row ?? null
}

/** The attachments of a message, in order. */
export const attachmentsOf = (storage: Storage, message: string) =>
  storage.db
    .selectFrom('outbox_attachment')
    .select(['name', 'type', 'data'])
    .where('message', '=', message)
    .orderBy('position')
    .execute()

/** What became of an attempt. Null: it was a claim of a process that others had given up on, and its word counts no more. */
export async function endAttempt(
  storage: Storage,
  { id, claim }: Pick<StoredMessage, 'id' | 'claim'>,
  result: { state: OutboxState; problem: string | null; next_at?: number; ended_at: number | null; clear: boolean }
): Promise<boolean> {
  const { clear, ...values } = result
  const { numUpdatedRows } = await storage.db
    .updateTable('outbox')
    .set({ ...values, claim: null, claimed_until: null, ...(clear ? { text: '' } : {}) })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Messages of every state or of one, the newest first; `before` is the id of the last of the page before. */
export async function listMessages(
  storage: Storage,
  { state, before, limit }: { state?: OutboxState; before?: string; limit: number }
): Promise<StoredMessage[]> {
  let query = storage.db.selectFrom('outbox').selectAll()
  if (state) query = query.where('state', '=', state)
  if (before !== undefined) {
    const last = await storage.db.selectFrom('outbox').select('created_at').where('id', '=', before).executeTakeFirst()
    if (!last) return []
    query = query.where(eb => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(last.created_at, before)))
  }
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** The attachments of several messages, without their bytes. */
export async function attachmentsOfAll(storage: Storage, messages: readonly string[]) {
  if (messages.length === 0) return []
  return storage.db
    .selectFrom('outbox_attachment')
    .select(['message', 'name', 'type', sql<number>`length(data)`.as('bytes')])
    .where('message', 'in', messages)
    .orderBy('message')
    .orderBy('position')
    .execute()
}

/** Lets a message wait again and says what it was. One that is `sent`, or whose text is `cleared`, stays so; null: there is none. */
export async function waitAgain(storage: Storage, id: string, now: number): Promise<OutboxState | 'cleared' | null> {
  const row = await storage.db.selectFrom('outbox').select(['state', 'text']).where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const state = row.state as OutboxState
  if (state === 'sent') return state
  if (row.text === '') return 'cleared'
  await storage.db
    .updateTable('outbox')
    .set({ state: 'waiting', next_at: now, give_up_at: now + PATIENCE, ended_at: null })
    .where('id', '=', id)
    .where('state', '=', state)
    .execute()
  return state
}

/** Keeps everything that waits: nobody sends it any more. */
export async function keepWaiting(storage: Storage): Promise<void> {
  await storage.db.updateTable('outbox').set({ state: 'kept' }).where('state', '=', 'waiting').execute()
}

/** Takes away the texts and attachments of messages that ended long ago. Their rows stay: a key is used once, ever. */
export async function clearOld(storage: Storage, now: number): Promise<void> {
  await storage.db.transaction().execute(async db => {
    const old = (query: Kysely<Database>) =>
      query
        .selectFrom('outbox')
        .select('id')
        .where('text', '!=', '')
        .where(eb =>
          eb.or([
            eb.and([eb('state', '=', 'sent'), eb('ended_at', '<', now - KEPT_SENT)]),
            eb.and([eb('state', 'in', ['failed', 'kept']), eb('created_at', '<', now - KEPT_OTHERS)])
          ])
        )
    await db.deleteFrom('outbox_attachment').where('message', 'in', old(db)).execute()
    await db.updateTable('outbox').set({ text: '' }).where('id', 'in', old(db)).execute()
  })
}
