import type { Selectable } from 'kysely'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { type Action, mayDo } from '../../schemas/policy/actions.ts'
import { type Rights, rightsOf } from '../../schemas/policy/rights.ts'
import type { DefaultRole } from '../../schemas/policy/roles.ts'
import { type DocumentState, readState } from '../../schemas/remiss/states.ts'
import type { DocumentTable } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import { type GivenRow, givenRoles } from './given.ts'

/** A document that a person may see, and what the person may do in it. */
export interface Access extends Rights {
  document: Selectable<DocumentTable>
  state: DocumentState
}

/**
 * What the person has access to, or null: it does not exist, or not for this person. The two cannot be told apart, neither by what the
 * database is asked nor by what it answers: the document itself is read for those who have a role.
 */
export async function findAccess(storage: Storage, document: string, person: string): Promise<Access | null> {
  const [own, byUnit] = await Promise.all([
    storage.db
      .selectFrom('document')
      .leftJoin('document_member', join =>
        join.onRef('document_member.document', '=', 'document.id').on('document_member.person', '=', person)
      )
      .select(['document.default_role', 'document_member.role', 'document_member.scope'])
      .where('document.id', '=', document)
      .executeTakeFirst(),
    storage.db
      .selectFrom('person_unit')
      .leftJoin('document_unit', join =>
        join.onRef('document_unit.unit', '=', 'person_unit.unit').on('document_unit.document', '=', document)
      )
      .select(['person_unit.unit', 'document_unit.role', 'document_unit.scope'])
      .where('person_unit.person', '=', person)
      .execute()
  ])
  if (!own) return null
  const rows: GivenRow[] = [own, ...byUnit]
  const units = byUnit.map(row => row.unit)
  const rights = rightsOf(givenRoles(rows), own.default_role as DefaultRole, units)
  if (!rights) return null
  const found = await storage.db.selectFrom('document').selectAll().where('id', '=', document).executeTakeFirst()
  return found ? { document: found, state: readState(found.state), ...rights } : null
}

/** The access that an action needs. Throws `finns-inte`, `inte-behorig`, `arkiverad`, or `ar-antaget`. */
export async function demandAccess(storage: Storage, id: string, person: string, action: Action): Promise<Access> {
  const access = await findAccess(storage, id, person)
  if (!access) throw new StyrskriftError('finns-inte')
  const answer = mayDo(access.role, action, access.state)
  if (answer === 'no') throw new StyrskriftError('inte-behorig')
  if (answer === 'archived') throw new StyrskriftError('arkiverad')
  if (answer === 'decided') throw new StyrskriftError('ar-antaget')
  return access
}
