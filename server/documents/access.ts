import type { Selectable } from 'kysely'
import type { DefaultRole, DocumentState } from '../../schemas/api/contract.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { type Action, mayDo } from '../../schemas/policy/actions.ts'
import { rightsOf } from '../../schemas/policy/rights.ts'
import type { Role } from '../../schemas/policy/roles.ts'
import type { DocumentTable } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'

/** A document that a person may see, and the role that the person has in it. */
export interface Access {
  document: Selectable<DocumentTable>
  state: DocumentState
  role: Role
}

/** What the person has access to, or null: it does not exist, or not for this person. The two cannot be told apart. */
export async function findAccess(storage: Storage, document: string, person: string): Promise<Access | null> {
  const row = await storage.db
    .selectFrom('document')
    .leftJoin('document_member', join =>
      join.onRef('document_member.document', '=', 'document.id').on('document_member.person', '=', person)
    )
    .selectAll('document')
    .select('document_member.role as member_role')
    .where('document.id', '=', document)
    .executeTakeFirst()
  if (!row) return null
  const { member_role, ...found } = row
  const given = member_role === null ? [] : [{ role: member_role as Role, scope: null }]
  const role = rightsOf(given, found.default_role as DefaultRole, [])?.role
  return !role ? null : { document: found, state: found.state as DocumentState, role }
}

/** The access that an action needs. Throws `finns-inte`, `inte-behorig`, or `arkiverad`. */
export async function demandAccess(storage: Storage, id: string, person: string, action: Action): Promise<Access> {
  const access = await findAccess(storage, id, person)
  if (!access) throw new StyrskriftError('finns-inte')
  const answer = mayDo(access.role, action, access.state)
  if (answer === 'no') throw new StyrskriftError('inte-behorig')
  if (answer === 'archived') throw new StyrskriftError('arkiverad')
  return access
}
