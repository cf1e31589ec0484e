import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A person has an e-mail address, may administer, can leave, and belongs to units of the register. */
export const people: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('person').addColumn('email', 'text').execute()
    await db.schema.createIndex('person_email').on('person').column('email').unique().execute()
    await db.schema
      .alterTable('person')
      .addColumn('administrator', 'integer', c => c.notNull().defaultTo(0))
      .execute()
    await db.schema.alterTable('person').addColumn('ended_at', 'bigint').execute()
    await db.schema
      .createTable('person_unit')
      .addColumn('person', 'text', c => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('unit', 'text', c => c.notNull())
      .addPrimaryKeyConstraint('person_unit_key', ['person', 'unit'])
      .execute()
    await db.schema.createIndex('person_unit_unit').on('person_unit').column('unit').execute()
  }
}
