import { type DefaultRole, type Role, strongest } from './roles.ts'
import { type Scope, unitedScope } from './scope.ts'

/** A role that was given: to the person by name, or to one of the person's units. */
export interface GivenRole {
  role: Role
  /** Where a delförfattare writes; null for other roles. */
  scope: Scope | null
}

/** What a person may do in a document. */
export interface Rights {
  role: Role
  /** Where a delförfattare writes; null for other roles. */
  scope: Scope | null
  /** The person's own units, sorted. */
  units: readonly string[]
}

/**
 * The rights of a person: the strongest of what was given to the person, to the person's units, and to everybody. The areas of
 * several delförfattare grants are put together. Null: the document does not exist for that person.
 */
export function rightsOf(
  given: readonly GivenRole[],
  defaultRole: DefaultRole,
  units: readonly string[]
): Rights | null {
  const roles = given.map(g => g.role)
  if (defaultRole !== 'ingen') roles.push(defaultRole)
  const role = strongest(roles)
  if (role === null) return null
  const scopes = given.flatMap(g => (g.role === 'delforfattare' && g.scope ? [g.scope] : []))
  return { role, scope: role === 'delforfattare' ? unitedScope(scopes) : null, units: [...units].sort() }
}

/** Everything that the rights of a person depend on, in a few letters: equal rights, equal keys. Units count where areas follow from them. */
export function rightsKey({ role, scope, units }: Rights): string {
  if (role !== 'delforfattare') return role
  const areas = JSON.stringify([scope?.records.toSorted(), scope?.egnaInsatser ? units.toSorted() : null])
  return `${role}-${hash(areas)}`
}

/** FNV-1a of 32 bits: tells apart what one person has had, and guards nothing. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return (value >>> 0).toString(36)
}
