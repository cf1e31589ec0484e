import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { blobType, type StorageKind } from './kind.ts'

/** People, documents with their members, the log of updates, and pictures. */
export const first = (kind: StorageKind): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await people(db)
    await documents(db)
    await updates(db, kind)
    await pictures(db, kind)
  }
})

async function people(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('person')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('name_key', 'text', c => c.notNull())
    .addColumn('color', 'integer', c => c.notNull())
    .addColumn('created_at', 'bigint', c => c.notNull())
    .execute()
  await db.schema.createIndex('person_name_key').on('person').column('name_key').execute()
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
