import { type QueryExecutorProvider, sql } from 'kysely'
import type { StorageKind } from './migrations/kind.ts'

/** A table whose rows nobody changes or deletes once they are there, and the row without which one of them would mean nothing. */
export interface ImmutableTable {
  table: string
  /** The column that names the parent, and the table in which the parent's `id` stands. */
  parent: { column: string; table: string }
}

/**
 * Every such table, parents before children. A migration that adds one names it here and calls `addImmutableGuards` for it; a restore
 * then keeps its rows (server/backup/kept.ts).
 */
export const IMMUTABLE_TABLES: readonly ImmutableTable[] = [
  { table: 'version', parent: { column: 'document', table: 'document' } },
  { table: 'returned_copy', parent: { column: 'version', table: 'version' } }
]

/**
 * The database itself refuses to change or delete rows of these tables. Whoever owns the database can remove the guards; the hashes in the
 * rows and in the audit log show it then.
 */
export async function addImmutableGuards(
  db: QueryExecutorProvider,
  kind: StorageKind,
  tables: readonly string[]
): Promise<void> {
  for (const statement of tables.flatMap(kind === 'sqlite' ? sqlite : postgres)) await sql.raw(statement).execute(db)
}

/** Takes the guards away, for a restore, which replaces everything in one transaction and adds them again. */
export async function removeImmutableGuards(
  db: QueryExecutorProvider,
  kind: StorageKind,
  tables: readonly string[]
): Promise<void> {
  for (const table of tables) {
    for (const what of WHAT)
      await sql.raw(`drop trigger if exists ${table}_${what}${kind === 'sqlite' ? '' : ` on ${table}`}`).execute(db)
  }
}

const WHAT = ['update', 'delete', 'truncate'] as const

const refusal = (table: string): string => `a row of ${table} is never changed or deleted`

const sqlite = (table: string): string[] =>
  (['update', 'delete'] as const).map(
    what =>
      `create trigger ${table}_${what} before ${what} on ${table} begin select raise(abort, '${refusal(table)}'); end`
  )

const postgres = (table: string): string[] => [
  `create or replace function ${table}_refuse() returns trigger language plpgsql as $$ begin raise exception '${refusal(table)}'; end $$`,
  `create trigger ${table}_update before update on ${table} for each row execute function ${table}_refuse()`,
  `create trigger ${table}_delete before delete on ${table} for each row execute function ${table}_refuse()`,
  `create trigger ${table}_truncate before truncate on ${table} for each statement execute function ${table}_refuse()`
]
