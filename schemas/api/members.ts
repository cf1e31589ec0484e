import { z } from 'zod'
import { ROLES } from '../policy/roles.ts'
import { scope } from '../policy/scope.ts'
import { defaultRole, person } from './contract.ts'

/** Who may do what in a document: roles of persons and of units, and the default role of everybody. */

const given = { role: z.enum(ROLES), scope: scope.nullable() }

const unitOfRegister = z.object({ id: z.string(), name: z.string() })

export const member = z.object({ person, ...given })
export const memberUnit = z.object({ unit: unitOfRegister, ...given })
export const memberList = z.object({ members: z.array(member), units: z.array(memberUnit), defaultRole })

/** To whom: a person, or a unit of the register, by id. Names would not do: two people may have the same. */
const whom = {
  person: z.string().min(1).max(40).optional(),
  unit: z.string().min(1).max(80).optional()
}
/** `role` null takes the role away. `scope` is the areas of a delförfattare, and left out for other roles. */
export const setMemberBody = z
  .strictObject({ ...whom, role: z.enum(ROLES).nullable(), scope: scope.nullable().optional() })
  .refine(({ person, unit }) => (person === undefined) !== (unit === undefined))
  .refine(({ role, scope }) => role === 'delforfattare' || !scope)
export const setDefaultRoleBody = z.object({ defaultRole })

export type Member = z.infer<typeof member>
export type MemberUnit = z.infer<typeof memberUnit>
export type MemberList = z.infer<typeof memberList>
export type SetMember = z.infer<typeof setMemberBody>
