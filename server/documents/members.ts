import type { DefaultRole, Member, MemberList } from '../../schemas/api/contract.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { ROLES, type Role } from '../../schemas/policy/roles.ts'
import { maybePersonByName, personByName } from '../people/people.ts'
import type { Storage } from '../storage/storage.ts'

/** Who has a role by name, owners first, and what everybody else may do. */
export async function membersOf(storage: Storage, document: string): Promise<MemberList> {
  const rows = await storage.db
    .selectFrom('document_member')
    .innerJoin('person', 'person.id', 'document_member.person')
    .select(['person.id', 'person.name', 'person.color', 'document_member.role'])
    .where('document_member.document', '=', document)
    .execute()
  const { default_role } = await storage.db
    .selectFrom('document')
    .select('default_role')
    .where('id', '=', document)
    .executeTakeFirstOrThrow()
  const members = rows.map(({ role, ...person }): Member => ({ person, role: role as Role }))
  members.sort(
    (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.person.name.localeCompare(b.person.name, 'sv')
  )
  return { members, defaultRole: default_role as DefaultRole }
}

/**
 * Gives the person of a name a role, or takes it away (null), and returns whose rights have changed; null when nothing did. A person
 * who has never signed in is made now, and finds the document at the first sign-in. Throws `sista-agaren`.
 */
export async function setMember(
  storage: Storage,
  document: string,
  name: string,
  role: Role | null,
  now: number
): Promise<string | null> {
  const person = role === null ? await maybePersonByName(storage, name) : await personByName(storage, name, now)
  if (!person) return null
  return storage.db.transaction().execute(async db => {
    // Two owners who take each other's role away wait for each other here.
    const locked = db.selectFrom('document').select('id').where('id', '=', document)
    await (storage.kind === 'postgres' ? locked.forUpdate() : locked).executeTakeFirst()
    const members = await db
      .selectFrom('document_member')
      .select(['person', 'role'])
      .where('document', '=', document)
      .execute()
    const before = members.find(m => m.person === person.id)?.role ?? null
    if (before === role) return null
    const owners = members.filter(m => m.role === 'agare')
    if (before === 'agare' && owners.length === 1) throw new StyrskriftError('sista-agaren')
    const mine = db.deleteFrom('document_member').where('document', '=', document).where('person', '=', person.id)
    await mine.execute()
    if (role !== null) await db.insertInto('document_member').values({ document, person: person.id, role }).execute()
    return person.id
  })
}

/** What everybody who has no role by name may do. */
export async function setDefaultRole(storage: Storage, document: string, role: DefaultRole): Promise<void> {
  await storage.db.updateTable('document').set({ default_role: role }).where('id', '=', document).execute()
}
