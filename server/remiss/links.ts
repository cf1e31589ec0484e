import { createHash, randomBytes } from 'node:crypto'
import { newRecordId } from '../../schemas/document/ids.ts'
import { addDays, type Day } from '../../schemas/remiss/day.ts'
import type { Db } from '../storage/storage.ts'

const DAY = 24 * 60 * 60 * 1000
/** For so long after the last day a link opens what was sent, so that a late answer arrives and a receipt can be read. */
const AFTER_LAST_DAY = 60
/** For so long a link lives where no last day has been set. */
const WITHOUT_DAY = 180 * DAY

/** The hash by which the database knows a token: SHA-256, in hexadecimal. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Until when a link that is made now lives. */
const expiryOf = (lastDay: Day | null, now: number): number =>
  Math.max(
    now + 30 * DAY,
    lastDay === null ? now + WITHOUT_DAY : Date.parse(`${addDays(lastDay, AFTER_LAST_DAY)}T22:00:00Z`)
  )

/** A new token of 256 bits, with the id of the link that it will be. Nothing is stored yet. */
export interface NewLink {
  id: string
  token: string
}
export const newLink = (): NewLink => ({ id: newRecordId(), token: randomBytes(32).toString('base64url') })

/** Stores a link. Only here its token becomes a hash, and nobody reads it again. */
export async function storeLink(
  db: Db,
  { id, token }: NewLink,
  given: { recipient: string; by: string | null; lastDay: Day | null; now: number }
): Promise<void> {
  await db
    .insertInto('access_link')
    .values({
      id,
      recipient: given.recipient,
      token_hash: hashOfToken(token),
      created_by: given.by,
      created_at: given.now,
      expires_at: expiryOf(given.lastDay, given.now)
    })
    .execute()
}

/** Withdraws every link of a recipient, but for one; returns how many were open. */
export async function withdrawLinks(
  db: Db,
  recipient: string,
  given: { by: string; now: number; except?: string }
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('access_link')
    .set({ withdrawn_at: given.now, withdrawn_by: given.by })
    .where('recipient', '=', recipient)
    .where('withdrawn_at', 'is', null)
    .where('id', '!=', given.except ?? '')
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Lets the open links of a recipient live as long as its new last day asks for. */
export async function prolongLinks(db: Db, recipient: string, lastDay: Day | null, now: number): Promise<void> {
  const expires_at = expiryOf(lastDay, now)
  await db
    .updateTable('access_link')
    .set({ expires_at })
    .where('recipient', '=', recipient)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '<', expires_at)
    .execute()
}
