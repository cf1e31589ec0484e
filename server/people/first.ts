import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Storage } from '../storage/storage.ts'
import { dropLinks, makeLink, NOBODY, seeLink, useLink } from './links.ts'
import { insertPerson, throwTaken } from './people.ts'

/** Is there anybody who may administer? */
async function hasAdministrator(db: Storage['db']): Promise<boolean> {
  const query = db.selectFrom('person').select('id').where('administrator', '=', 1).where('ended_at', 'is', null)
  return (await query.limit(1).executeTakeFirst()) !== undefined
}

/** The token of a new link for the first administrator; null when there is one already. */
export async function firstLink(storage: Storage, now: number): Promise<string | null> {
  if (!(await hasAdministrator(storage.db))) return makeLink(storage.db, 'first', NOBODY, now)
  await dropLinks(storage.db, NOBODY)
  return null
}

/** Can a link still make the first administrator? */
export async function isFirstLink(db: Storage['db'], token: string, now: number): Promise<boolean> {
  return (await seeLink(db, 'first', token, now)) === NOBODY && !(await hasAdministrator(db))
}

/**
 * Makes the first administrator and uses the link up, together or not at all; returns the person's id. Throws `ogiltig-lank` when the link
 * is used up or too old, or when somebody administers already; `epost-anvands`.
 */
export function createFirst(
  storage: Storage,
  token: string,
  given: { name: string; email: string },
  now: number
): Promise<string> {
  const made = storage.db.transaction().execute(async db => {
    const holder = await useLink(db, 'first', token, now)
    if (holder !== NOBODY || (await hasAdministrator(db))) throw new StyrskriftError('ogiltig-lank')
    return (await insertPerson(db, { ...given, administrator: true }, now)).id
  })
  return made.catch(throwTaken)
}
