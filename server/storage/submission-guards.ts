import { type QueryExecutorProvider, sql } from 'kysely'
import type { StorageKind } from './migrations/kind.ts'

/**
 * The database itself refuses to change or delete a submitted answer, and the files that came with it. Whoever owns the database can remove the guards; the
 * hash of each submission tells then.
 */
export async function addSubmissionGuards(db: QueryExecutorProvider, kind: StorageKind): Promise<void> {
  for (const statement of kind === 'sqlite' ? SQLITE : POSTGRES) await sql.raw(statement).execute(db)
}

/** Takes the guards away, for a restore, which replaces everything in one transaction and adds them again. */
export async function removeSubmissionGuards(db: QueryExecutorProvider, kind: StorageKind): Promise<void> {
  for (const table of GUARDED) {
    for (const what of ['update', 'delete', 'truncate'])
      await sql.raw(`drop trigger if exists ${table}_${what}${kind === 'sqlite' ? '' : ` on ${table}`}`).execute(db)
  }
}

const GUARDED = ['submission', 'submission_file'] as const

const REFUSAL = 'a submitted answer is never changed or removed'

const SQLITE = GUARDED.flatMap(table =>
  ['update', 'delete'].map(
    what => `create trigger ${table}_${what} before ${what} on ${table} begin select raise(abort, '${REFUSAL}'); end`
  )
)

const POSTGRES = [
  `create or replace function submission_refuse() returns trigger language plpgsql as $$ begin raise exception '${REFUSAL}'; end $$`,
  ...GUARDED.flatMap(table => [
    `create trigger ${table}_update before update on ${table} for each row execute function submission_refuse()`,
    `create trigger ${table}_delete before delete on ${table} for each row execute function submission_refuse()`,
    `create trigger ${table}_truncate before truncate on ${table} for each statement execute function submission_refuse()`
  ])
]
