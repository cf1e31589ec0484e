import type { Kysely } from 'kysely'
import { type AuditDetails, type AuditEntry, canonicalDetails, NOTHING_BEFORE } from '../../schemas/audit/entry.ts'
import type { AuditEvent } from '../../schemas/audit/events.ts'
import type { StorageKind } from '../storage/migrations/kind.ts'
import type { Database } from '../storage/schema.ts'
import { type Head, hashOf } from './chain.ts'

/** Something that happened, to be recorded. */
export interface AuditRecord {
  event: AuditEvent
  /** Who did it: an id; null for the program itself. */
  person: string | null
  document?: string | null
  /** Flat, and without text that somebody wrote. */
  details?: AuditDetails
  /** The network address that asked. */
  address?: string | null
}

/** An entry on its way, at the moment when it happened. */
export type Happened = Omit<AuditEntry, 'sequence' | 'previous' | 'hash'>

/** The record as it will be stored. Throws when its details are not flat. */
export const happened = (record: AuditRecord, at: number): Happened => ({
  at,
  event: record.event,
  person: record.person,
  document: record.document ?? null,
  address: record.address ?? null,
  details: canonicalDetails(record.details ?? {})
})

/**
 * Appends entries to the chain, inside the transaction that `db` is, and returns the new head. The row of the head is locked until it
 * ends: processes that append at the same time follow one upon another, and no number is ever left out.
 */
export async function appendEntries(
  db: Kysely<Database>,
  kind: StorageKind,
  entries: readonly Happened[]
): Promise<Head> {
  const query = db.selectFrom('audit_head').select(['sequence', 'hash']).where('id', '=', 1)
  let head: Head | undefined = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
  if (!head) throw new Error('audit: the row of the head is missing')
  const rows: AuditEntry[] = []
  for (const entry of entries) {
    const next: Omit<AuditEntry, 'hash'> = { ...entry, sequence: head.sequence + 1, previous: head.hash }
    head = { sequence: next.sequence, hash: hashOf(next) }
    rows.push({ ...next, hash: head.hash })
  }
  if (rows.length === 0) return head
  await db.insertInto('audit_entry').values(rows).execute()
  await db.updateTable('audit_head').set(head).where('id', '=', 1).execute()
  return head
}

/** The head as it is, without a lock; before the first entry it is that of nothing. */
export async function headOf(db: Kysely<Database>): Promise<Head> {
  const row = await db.selectFrom('audit_head').select(['sequence', 'hash']).where('id', '=', 1).executeTakeFirst()
  return row ?? { sequence: 0, hash: NOTHING_BEFORE }
}
