import { createHash, randomBytes } from 'node:crypto'
import { newRecordId } from '../../schemas/document/ids.ts'
import type { Db } from '../storage/storage.ts'

const HOUR = 60 * 60 * 1000

/** Links that open something once, and how long they last. `first`: for the first administrator, who is nobody yet. */
const LINKS = { invitation: 7 * 24 * HOUR, reset: HOUR, first: 24 * HOUR } as const
export type LinkKind = keyof typeof LINKS

/** Whom the link for the first administrator stands for. */
export const NOBODY = ''

const TOKEN = /^[\w-]{43}$/

/** Only this is stored: whoever reads the database cannot use the link. */
const identifier = (kind: LinkKind, token: string): string =>
  `${kind}:${createHash('sha256').update(token).digest('base64url')}`

/** Makes a link for a person and returns its token of 256 random bits, which is nowhere stored. Earlier ones of the kind open nothing more. */
export async function makeLink(db: Db, kind: LinkKind, person: string, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const at = new Date(now).toISOString()
  await db
    .deleteFrom('auth_verification')
    .where('identifier', 'like', `${kind}:%`)
    .where('value', '=', person)
    .execute()
  await db
    .insertInto('auth_verification')
    .values({
      id: newRecordId(),
      identifier: identifier(kind, token),
      value: person,
      expires_at: new Date(now + LINKS[kind]).toISOString(),
      created_at: at,
      updated_at: at
    })
    .execute()
  return token
}

/** Whom a link is for, or null when it is used up, too old, or nothing at all. It can still be used. */
export async function seeLink(db: Db, kind: LinkKind, token: string, now: number): Promise<string | null> {
  if (!TOKEN.test(token)) return null
  const row = await db
    .selectFrom('auth_verification')
    .select('value')
    .where('identifier', '=', identifier(kind, token))
    .where('expires_at', '>', new Date(now).toISOString())
    .executeTakeFirst()
  return row?.value ?? null
}

/** Uses a link up: whom it is for, or null. Of two who use it at once one gets it. */
export async function useLink(db: Db, kind: LinkKind, token: string, now: number): Promise<string | null> {
  if (!TOKEN.test(token)) return null
  const row = await db
    .deleteFrom('auth_verification')
    .where('identifier', '=', identifier(kind, token))
    .where('expires_at', '>', new Date(now).toISOString())
    .returning('value')
    .executeTakeFirst()
  return row?.value ?? null
}

/** Makes every link of a person open nothing. */
export async function dropLinks(db: Db, person: string): Promise<void> {
  await db.deleteFrom('auth_verification').where('value', '=', person).execute()
}
