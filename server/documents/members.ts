import type { DefaultRole } from '../../schemas/api/contract.ts'
import type { Member, MemberList, MemberUnit } from '../../schemas/api/members.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { ROLES, type Role } from '../../schemas/policy/roles.ts'
import { NO_SCOPE, type Scope } from '../../schemas/policy/scope.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Storage } from '../storage/storage.ts'
import { givenRoles } from './given.ts'

/** Who a role is given to. */
export type Principal = { kind: 'person' | 'unit'; id: string }

/** A role, with areas when it is that of a delförfattare. */
export interface Given {
  role: Role
  scope: Scope | null
}

/** What a change of a role changed; null: nothing. */
export interface RoleChange {
  from: Given | null
  to: Given | null
}

/** Who has a role by name or by unit, owners first, and what everybody else may do. */
export async function membersOf(storage: Storage, kommun: Kommun, document: string): Promise<MemberList> {
  const [people, units, { default_role }] = await Promise.all([
    storage.db
      .selectFrom('document_member')
      .innerJoin('person', 'person.id', 'document_member.person')
      .select(['person.id', 'person.name', 'person.color', 'document_member.role', 'document_member.scope'])
      .where('document_member.document', '=', document)
      .execute(),
    storage.db.selectFrom('document_unit').select(['unit', 'role', 'scope']).where('document', '=', document).execute(),
    storage.db.selectFrom('document').select('default_role').where('id', '=', document).executeTakeFirstOrThrow()
  ])
  const members = people.flatMap(({ role, scope, ...person }): Member[] =>
    givenRoles([{ role, scope }]).map(given => ({ person, ...given }))
  )
  const ofUnits = units.flatMap(({ unit, ...row }): MemberUnit[] =>
    givenRoles([row]).map(given => ({ unit: { id: unit, name: unitName(kommun, unit) }, ...given }))
  )
  members.sort((a, b) => byRole(a, b) || a.person.name.localeCompare(b.person.name, 'sv'))
  ofUnits.sort((a, b) => byRole(a, b) || a.unit.name.localeCompare(b.unit.name, 'sv'))
  return { members, units: ofUnits, defaultRole: default_role as DefaultRole }
}

const byRole = (a: Given, b: Given): number => ROLES.indexOf(a.role) - ROLES.indexOf(b.role)

/** What the register calls a unit; one that has left the register goes by its id. */
const unitName = (kommun: Kommun, id: string): string => kommun.enheter.find(unit => unit.id === id)?.name ?? id

/**
 * Gives a person or a unit a role, or takes it away (null), and returns what that changed; null when nothing did. Whether there is such a
 * person or unit is the caller's to see to. A unit can own a document beside a person, and never alone: it may have nobody.
 * Throws `sista-agaren`.
 */
export async function setMember(
  storage: Storage,
  document: string,
  { kind, id }: Principal,
  given: Given | null
): Promise<RoleChange | null> {
  return storage.db.transaction().execute(async db => {
    // Two owners who take each other's role away wait for each other here.
    const locked = db.selectFrom('document').select('id').where('id', '=', document)
    await (storage.kind === 'postgres' ? locked.forUpdate() : locked).executeTakeFirst()
    const row =
      kind === 'person'
        ? await db
            .selectFrom('document_member')
            .select(['role', 'scope'])
            .where('document', '=', document)
            .where('person', '=', id)
            .executeTakeFirst()
        : await db
            .selectFrom('document_unit')
            .select(['role', 'scope'])
            .where('document', '=', document)
            .where('unit', '=', id)
            .executeTakeFirst()
    const from = row ? (givenRoles([row])[0] ?? null) : null
    const to = given && { role: given.role, scope: given.role === 'delforfattare' ? (given.scope ?? NO_SCOPE) : null }
    if (JSON.stringify(from) === JSON.stringify(to)) return null
    if (kind === 'person' && from?.role === 'agare' && to?.role !== 'agare') {
      const others = await db
        .selectFrom('document_member')
        .innerJoin('person', 'person.id', 'document_member.person')
        .select('person')
        .where('document', '=', document)
        .where('role', '=', 'agare')
        .where('person', '!=', id)
        .where('person.ended_at', 'is', null)
        .execute()
      if (others.length === 0) throw new StyrskriftError('sista-agaren')
    }
    const values = to && { document, role: to.role, scope: to.scope && JSON.stringify(to.scope) }
    if (kind === 'person') {
      await db.deleteFrom('document_member').where('document', '=', document).where('person', '=', id).execute()
      if (values)
        await db
          .insertInto('document_member')
          .values({ ...values, person: id })
          .execute()
    } else {
      await db.deleteFrom('document_unit').where('document', '=', document).where('unit', '=', id).execute()
      if (values)
        await db
          .insertInto('document_unit')
          .values({ ...values, unit: id })
          .execute()
    }
    return { from, to }
  })
}

/** What everybody who has no stronger role may do. Returns what it was. */
export async function setDefaultRole(storage: Storage, document: string, role: DefaultRole): Promise<DefaultRole> {
  return storage.db.transaction().execute(async db => {
    const row = await db.selectFrom('document').select('default_role').where('id', '=', document).executeTakeFirst()
    await db.updateTable('document').set({ default_role: role }).where('id', '=', document).execute()
    return (row?.default_role ?? role) as DefaultRole
  })
}
