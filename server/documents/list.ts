import type { DefaultRole, DocumentRow, Person } from '../../schemas/api/contract.ts'
import { rightsOf } from '../../schemas/policy/rights.ts'
import { readState } from '../../schemas/remiss/states.ts'
import { template } from '../../schemas/template/template.ts'
import type { Storage } from '../storage/storage.ts'
import type { SyncServer } from '../sync/types.ts'
import type { Templates } from '../templates/load.ts'
import { type GivenRow, givenRoles } from './given.ts'

interface Reach {
  storage: Storage
  sync: Pick<SyncServer, 'present'>
  templates: Templates
}

/** The documents that a person may open, those in the archive or all others, the last changed first. */
export async function listDocuments(
  { storage, sync, templates }: Reach,
  person: Person,
  archived: boolean
): Promise<DocumentRow[]> {
  const rows = await storage.db
    .selectFrom('document')
    .leftJoin('document_member', join =>
      join.onRef('document_member.document', '=', 'document.id').on('document_member.person', '=', person.id)
    )
    .leftJoin('person', 'person.id', 'document.changed_by')
    .select([
      'document.id',
      'document.title',
      'document.diarienummer',
      'document.template',
      'document.state',
      'document.default_role',
      'document.created_at',
      'document.changed_at',
      'document_member.role as member_role',
      'document_member.scope as member_scope',
      'person.name as changed_by_name'
    ])
    .where('document.state', archived ? '=' : '!=', 'arkiverad')
    .where(eb =>
      eb.or([
        eb('document_member.role', 'is not', null),
        eb('document.default_role', '!=', 'ingen'),
        eb.exists(
          eb
            .selectFrom('document_unit')
            .innerJoin('person_unit', 'person_unit.unit', 'document_unit.unit')
            .select('document_unit.unit')
            .whereRef('document_unit.document', '=', 'document.id')
            .where('person_unit.person', '=', person.id)
        )
      ])
    )
    .orderBy('document.changed_at', 'desc')
    .orderBy('document.id')
    .execute()
  const byUnit = await rolesOfUnits(storage, person.id)
  const types = await documentTypes(storage, templates, new Set(rows.map(r => r.template)))
  return rows.flatMap(row => {
    const rows = [{ role: row.member_role, scope: row.member_scope }, ...(byUnit.get(row.id) ?? [])]
    const role = rightsOf(givenRoles(rows), row.default_role as DefaultRole, [])?.role
    if (!role) return []
    return {
      id: row.id,
      title: row.title,
      diarienummer: row.diarienummer,
      template: row.template,
      documentType: types.get(row.template) ?? row.template,
      state: readState(row.state),
      role,
      createdAt: new Date(row.created_at).toISOString(),
      changedAt: new Date(row.changed_at).toISOString(),
      changedBy: row.changed_by_name,
      present: sync.present(row.id)
    }
  })
}

/** The roles that a person has by units, by document. */
async function rolesOfUnits(storage: Storage, person: string): Promise<Map<string, GivenRow[]>> {
  const rows = await storage.db
    .selectFrom('document_unit')
    .innerJoin('person_unit', 'person_unit.unit', 'document_unit.unit')
    .select(['document_unit.document', 'document_unit.role', 'document_unit.scope'])
    .where('person_unit.person', '=', person)
    .execute()
  return Map.groupBy(rows, row => row.document)
}

/** What each template calls its documents; a template whose folder is gone as one of its documents remembers it. */
async function documentTypes(
  storage: Storage,
  templates: Templates,
  names: ReadonlySet<string>
): Promise<Map<string, string>> {
  const types = new Map<string, string>()
  for (const name of names) {
    const loaded = templates.templates.get(name)
    if (loaded) types.set(name, loaded.documentType)
    else {
      const row = await storage.db
        .selectFrom('document')
        .select('template_json')
        .where('template', '=', name)
        .limit(1)
        .executeTakeFirst()
      const stored = row && template.safeParse(JSON.parse(row.template_json))
      if (stored?.success) types.set(name, stored.data.documentType)
    }
  }
  return types
}
