import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { emailKey, insertPerson } from '../people/people.ts'
import type { Storage } from '../storage/storage.ts'

interface NewUser {
  name: string
  email: string
}

/**
 * The person of somebody who comes from a provider for the first time, under whose id better-auth is to make its user. Made now, or one
 * with the same address whom better-auth does not know yet. Throws `finns-inte` for one who has left.
 */
export async function personForProvider<U extends NewUser>(storage: Storage, user: U, now: number) {
  const email = emailKey(user.email)
  const id = await storage.db.transaction().execute(async db => {
    const there = await db.selectFrom('person').select(['id', 'ended_at']).where('email', '=', email).executeTakeFirst()
    if (there && there.ended_at !== null) throw new StyrskriftError('finns-inte')
    if (there) return there.id
    const name = /[\p{L}\p{N}]/u.test(user.name) ? user.name.slice(0, 80) : email
    const made = await insertPerson(db, { name }, now)
    await db.updateTable('person').set({ email }).where('id', '=', made.id).execute()
    return made.id
  })
  return { ...user, id, email, image: null }
}
