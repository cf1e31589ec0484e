import { type Kysely, sql } from 'kysely'
import { NOTHING_BEFORE } from '../../schemas/audit/entry.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { appendEntries, happened, headOf } from '../audit/append.ts'
import { demandAlone } from '../running.ts'
import { addAuditGuards, removeAuditGuards } from '../storage/audit-guards.ts'
import { addImmutableGuards, IMMUTABLE_TABLES, removeImmutableGuards } from '../storage/immutable-guards.ts'
import type { Database } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import { addSubmissionGuards, removeSubmissionGuards } from '../storage/submission-guards.ts'
import { SAVED_TABLES, TABLES } from './format.ts'
import { putBack, setAside } from './kept.ts'
import { rowsOfBackup, verifyBackup } from './read.ts'
import { demandSubmissions, submissionsIn } from './submissions.ts'
import { lastMigration } from './write.ts'

export interface RestoreOptions {
  /** The file as the person named it, and where it is. */
  file: string
  path: string
  /** Whether documents that are there may be replaced. */
  replace: boolean
  now: number
}

/** 1 January 2026: epochs that a restore gives are seconds since then, and so greater than any that an earlier one gave. */
const EPOCH_START = Date.UTC(2026, 0, 1)

/**
 * Replaces what the database holds by a backup, all or nothing, and returns the number of documents. Every document gets an epoch that
 * it never had, so that no browser merges the text of another time into it. Frozen versions stay as they are. Throws `trasig-kopia`,
 * `servern-ar-igang`, `databasen-ar-inte-tom`, `kopian-andrar-version`, `kopian-saknar-svar`; then nothing has changed.
 */
export async function restoreBackup(storage: Storage, { file, path, replace, now }: RestoreOptions): Promise<number> {
  await verifyBackup(file, path, await lastMigration(storage.db))
  return storage.db.transaction().execute(async db => {
    if (storage.kind === 'postgres') await demandAlone(db)
    const before = await db.selectFrom('document').select(['id', 'epoch']).execute()
    if (before.length > 0 && !replace) {
      throw new StyrskriftError('databasen-ar-inte-tom', { count: String(before.length) })
    }
    const replaced = await headOf(db)
    const submitted = await submissionsIn(db)
    await removeAuditGuards(db, storage.kind)
    await removeSubmissionGuards(db, storage.kind)
    const guarded = IMMUTABLE_TABLES.map(({ table }) => table)
    await setAside(db)
    await removeImmutableGuards(db, storage.kind, guarded)
    for (const table of Object.keys(TABLES).reverse()) await sql`delete from ${sql.table(table)}`.execute(db)
    const floor = Math.max(0, Math.floor((now - EPOCH_START) / 1000), ...before.map(d => d.epoch)) + 1
    let documents = 0
    for await (const { table, values } of rowsOfBackup(file, path)) {
      if (table === 'document') {
        documents++
        values.epoch = Math.max(floor, Number(values.epoch) + 1)
      }
      // What waited when the backup was made may have been sent since: whoever administers decides.
      if (table === 'outbox' && values.state === 'waiting') Object.assign(values, { state: 'kept', claim: null })
      await insert(db, table, values)
    }
    await putBack(db)
    await addImmutableGuards(db, storage.kind, guarded)
    await ensureHead(db)
    await demandSubmissions(db, file, submitted)
    await addAuditGuards(db, storage.kind)
    await addSubmissionGuards(db, storage.kind)
    const details = { documents, replaced_sequence: replaced.sequence, replaced_hash: replaced.hash }
    await appendEntries(db, storage.kind, [happened({ event: 'backup.restored', person: null, details }, now)])
    return documents
  })
}

/** A backup from before there was an audit log has no head. */
async function ensureHead(db: Kysely<Database>): Promise<void> {
  await db
    .insertInto('audit_head')
    .values({ id: 1, sequence: 0, hash: NOTHING_BEFORE })
    .onConflict(c => c.column('id').doNothing())
    .execute()
}

async function insert(db: Kysely<Database>, table: string, values: Record<string, unknown>): Promise<void> {
  if (!(SAVED_TABLES as string[]).includes(table)) throw new Error(`a backup holds no table ${table}`)
  const columns = sql.join(Object.keys(values).map(name => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(values))})`.execute(db)
}
