import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Threads of comments and change proposals, what was said in them, who is mentioned, and what each person has seen. */
export const comments: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await threads(db)
    await entries(db)
    await people(db)
  }
}

async function threads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('thread')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('document', 'text', c => c.notNull().references('document.id').onDelete('cascade'))
    .addColumn('anchor', 'text', c => c.notNull())
    .addColumn('sequence', 'bigint', c => c.notNull())
    .addColumn('replacement', 'text')
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('state_by', 'text')
    .addColumn('state_at', 'bigint')
    .addColumn('state_key', 'text')
    .addColumn('assigned_person', 'text')
    .addColumn('assigned_unit', 'text')
    .addColumn('created_by', 'text', c => c.notNull())
    .addColumn('created_at', 'bigint', c => c.notNull())
    .addColumn('request_key', 'text', c => c.notNull())
    .addColumn('revision', 'bigint', c => c.notNull())
    .addUniqueConstraint('thread_request', ['document', 'created_by', 'request_key'])
    .execute()
  await db.schema.createIndex('thread_revision').on('thread').columns(['document', 'revision']).execute()
  await db.schema.createIndex('thread_person').on('thread').column('assigned_person').execute()
  await db.schema.createIndex('thread_unit').on('thread').column('assigned_unit').execute()
  // Counts the changes of a document's threads. Its row is also what two changes at the same time wait for.
  await db.schema
    .createTable('thread_counter')
    .addColumn('document', 'text', c => c.primaryKey().references('document.id').onDelete('cascade'))
    .addColumn('revision', 'bigint', c => c.notNull())
    .execute()
}

async function entries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('entry')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('thread', 'text', c => c.notNull().references('thread.id').onDelete('cascade'))
    .addColumn('author', 'text', c => c.notNull())
    .addColumn('body', 'text', c => c.notNull())
    .addColumn('created_at', 'bigint', c => c.notNull())
    .addColumn('edited_at', 'bigint')
    .addColumn('withdrawn_at', 'bigint')
    .addColumn('request_key', 'text', c => c.notNull())
    .addColumn('revision', 'bigint', c => c.notNull())
    .addUniqueConstraint('entry_request', ['thread', 'author', 'request_key'])
    .execute()
  // What an entry said before it was changed or withdrawn. Nothing here is shown; nothing is ever removed.
  await db.schema
    .createTable('entry_version')
    .addColumn('entry', 'text', c => c.notNull().references('entry.id').onDelete('cascade'))
    .addColumn('revision', 'bigint', c => c.notNull())
    .addColumn('body', 'text', c => c.notNull())
    .addColumn('until', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('entry_version_key', ['entry', 'revision'])
    .execute()
}

async function people(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('thread_read')
    .addColumn('thread', 'text', c => c.notNull().references('thread.id').onDelete('cascade'))
    .addColumn('person', 'text', c => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('revision', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('thread_read_key', ['thread', 'person'])
    .execute()
  // What somebody is to be told of: a mention, or that something is theirs to do. `handled_at`: it was sent, or needed no letter.
  await db.schema
    .createTable('thread_notice')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('thread', 'text', c => c.notNull().references('thread.id').onDelete('cascade'))
    .addColumn('person', 'text', c => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('entry', 'text')
    .addColumn('by', 'text', c => c.notNull())
    .addColumn('revision', 'bigint', c => c.notNull())
    .addColumn('created_at', 'bigint', c => c.notNull())
    .addColumn('handled_at', 'bigint')
    .execute()
  await db.schema.createIndex('thread_notice_person').on('thread_notice').columns(['person', 'thread']).execute()
  await db.schema
    .createIndex('thread_notice_waiting')
    .on('thread_notice')
    .columns(['handled_at', 'created_at'])
    .execute()
}
