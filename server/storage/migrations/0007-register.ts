import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The register of units, and single facts about the installation. */
export const register: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('unit')
      .addColumn('id', 'text', c => c.primaryKey())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull())
      .addColumn('namnd', 'text')
      .addColumn('aliases', 'text', c => c.notNull())
      .addColumn('formerly', 'text', c => c.notNull())
      .addColumn('contact_person', 'text', c => c.references('person.id').onDelete('set null'))
      .addColumn('contact_name', 'text', c => c.notNull())
      .addColumn('email', 'text', c => c.notNull())
      .addColumn('registrar', 'text', c => c.notNull())
      .addColumn('ended_at', 'bigint')
      .addColumn('position', 'integer', c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull())
      .execute()
    await db.schema
      .createTable('fact')
      .addColumn('name', 'text', c => c.primaryKey())
      .addColumn('value', 'text', c => c.notNull())
      .execute()
  }
}
