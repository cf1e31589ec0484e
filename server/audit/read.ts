import type { Selectable } from 'kysely'
import type { AuditEntryTable } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'

/** Which entries are asked for; all that is said has to fit. Times are milliseconds since 1970, `to` is not included. */
export interface AuditFilter {
  event?: string
  person?: string
  document?: string
  from?: number
  to?: number
  /** Older than this entry. */
  before?: number
}

/** An entry with the names that its ids have now; null where nobody and nothing has that id any more. */
export interface ReadEntry extends Selectable<AuditEntryTable> {
  person_name: string | null
  document_title: string | null
}

/** Entries, the newest first, at most `limit`. */
export async function readEntries(storage: Storage, filter: AuditFilter, limit: number): Promise<ReadEntry[]> {
  let query = storage.db
    .selectFrom('audit_entry')
    .leftJoin('person', 'person.id', 'audit_entry.person')
    .leftJoin('document', 'document.id', 'audit_entry.document')
    .selectAll('audit_entry')
    .select(['person.name as person_name', 'document.title as document_title'])
  for (const column of ['event', 'person', 'document'] as const) {
    const wanted = filter[column]
    if (wanted !== undefined) query = query.where(`audit_entry.${column}`, '=', wanted)
  }
  if (filter.from !== undefined) query = query.where('audit_entry.at', '>=', filter.from)
  if (filter.to !== undefined) query = query.where('audit_entry.at', '<', filter.to)
  if (filter.before !== undefined) query = query.where('audit_entry.sequence', '<', filter.before)
  return query.orderBy('audit_entry.sequence', 'desc').limit(limit).execute()
}
