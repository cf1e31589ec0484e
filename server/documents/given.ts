import type { GivenRole } from '../../schemas/policy/rights.ts'
import { ROLES, type Role } from '../../schemas/policy/roles.ts'
import { readScope, type Scope } from '../../schemas/policy/scope.ts'

/** A role as a row has it; null where somebody has none. */
export interface GivenRow {
  role: string | null
  scope: string | null
}

const asRole = (role: string | null): Role | undefined => ROLES.find(known => known === role)

/** The areas of a delförfattare as they stand in a row; null for other roles. */
const scopeOfRow = ({ role, scope }: GivenRow): Scope | null => (role === 'delforfattare' ? readScope(scope) : null)

/** The roles that rows give. A role that this version does not know gives nothing. */
export const givenRoles = (rows: readonly GivenRow[]): GivenRole[] =>
  rows.flatMap(row => {
    const role = asRole(row.role)
    return role ? [{ role, scope: scopeOfRow(row) }] : []
  })
