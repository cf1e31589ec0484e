import { existsSync, readFileSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import type { Health } from '../../schemas/api/overview.ts'
import { databaseOf } from '../config/database.ts'
import type { App } from '../http/app.ts'
import { readFact } from '../storage/facts.ts'
import type { Storage } from '../storage/storage.ts'

const started = Date.now() - process.uptime() * 1000
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** How the server and its data are. Nothing of what is in the documents. */
export async function healthOf(app: App): Promise<Health> {
  const { storage, sync, mail } = app
  const count = async (query: { execute(): Promise<{ number: number }[]> }): Promise<number> =>
    Number((await query.execute())[0]?.number ?? 0)
  const many = sql<number>`count(*)`.as('number')
  const documents = (archived: boolean) =>
    storage.db
      .selectFrom('document')
      .select(many)
      .where('state', archived ? '=' : '!=', 'arkiverad')
  const people = (ended: boolean) =>
    storage.db
      .selectFrom('person')
      .select(many)
      .where('ended_at', ended ? 'is not' : 'is', null)
  const lastBackup = await readFact(storage, 'last-backup')
  return {
    versions: {
      styrskrift: version,
      node: process.versions.node,
      database: await databaseVersion(storage),
      migration: await lastMigration(storage)
    },
    startedAt: new Date(started).toISOString(),
    database: { kind: storage.kind, ...(await sizeOf(app)) },
    documents: { active: await count(documents(false)), archived: await count(documents(true)) },
    people: { active: await count(people(false)), ended: await count(people(true)) },
    refused: await count(storage.db.selectFrom('refused_update').select(many)),
    connections: sync.connections(),
    lastBackup: lastBackup === null ? null : new Date(Number(lastBackup)).toISOString(),
    mail: { sends: mail.sends }
  }
}

async function databaseVersion({ kind, db }: Storage): Promise<string> {
  const asked =
    kind === 'sqlite'
      ? sql<{ v: string }>`select sqlite_version() as v`
      : sql<{ v: string }>`select current_setting('server_version') as v`
  const { rows } = await asked.execute(db)
  return `${kind === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${rows[0]?.v ?? ''}`
}

async function lastMigration({ db }: Storage): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(db)
  return rows[0]?.name ?? ''
}

async function sizeOf({ storage, config }: App): Promise<{ bytes: number; free: number | null }> {
  const { file } = databaseOf(config)
  if (storage.kind === 'postgres') {
    const asked = sql<{ bytes: string }>`select pg_database_size(current_database()) as bytes`
    const { rows } = await asked.execute(storage.db)
    return { bytes: Number(rows[0]?.bytes ?? 0), free: null }
  }
  const pages = await sql<{ bytes: number }>`
    select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`.execute(storage.db)
  if (file === undefined || !existsSync(file)) return { bytes: Number(pages.rows[0]?.bytes ?? 0), free: null }
  const bytes = ['', '-wal'].reduce((sum, end) => sum + (existsSync(file + end) ? statSync(file + end).size : 0), 0)
  const { bavail, bsize } = await statfs(dirname(file))
  return { bytes, free: bavail * bsize }
}
