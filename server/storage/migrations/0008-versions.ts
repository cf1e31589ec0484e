import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { addImmutableGuards } from '../immutable-guards.ts'
import { blobType, type StorageKind } from './kind.ts'

/** Frozen versions, copies of them that came back, and who wrote a comment that was taken in from elsewhere. */
export const versions = (kind: StorageKind): Migration => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await version(db, kind)
    await returnedCopy(db, kind)
    await addImmutableGuards(db, kind, ['version', 'returned_copy'])
    await written(db)
  }
})

async function version(db: Kysely<unknown>, kind: StorageKind): Promise<void> {
  await db.schema
    .createTable('version')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('document', 'text', c => c.notNull().references('document.id'))
    .addColumn('number', 'bigint', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('sequence', 'bigint', c => c.notNull())
    .addColumn('hash', 'text', c => c.notNull())
    .addColumn('word_hash', 'text', c => c.notNull())
    .addColumn('word_bytes', 'bigint', c => c.notNull())
    .addColumn('created_by', 'text', c => c.notNull())
    .addColumn('created_at', 'bigint', c => c.notNull())
    .addColumn('request_key', 'text', c => c.notNull())
    .addColumn('printed', 'text', c => c.notNull())
    .addColumn('template', 'text', c => c.notNull())
    .addColumn('kommun', 'text', c => c.notNull())
    .addColumn('dokument', 'text', c => c.notNull())
    .addColumn('yjs', blobType(kind), c => c.notNull())
    .addColumn('word', blobType(kind), c => c.notNull())
    .addUniqueConstraint('version_number', ['document', 'number'])
    .addUniqueConstraint('version_request', ['document', 'created_by', 'request_key'])
    .execute()
}

async function returnedCopy(db: Kysely<unknown>, kind: StorageKind): Promise<void> {
  await db.schema
    .createTable('returned_copy')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('document', 'text', c => c.notNull().references('document.id'))
    .addColumn('version', 'text', c => c.notNull().references('version.id'))
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('bytes', 'bigint', c => c.notNull())
    .addColumn('sha256', 'text', c => c.notNull())
    .addColumn('recipient', 'text')
    .addColumn('received_by', 'text', c => c.notNull())
    .addColumn('received_at', 'bigint', c => c.notNull())
    .addColumn('result', 'text', c => c.notNull())
    .addColumn('data', blobType(kind), c => c.notNull())
    .addUniqueConstraint('returned_copy_same', ['version', 'sha256'])
    .execute()
  await db.schema
    .createIndex('returned_copy_document')
    .on('returned_copy')
    .columns(['document', 'received_at'])
    .execute()
  await db.schema
    .createTable('returned_copy_handling')
    .addColumn('copy', 'text', c => c.primaryKey().references('returned_copy.id'))
    .addColumn('placements', 'text', c => c.notNull())
    .addColumn('left_out', 'text', c => c.notNull())
    .addColumn('accepted_by', 'text')
    .addColumn('accepted_at', 'bigint')
    .addColumn('revision', 'bigint', c => c.notNull())
    .execute()
}

/** Who wrote, and when, as the file says; whoever took it in stays `author` and `created_by`. `source`: what it was taken in from. */
async function written(db: Kysely<unknown>): Promise<void> {
  for (const table of ['entry', 'thread'] as const) {
    await db.schema.alterTable(table).addColumn('written_by', 'text').execute()
    await db.schema.alterTable(table).addColumn('written_at', 'bigint').execute()
  }
  await db.schema.alterTable('thread').addColumn('source', 'text').execute()
  await db.schema.createIndex('thread_source').on('thread').columns(['document', 'source']).execute()
}
