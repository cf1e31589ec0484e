import type { Kysely } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import type { Database } from '../schema.ts'
import { first } from './0001-first.ts'
import { people } from './0002-people.ts'
import { auth } from './0003-auth.ts'
import { roles } from './0004-roles.ts'
import { comments } from './0005-comments.ts'
import { auditAndMail } from './0006-audit-and-mail.ts'
import { register } from './0007-register.ts'
import { versions } from './0008-versions.ts'
import { remiss } from './0009-remiss.ts'
import { drafts } from './0010-drafts.ts'
import type { StorageKind } from './kind.ts'

/**
 * Every change of the tables, in order. A migration that has been released is never edited: add the next one.
 * Types are those that both databases understand; times and counters are `bigint`.
 */
const migrations = (kind: StorageKind): Record<string, Migration> => ({
  '0001-first': first(kind),
  '0002-people': people,
  '0003-auth': auth,
  '0004-roles': roles,
  '0005-comments': comments,
  '0006-audit-and-mail': auditAndMail(kind),
  '0007-register': register,
  '0008-versions': versions(kind),
  '0009-remiss': remiss(kind),
  '0010-drafts': drafts(kind)
})

/** The last of them: a backup that is newer than this program has had others. */
export const NEWEST_MIGRATION: string = Object.keys(migrations('sqlite')).sort().at(-1) ?? ''

/** Brings the tables up to date, in one transaction. Several processes may start at once. Throws what went wrong. */
export async function migrate(db: Kysely<Database>, kind: StorageKind): Promise<void> {
  const provider: MigrationProvider = { getMigrations: async () => migrations(kind) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw error
}
