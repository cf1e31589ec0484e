import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { blobType, type StorageKind } from './kind.ts'

/** Files that somebody reads in, kept until the document has been made of them. */
export const drafts = (kind: StorageKind): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('import_draft')
      .addColumn('id', 'text', c => c.primaryKey())
      .addColumn('person', 'text', c => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull())
      .addColumn('template', 'text', c => c.notNull())
      .addColumn('choices', 'text', c => c.notNull())
      .addColumn('revision', 'integer', c => c.notNull())
      .addColumn('data', blobType(kind), c => c.notNull())
      .addColumn('document', 'text')
      .addColumn('accepted_at', 'bigint')
      .addColumn('created_at', 'bigint', c => c.notNull())
      .addColumn('changed_at', 'bigint', c => c.notNull())
      .execute()
    await db.schema.createIndex('import_draft_person').on('import_draft').columns(['person', 'changed_at']).execute()
    await db.schema.createIndex('import_draft_changed_at').on('import_draft').columns(['changed_at']).execute()
  }
})
