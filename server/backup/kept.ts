import { type Kysely, sql } from 'kysely'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { IMMUTABLE_TABLES } from '../storage/immutable-guards.ts'
import type { Database } from '../storage/schema.ts'

/**
 * What nobody may change or remove (frozen versions and the like), across a restore: it is set aside before the tables are emptied. A
 * backup that has such a row otherwise is refused; rows that came after the backup stay; and a backup without the document that they
 * belong to is refused.
 */
export async function setAside(db: Kysely<Database>): Promise<void> {
  for (const { table } of IMMUTABLE_TABLES)
    await sql`create temporary table ${sql.table(asideOf(table))} as select * from ${sql.table(table)}`.execute(db)
}

const asideOf = (table: string): string => `kept_${table}`

/** Puts back what the backup does not have. Throws `kopian-andrar-version`; then the restore changes nothing. */
export async function putBack(db: Kysely<Database>): Promise<void> {
  for (const { table, parent } of IMMUTABLE_TABLES) {
    const [kept, now] = [sql.table(asideOf(table)), sql.table(table)]
    const changed = sql`select * from ${kept} where id in (select id from ${now}) except select * from ${now}`
    const lost = sql`select id from ${kept} where ${sql.ref(parent.column)} not in (select id from ${sql.table(parent.table)})`
    for (const query of [changed, lost]) {
      const { rows } = await query.execute(db)
      if (rows.length > 0) throw new StyrskriftError('kopian-andrar-version', { count: String(rows.length) })
    }
    await sql`insert into ${now} select * from ${kept} where id not in (select id from ${now})`.execute(db)
    await sql`drop table ${kept}`.execute(db)
  }
}
