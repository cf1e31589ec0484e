import { type AuditEntry, NOTHING_BEFORE } from '../../schemas/audit/entry.ts'
import { type Break, breakAt, type Head } from '../audit/chain.ts'
import { NEWEST_MIGRATION } from '../storage/migrations/migrate.ts'
import { rowsOfBackup, verifyBackup } from './read.ts'

/** What a whole backup holds, and whether the audit log in it is whole too. */
export interface VerifiedBackup {
  documents: number
  /** The last entry of the audit log that is sound. */
  head: Head
  broken: Break | null
}

/**
 * Reads a backup to its end without a database: its form, its counts, its checksum, and the chain of its audit log.
 * @throws StyrskriftError `trasig-kopia`, `fil-gar-inte-att-lasa`
 */
export async function examineBackup(file: string, path: string): Promise<VerifiedBackup> {
  await verifyBackup(file, path, NEWEST_MIGRATION)
  const entries: AuditEntry[] = []
  let documents = 0
  let goal: Head | null = null
  for await (const { table, values } of rowsOfBackup(file, path)) {
    if (table === 'document') documents++
    else if (table === 'audit_entry') entries.push(values as unknown as AuditEntry)
    else if (table === 'audit_head') goal = { sequence: Number(values.sequence), hash: String(values.hash) }
  }
  const { head, broken } = walk(entries)
  if (broken || !goal || (goal.sequence === head.sequence && goal.hash === head.hash))
    return { documents, head, broken }
  const how = goal.sequence > head.sequence ? 'truncated' : 'rewritten'
  return { documents, head, broken: { sequence: head.sequence + (how === 'truncated' ? 1 : 0), how } }
}

function walk(entries: readonly AuditEntry[]): { head: Head; broken: Break | null } {
  let head: Head = { sequence: 0, hash: NOTHING_BEFORE }
  for (const [i, entry] of entries.entries()) {
    const broken = breakAt(head, entry, entries[i + 1] ?? null)
    if (broken) return { head, broken }
    head = { sequence: entry.sequence, hash: entry.hash }
  }
  return { head, broken: null }
}
