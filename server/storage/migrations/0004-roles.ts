import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A role can be given to a unit, and a delförfattare has areas (`scope`, as JSON). Roles by name stay as they are. */
export const roles: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('document_member').addColumn('scope', 'text').execute()
    await db.schema
      .createTable('document_unit')
      .addColumn('document', 'text', c => c.notNull().references('document.id').onDelete('cascade'))
      .addColumn('unit', 'text', c => c.notNull())
      .addColumn('role', 'text', c => c.notNull())
      .addColumn('scope', 'text')
      .addPrimaryKeyConstraint('document_unit_key', ['document', 'unit'])
      .execute()
    await db.schema.createIndex('document_unit_unit').on('document_unit').column('unit').execute()
  }
}
