import { type DocumentState, isLocked } from '../remiss/states.ts'

/** Roles of a person in a document, the strongest first. */
export const ROLES = ['agare', 'forfattare', 'delforfattare', 'granskare', 'lasare'] as const
export type Role = (typeof ROLES)[number]

/** What a document's default can be: the role of everybody who is signed in, or `ingen`. */
export const DEFAULT_ROLES = ['forfattare', 'granskare', 'lasare', 'ingen'] as const
export type DefaultRole = (typeof DEFAULT_ROLES)[number]

/** The strongest of some roles; null when there is none. */
export const strongest = (roles: Iterable<Role>): Role | null => {
  const given = new Set(roles)
  return ROLES.find(role => given.has(role)) ?? null
}

/** The role in the editor and the sync: a document that is adopted, repealed or archived is read by everyone, and written by nobody. */
export const writingRole = (role: Role, state: DocumentState): Role => (isLocked(state) ? 'lasare' : role)
