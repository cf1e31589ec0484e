import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * The tables of better-auth, and the failed sign-ins. Times are text (ISO 8601 in UTC) and flags are numbers in both databases, so that
 * a backup of one fits the other. A session belongs to a person, who need not have an e-mail address (the people of the demo).
 */
export const auth: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await users(db)
    await sessions(db)
    await factors(db)
  }
}

async function users(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('auth_user')
    .addColumn('id', 'text', c => c.primaryKey().references('person.id').onDelete('cascade'))
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('email', 'text', c => c.notNull().unique())
    .addColumn('email_verified', 'integer', c => c.notNull())
    .addColumn('image', 'text')
    .addColumn('two_factor_enabled', 'integer', c => c.notNull().defaultTo(0))
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('updated_at', 'text', c => c.notNull())
    .execute()
  await db.schema
    .createTable('auth_account')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('account_id', 'text', c => c.notNull())
    .addColumn('provider_id', 'text', c => c.notNull())
    .addColumn('user_id', 'text', c => c.notNull().references('auth_user.id').onDelete('cascade'))
    .addColumn('access_token', 'text')
    .addColumn('refresh_token', 'text')
    .addColumn('id_token', 'text')
    .addColumn('access_token_expires_at', 'text')
    .addColumn('refresh_token_expires_at', 'text')
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('updated_at', 'text', c => c.notNull())
    .addUniqueConstraint('auth_account_key', ['provider_id', 'account_id'])
    .execute()
  await db.schema.createIndex('auth_account_user').on('auth_account').column('user_id').execute()
}

async function sessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('auth_session')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('token', 'text', c => c.notNull().unique())
    .addColumn('user_id', 'text', c => c.notNull().references('person.id').onDelete('cascade'))
    .addColumn('expires_at', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('updated_at', 'text', c => c.notNull())
    .addColumn('ip_address', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('method', 'text', c => c.notNull())
    .addColumn('strong', 'integer', c => c.notNull().defaultTo(0))
    .execute()
  await db.schema.createIndex('auth_session_user').on('auth_session').column('user_id').execute()
  await db.schema.createIndex('auth_session_expires').on('auth_session').column('expires_at').execute()
}

async function factors(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('auth_verification')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('identifier', 'text', c => c.notNull())
    .addColumn('value', 'text', c => c.notNull())
    .addColumn('expires_at', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('updated_at', 'text', c => c.notNull())
    .execute()
  await db.schema.createIndex('auth_verification_identifier').on('auth_verification').column('identifier').execute()
  await db.schema
    .createTable('auth_two_factor')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('secret', 'text', c => c.notNull())
    .addColumn('backup_codes', 'text', c => c.notNull())
    .addColumn('user_id', 'text', c => c.notNull().unique().references('auth_user.id').onDelete('cascade'))
    .addColumn('verified', 'integer', c => c.notNull().defaultTo(0))
    .addColumn('failed_verification_count', 'integer', c => c.notNull().defaultTo(0))
    .addColumn('locked_until', 'text')
    .execute()
  await db.schema
    .createTable('auth_attempt')
    .addColumn('key', 'text', c => c.primaryKey())
    .addColumn('failures', 'integer', c => c.notNull())
    .addColumn('last_at', 'bigint', c => c.notNull())
    .addColumn('blocked_until', 'bigint', c => c.notNull())
    .execute()
}
