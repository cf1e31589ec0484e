import { createHash, randomInt } from 'node:crypto'
import { newRecordId } from '../../schemas/document/ids.ts'
import type { Storage } from '../storage/storage.ts'

const MINUTES_2 = 2 * 60 * 1000

/** A code of the app, as against a recovery code. */
export const isAppCode = (code: string): boolean => /^\d{6}$/.test(code.replace(/\s/g, ''))

/** Letters and digits that nobody takes for each other. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const CODES = 10

/** Ten recovery codes of 49 random bits. */
export const recoveryCodes = (): string[] =>
  Array.from({ length: CODES }, () =>
    recoveryCode(Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join(''))
  )

/** A recovery code as it is kept, however it was typed. */
export const recoveryCode = (code: string): string => {
  const plain = code.toLowerCase().replace(/[^\da-z]/g, '')
  return `${plain.slice(0, 5)}-${plain.slice(5)}`
}

/** An identifier that differs for each person and code; a code is good for a minute and a half at most. */
const identifier = (person: string, code: string): string =>
  `code:${createHash('sha256').update(`${person}:${code}`).digest('base64url')}`

/** Has the code been used already? (RFC 6238, section 5.2: the second use is refused.) */
export async function wasUsed(storage: Storage, person: string, code: string, now: number): Promise<boolean> {
  const row = await storage.db
    .selectFrom('auth_verification')
    .select('id')
    .where('identifier', '=', identifier(person, code))
    .where('expires_at', '>', new Date(now).toISOString())
    .executeTakeFirst()
  return row !== undefined
}

/** Notes that a code has been used. */
export async function noteUsed(storage: Storage, person: string, code: string, now: number): Promise<void> {
  const at = new Date(now).toISOString()
  const expires_at = new Date(now + MINUTES_2).toISOString()
  const row = { id: newRecordId(), identifier: identifier(person, code), value: person, created_at: at, updated_at: at }
  await storage.db
    .insertInto('auth_verification')
    .values({ ...row, expires_at })
    .execute()
}
