import { sql } from 'kysely'
import type { Storage } from '../../server/storage/storage.ts'

/** The database refuses to insert into, or update, a table while `work` is done: as if the disk were full, or the server had died there. */
export async function refusing(
  { db, kind }: Pick<Storage, 'db' | 'kind'>,
  table: string,
  what: 'insert' | 'update',
  work: () => Promise<void>
): Promise<void> {
  const name = `refusing_${table}`
  if (kind === 'sqlite')
    await sql
      .raw(`create trigger ${name} before ${what} on ${table} begin select raise(abort, 'refused for a test'); end`)
      .execute(db)
  else {
    await sql
      .raw(
        `create function ${name}() returns trigger language plpgsql as $$ begin raise exception 'refused for a test'; end $$`
      )
      .execute(db)
    await sql
      .raw(`create trigger ${name} before ${what} on ${table} for each row execute function ${name}()`)
      .execute(db)
  }
  try {
    await work()
  } finally {
    await sql.raw(`drop trigger ${name}${kind === 'sqlite' ? '' : ` on ${table}`}`).execute(db)
    if (kind === 'postgres') await sql.raw(`drop function ${name}()`).execute(db)
  }
}
