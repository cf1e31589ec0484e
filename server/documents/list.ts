import type { DefaultRole, DocumentRow, DocumentState, Person } from '../../schemas/api/contract.ts'
import { rightsOf } from '../../schemas/policy/rights.ts'
import type { Role } from '../../schemas/policy/roles.ts'
import { template } from '../../schemas/template/template.ts'
import type { Storage } from '../storage/storage.ts'
import type { SyncServer } from '../sync/types.ts'
import type { Templates } from '../templates/load.ts'

interface Reach {
  storage: Storage
  sync: Pick<SyncServer, 'present'>
  templates: Templates
}

/** The documents that a person may open, in a state, the last changed first. */
export async function listDocuments(
  { storage, sync, templates }: Reach,
  person: Person,
  state: DocumentState
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
      'document.default_role',
      'document.created_at',
      'document.changed_at',
      'document_member.role as member_role',
      'person.name as changed_by_name'
    ])
    .where('document.state', '=', state)
    .where(eb => eb.or([eb('document_member.role', 'is not', null), eb('document.default_role', '!=', 'ingen')]))
    .orderBy('document.changed_at', 'desc')
    .orderBy('document.id')
    .execute()
  const types = await documentTypes(storage, templates, new Set(rows.map(r => r.template)))
  return rows.flatMap(row => {
    const given = row.member_role === null ? [] : [{ role: row.member_role as Role, scope: null }]
    const role = rightsOf(given, row.default_role as DefaultRole, [])?.role
    if (!role) return []
    return {
      id: row.id,
      title: row.title,
      diarienummer: row.diarienummer,
      template: row.template,
      documentType: types.get(row.template) ?? row.template,
      state,
      role,
      createdAt: new Date(row.created_at).toISOString(),
      changedAt: new Date(row.changed_at).toISOString(),
      changedBy: row.changed_by_name,
      present: sync.present(row.id)
    }
  })
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
