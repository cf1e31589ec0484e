import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import type { Database } from './schema.ts'

export type StorageKind = 'sqlite' | 'postgres'

/** The type of a column of bytes. */
export const blobType = (kind: StorageKind) => sql.raw<Uint8Array>(kind === 'sqlite' ? 'blob' : 'bytea')

/**
 * Every change of the tables, in order. A migration that has been released is never edited: add the next one.
 * Types are those that both databases understand; times and counters are `bigint`.
 */
const migrations = (kind: StorageKind): Record<string, Migration> => ({
  '0001-first': {
    async up(db: Kysely<unknown>): Promise<void> {
      await people(db)
      await documents(db)
      await updates(db, kind)
      await pictures(db, kind)
    }
  }
})

async function people(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('person')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('name_key', 'text', c => c.notNull().unique())
    .addColumn('color', 'integer', c => c.notNull())
    .addColumn('created_at', 'bigint', c => c.notNull())
    .execute()
  await db.schema
    .createTable('session')
    .addColumn('token_hash', 'text', c => c.primaryKey())
    .addColumn('person', 'text', c => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', c => c.notNull())
    .addColumn('expires_at', 'bigint', c => c.notNull())
    .execute()
  await db.schema.createIndex('session_expires_at').on('session').column('expires_at').execute()
}

async function documents(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('document')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('epoch', 'integer', c => c.notNull())
    .addColumn('template', 'text', c => c.notNull())
    .addColumn('template_json', 'text', c => c.notNull())
    .addColumn('title', 'text', c => c.notNull())
    .addColumn('diarienummer', 'text', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('default_role', 'text', c => c.notNull())
    .addColumn('created_at', 'bigint', c => c.notNull())
    .addColumn('created_by', 'text', c => c.notNull())
    .addColumn('changed_at', 'bigint', c => c.notNull())
    .addColumn('changed_by', 'text')
    .addColumn('last_sequence', 'bigint', c => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('document_member')
    .addColumn('document', 'text', c => c.notNull().references('document.id').onDelete('cascade'))
    .addColumn('person', 'text', c => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('role', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('document_member_key', ['document', 'person'])
    .execute()
  await db.schema.createIndex('document_member_person').on('document_member').column('person').execute()
}

async function updates(db: Kysely<unknown>, kind: StorageKind): Promise<void> {
  const log = db.schema
    .createTable('document_update')
    .addColumn('document', 'text', c => c.notNull().references('document.id').onDelete('cascade'))
    .addColumn('sequence', 'bigint', c => c.notNull())
    .addColumn('data', blobType(kind), c => c.notNull())
    .addColumn('person', 'text')
    .addColumn('stored_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('document_update_key', ['document', 'sequence'])
  // Every key press is a row here: without the table of row ids beside it, a commit writes a page less.
  await (kind === 'sqlite' ? log.modifyEnd(sql`without rowid`) : log).execute()
  await db.schema
    .createTable('document_snapshot')
    .addColumn('document', 'text', c => c.notNull().references('document.id').onDelete('cascade'))
    .addColumn('sequence', 'bigint', c => c.notNull())
    .addColumn('verified', 'integer', c => c.notNull())
    .addColumn('data', blobType(kind), c => c.notNull())
    .addColumn('stored_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('document_snapshot_key', ['document', 'sequence'])
    .execute()
  await db.schema
    .createTable('document_client')
    .addColumn('document', 'text', c => c.notNull().references('document.id').onDelete('cascade'))
    .addColumn('client', 'bigint', c => c.notNull())
    .addColumn('person', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('document_client_key', ['document', 'client'])
    .execute()
  await db.schema
    .createTable('refused_update')
    .addColumn('id', kind === 'sqlite' ? 'integer' : 'bigserial', c => c.primaryKey())
    .addColumn('document', 'text', c => c.notNull().references('document.id').onDelete('cascade'))
    .addColumn('person', 'text', c => c.notNull())
    .addColumn('reason', 'text', c => c.notNull())
    .addColumn('data', blobType(kind), c => c.notNull())
    .addColumn('refused_at', 'bigint', c => c.notNull())
    .execute()
  await db.schema.createIndex('refused_update_document').on('refused_update').column('document').execute()
}

async function pictures(db: Kysely<unknown>, kind: StorageKind): Promise<void> {
  await db.schema
    .createTable('picture')
    .addColumn('document', 'text', c => c.notNull().references('document.id').onDelete('cascade'))
    .addColumn('file', 'text', c => c.notNull())
    .addColumn('mime', 'text', c => c.notNull())
    .addColumn('width', 'integer', c => c.notNull())
    .addColumn('height', 'integer', c => c.notNull())
    .addColumn('data', blobType(kind), c => c.notNull())
    .addColumn('created_at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('picture_key', ['document', 'file'])
    .execute()
}

/** Brings the tables up to date, in one transaction. Several processes may start at once. Throws what went wrong. */
export async function migrate(db: Kysely<Database>, kind: StorageKind): Promise<void> {
  const provider: MigrationProvider = { getMigrations: async () => migrations(kind) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw error
}
