import { type QueryExecutorProvider, sql } from 'kysely'
import type { StorageKind } from './migrations/kind.ts'

/**
 * The database itself refuses to change or delete an entry of the audit log, and to take the head back. Whoever owns the database can
 * remove the guards; docs/audit.md says what is left then.
 */
export async function addAuditGuards(db: QueryExecutorProvider, kind: StorageKind): Promise<void> {
  for (const statement of kind === 'sqlite' ? SQLITE : POSTGRES) await sql.raw(statement).execute(db)
}

/** Takes the guards away, for a restore, which replaces everything in one transaction and adds them again. */
export async function removeAuditGuards(db: QueryExecutorProvider, kind: StorageKind): Promise<void> {
  for (const [name, table] of GUARDS) {
    await sql.raw(`drop trigger if exists ${name}${kind === 'sqlite' ? '' : ` on ${table}`}`).execute(db)
  }
}

const GUARDS = [
  ['audit_entry_update', 'audit_entry'],
  ['audit_entry_delete', 'audit_entry'],
  ['audit_entry_truncate', 'audit_entry'],
  ['audit_head_update', 'audit_head'],
  ['audit_head_delete', 'audit_head'],
  ['audit_head_truncate', 'audit_head']
] as const

const REFUSAL = 'the audit log is only appended to'

const refuse = (name: string, what: string): string =>
  `create trigger ${name} before ${what} begin select raise(abort, '${REFUSAL}'); end`

const SQLITE = [
  refuse('audit_entry_update', 'update on audit_entry'),
  refuse('audit_entry_delete', 'delete on audit_entry'),
  refuse('audit_head_update', 'update on audit_head when new.id <> old.id or new.sequence <= old.sequence'),
  refuse('audit_head_delete', 'delete on audit_head')
]

const call = (name: string, what: string): string =>
  `create trigger ${name} before ${what} execute function audit_refuse()`

const POSTGRES = [
  `create or replace function audit_refuse() returns trigger language plpgsql as $$ begin raise exception '${REFUSAL}'; end $$`,
  call('audit_entry_update', 'update on audit_entry for each row'),
  call('audit_entry_delete', 'delete on audit_entry for each row'),
  call('audit_entry_truncate', 'truncate on audit_entry for each statement'),
  call(
    'audit_head_update',
    'update on audit_head for each row when (new.id <> old.id or new.sequence <= old.sequence)'
  ),
  call('audit_head_delete', 'delete on audit_head for each row'),
  call('audit_head_truncate', 'truncate on audit_head for each statement')
]
