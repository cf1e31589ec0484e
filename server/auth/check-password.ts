import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { passwordStrength } from '../../schemas/password/strength.ts'
import { emailKey } from '../people/people.ts'
import type { Storage } from '../storage/storage.ts'
import { hashPassword, verifyNobodys, verifyPassword } from './password.ts'

export const CREDENTIAL = 'credential'

/** Somebody who gave an address and a password: whose address it is (null: nobody's), and whether they may come in. */
export interface Checked {
  person: string | null
  right: boolean
}

/** Checks a password by address, in the same time whether there is such a person or not, one with a password or not. */
export async function checkPassword(storage: Storage, email: string, password: string): Promise<Checked> {
  const row = await storage.db
    .selectFrom('person')
    .leftJoin('auth_account', join =>
      join.onRef('auth_account.user_id', '=', 'person.id').on('auth_account.provider_id', '=', CREDENTIAL)
    )
    .select(['person.id', 'person.ended_at', 'auth_account.password'])
    .where('person.email', '=', emailKey(email))
    .executeTakeFirst()
  const hash = row?.password
  const right = hash ? await verifyPassword(hash, password) : await verifyNobodys(password)
  return { person: row?.id ?? null, right: right && row?.ended_at === null }
}

/** The hash of a person's password, or null. */
export async function passwordOf(storage: Storage, person: string): Promise<string | null> {
  const row = await storage.db
    .selectFrom('auth_account')
    .select('password')
    .where('user_id', '=', person)
    .where('provider_id', '=', CREDENTIAL)
    .executeTakeFirst()
  return row?.password ?? null
}

/** Throws `svagt-losenord`, with what would help. */
export function demandStrong(password: string, about: readonly string[]): void {
  const { good, advice } = passwordStrength(password, about)
  if (!good) throw new StyrskriftError('svagt-losenord', { what: advice.join(' ') || messages.auth.strength.guessable })
}

/** Gives a person a password, in the place of an earlier one. The person needs an address. */
export async function setPassword(storage: Storage, person: string, password: string, now: number): Promise<void> {
  const hash = await hashPassword(password)
  const at = new Date(now).toISOString()
  await storage.db
    .insertInto('auth_account')
    .values({
      id: newRecordId(),
      account_id: person,
      provider_id: CREDENTIAL,
      user_id: person,
      password: hash,
      created_at: at,
      updated_at: at
    })
    .onConflict(c => c.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: at }))
    .execute()
}
