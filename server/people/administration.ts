import type { AdminPerson, ChangePerson } from '../../schemas/api/people.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { type Released, releaseSynpunkter } from '../handling/leaving.ts'
import type { Db, Storage } from '../storage/storage.ts'
import { dropLinks } from './links.ts'
import { nameKey } from './names.ts'
import { demandFreeEmail, demandName, emailKey, setUnits, setUser, throwTaken } from './people.ts'
import { unitsByPerson } from './search.ts'

/** Everybody, who has left too, in order of name. */
export function everybody(storage: Storage): Promise<AdminPerson[]> {
  return read(storage, null)
}

/** One person as administrators see one. Throws `finns-inte`. */
export async function adminPersonOf(storage: Storage, id: string): Promise<AdminPerson> {
  const [person] = await read(storage, id)
  if (!person) throw new StyrskriftError('finns-inte')
  return person
}

async function read(storage: Storage, id: string | null): Promise<AdminPerson[]> {
  const rows = await storage.db
    .selectFrom('person')
    .leftJoin('auth_user', 'auth_user.id', 'person.id')
    .selectAll('person')
    .select(eb => [
      'auth_user.two_factor_enabled',
      eb
        .selectFrom('auth_account')
        .select(count => count.fn.countAll().as('count'))
        .whereRef('auth_account.user_id', '=', 'person.id')
        .as('accounts'),
      eb
        .selectFrom('auth_session')
        .select(last => last.fn.max('updated_at').as('at'))
        .whereRef('auth_session.user_id', '=', 'person.id')
        .as('used_at'),
      eb
        .selectFrom('audit_entry')
        .select(last => last.fn.max('at').as('at'))
        .whereRef('audit_entry.person', '=', 'person.id')
        .where('audit_entry.event', '=', 'session.signed-in')
        .as('signed_in_at')
    ])
    .$if(id !== null, query => query.where('person.id', '=', id))
    .orderBy('name_key')
    .orderBy('person.id')
    .execute()
  const units = await unitsByPerson(
    storage,
    rows.map(row => row.id)
  )
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    color: row.color,
    units: units.get(row.id) ?? [],
    email: row.email,
    administrator: row.administrator === 1,
    twoFactor: row.two_factor_enabled === 1,
    joined: Number(row.accounts ?? 0) > 0,
    createdAt: new Date(row.created_at).toISOString(),
    seenAt: latest(row.used_at, row.signed_in_at),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString()
  }))
}

/** The later of when a session was used and when the person signed in. */
function latest(used: string | null, signedIn: number | null): string | null {
  const times = [used === null ? 0 : Date.parse(used), Number(signedIn ?? 0)]
  const last = Math.max(...times)
  return last === 0 ? null : new Date(last).toISOString()
}

/**
 * Changes a person, all or nothing; `by`: who does it. Returns whether the person's sessions have been deleted, and with them the right to what is open, and the
 * synpunkter that nobody handles any more since the person has left. Throws `finns-inte`, `epost-anvands`, `sista-administratoren`, and `ogiltig-begaran` for a name without a visible letter.
 */
export function changePerson(
  storage: Storage,
  id: string,
  change: ChangePerson,
  now: number,
  by: string | null = null
): Promise<{ cutOff: boolean; released: Released[] }> {
  const changed = storage.db.transaction().execute(async db => {
    if (change.administrator === false || change.ended === true) await demandAnother(db, storage, id)
    const before = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
    if (!before) throw new StyrskriftError('finns-inte')
    const name = change.name === undefined ? before.name : demandName(change.name)
    const email = change.email === undefined ? before.email : emailKey(change.email)
    if (email !== null && email !== before.email) await demandFreeEmail(db, email, id)
    const administrator = change.administrator === undefined ? before.administrator : Number(change.administrator)
    const ended_at = change.ended === undefined ? before.ended_at : change.ended ? (before.ended_at ?? now) : null
    const row = { name, name_key: nameKey(name), email, administrator, ended_at }
    await db.updateTable('person').set(row).where('id', '=', id).execute()
    if (change.units) await setUnits(db, id, change.units)
    if (email !== null && (email !== before.email || name !== before.name)) await setUser(db, id, { name, email }, now)
    // A link that went to the old address, or to somebody who has left, opens nothing.
    if (email !== before.email || ended_at !== null) await dropLinks(db, id)
    if (change.twoFactor === false) await dropTwoFactor(db, id)
    const cutOff = ended_at !== null || change.twoFactor === false
    if (cutOff) await db.deleteFrom('auth_session').where('user_id', '=', id).execute()
    const leaves = ended_at !== null && before.ended_at === null
    return { cutOff, released: leaves ? await releaseSynpunkter(db, storage.kind, id, by, now) : [] }
  })
  return changed.catch(throwTaken)
}

/** Throws `sista-administratoren` unless somebody else is left who may administer. Two who take each other away wait for each other here. */
export async function demandAnother(db: Db, storage: Storage, id: string): Promise<void> {
  const all = db.selectFrom('person').select('id').where('administrator', '=', 1).where('ended_at', 'is', null)
  const rows = await (storage.kind === 'postgres' ? all.orderBy('id').forUpdate() : all).execute()
  if (rows.length === 1 && rows[0]?.id === id) throw new StyrskriftError('sista-administratoren')
}

async function dropTwoFactor(db: Db, id: string): Promise<void> {
  await db.deleteFrom('auth_two_factor').where('user_id', '=', id).execute()
  await db.updateTable('auth_user').set({ two_factor_enabled: 0 }).where('id', '=', id).execute()
}
