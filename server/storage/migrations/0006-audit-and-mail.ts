import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { addAuditGuards } from '../audit-guards.ts'
import { blobType, type StorageKind } from './kind.ts'

/** The audit log, which the database itself refuses to change, and the outbox of messages. */
export const auditAndMail = (kind: StorageKind): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await audit(db)
    await addAuditGuards(db, kind)
    await outbox(db, kind)
  }
})

async function audit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_entry')
    .addColumn('sequence', 'bigint', c => c.primaryKey())
    .addColumn('at', 'bigint', c => c.notNull())
    .addColumn('event', 'text', c => c.notNull())
    .addColumn('person', 'text')
    .addColumn('document', 'text')
    .addColumn('address', 'text')
    .addColumn('details', 'text', c => c.notNull())
    .addColumn('previous', 'text', c => c.notNull())
    .addColumn('hash', 'text', c => c.notNull())
    .execute()
  for (const column of ['event', 'person', 'document', 'at']) {
    const index = db.schema.createIndex(`audit_entry_${column}`).on('audit_entry')
    await index.columns([column, 'sequence']).execute()
  }
  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', c => c.primaryKey().check(sql`id = 1`))
    .addColumn('sequence', 'bigint', c => c.notNull())
    .addColumn('hash', 'text', c => c.notNull())
    .execute()
  await sql`insert into audit_head (id, sequence, hash) values (1, 0, ${sql.lit('0'.repeat(64))})`.execute(db)
}

async function outbox(db: Kysely<unknown>, kind: StorageKind): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('key', 'text', c => c.unique())
    .addColumn('recipient', 'text', c => c.notNull())
    .addColumn('subject', 'text', c => c.notNull())
    .addColumn('text', 'text', c => c.notNull())
    .addColumn('secret', 'integer', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('created_at', 'bigint', c => c.notNull())
    .addColumn('next_at', 'bigint', c => c.notNull())
    .addColumn('give_up_at', 'bigint', c => c.notNull())
    .addColumn('attempts', 'integer', c => c.notNull())
    .addColumn('claim', 'text')
    .addColumn('claimed_until', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('problem', 'text')
    .execute()
  await db.schema.createIndex('outbox_waiting').on('outbox').columns(['state', 'next_at']).execute()
  await db.schema.createIndex('outbox_created_at').on('outbox').columns(['created_at', 'id']).execute()
  await db.schema
    .createTable('outbox_attachment')
    .addColumn('message', 'text', c => c.notNull().references('outbox.id').onDelete('cascade'))
    .addColumn('position', 'integer', c => c.notNull())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('type', 'text', c => c.notNull())
    .addColumn('data', blobType(kind), c => c.notNull())
    .addPrimaryKeyConstraint('outbox_attachment_key', ['message', 'position'])
    .execute()
}
