import { sql } from 'kysely'
import type { Person } from '../../schemas/api/contract.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Db, Storage } from '../storage/storage.ts'
import { nameKey, tidyName } from './names.ts'

const COLORS = 6

/** What is known of a new person. */
export interface NewPerson {
  name: string
  /** Without an address nobody can sign in as the person. */
  email?: string
  units?: readonly string[]
  administrator?: boolean
  /** Given for the people of the demo alone. */
  id?: string
}

/** An e-mail address as it is stored and compared. */
export const emailKey = (email: string): string => email.trim().normalize('NFC').toLowerCase()

/** Throws `ogiltig-begaran` for a name without a visible letter. */
export function demandName(name: string): string {
  if (!/[\p{L}\p{N}]/u.test(nameKey(name)))
    throw new StyrskriftError('ogiltig-begaran', { what: messages.people.noName })
  return tidyName(name)
}

/**
 * Makes a person, all or nothing, and returns it. Colours go round evenly: the one that fewest have. Two people may have the same name,
 * but not the same address: throws `epost-anvands`, and `ogiltig-begaran` for a name without a visible letter.
 */
export async function createPerson(storage: Storage, given: NewPerson, now: number): Promise<Person> {
  demandName(given.name)
  const made = storage.db.transaction().execute(db => insertPerson(db, given, now))
  return made.catch(throwTaken)
}

/** Two who take the same address at once: the database lets one. Throws `epost-anvands` for the other, and whatever else went wrong. */
export function throwTaken(error: unknown): never {
  const { code } = error as { code?: unknown }
  if (code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE') throw new StyrskriftError('epost-anvands')
  throw error
}

/** The same inside a transaction. */
export async function insertPerson(db: Db, given: NewPerson, now: number): Promise<Person> {
  const name = demandName(given.name)
  const email = given.email === undefined ? null : emailKey(given.email)
  if (email !== null) await demandFreeEmail(db, email, null)
  const person = { id: given.id ?? newRecordId(), name, color: await rarest(db) }
  const administrator = given.administrator ? 1 : 0
  const row = { ...person, name_key: nameKey(name), created_at: now, email, administrator }
  await db.insertInto('person').values(row).execute()
  await setUnits(db, person.id, given.units ?? [])
  if (email !== null) await setUser(db, person.id, { name, email }, now)
  return person
}

/** Throws `epost-anvands` when somebody else has the address. */
export async function demandFreeEmail(db: Db, email: string, person: string | null): Promise<void> {
  const other = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  if (other && other.id !== person) throw new StyrskriftError('epost-anvands')
}

/** Replaces the units of a person. */
export async function setUnits(db: Db, person: string, units: readonly string[]): Promise<void> {
  await db.deleteFrom('person_unit').where('person', '=', person).execute()
  const rows = [...new Set(units)].map(unit => ({ person, unit }))
  if (rows.length > 0) await db.insertInto('person_unit').values(rows).execute()
}

/**
 * What better-auth knows of a person. Whoever made the person vouches for the address, so it counts as confirmed: an identity at a
 * provider is joined to it when the provider has confirmed the same address.
 */
export async function setUser(db: Db, id: string, user: { name: string; email: string }, now: number): Promise<void> {
  const at = new Date(now).toISOString()
  await db
    .insertInto('auth_user')
    .values({ id, ...user, email_verified: 1, created_at: at, updated_at: at })
    .onConflict(c => c.column('id').doUpdateSet({ ...user, updated_at: at }))
    .execute()
}

/** The one who has had a name the longest, made now when there is none: for the command line, which names an owner by name. */
export async function personByName(storage: Storage, name: string, now: number): Promise<Person> {
  return (await maybePersonByName(storage, name)) ?? (await createPerson(storage, { name }, now))
}

/** The one who has had a name the longest, or null. */
async function maybePersonByName(storage: Storage, name: string): Promise<Person | null> {
  const found = await storage.db
    .selectFrom('person')
    .select(['id', 'name', 'color'])
    .where('name_key', '=', nameKey(name))
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst()
  return found ?? null
}

async function rarest(db: Db): Promise<number> {
  const rows = await db
    .selectFrom('person')
    .select(['color', sql<number>`count(*)`.as('number')])
    .groupBy('color')
    .execute()
  const used = new Map(rows.map(r => [r.color, Number(r.number)]))
  const colors = Array.from({ length: COLORS }, (_, i) => i + 1)
  return colors.reduce((best, color) => ((used.get(color) ?? 0) < (used.get(best) ?? 0) ? color : best))
}

/** Is there a person with this id, who has not left? */
export async function isPerson(storage: Storage, id: string): Promise<boolean> {
  const query = storage.db.selectFrom('person').select('id').where('id', '=', id).where('ended_at', 'is', null)
  return (await query.executeTakeFirst()) !== undefined
}
