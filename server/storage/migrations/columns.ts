import { type Kysely, sql } from 'kysely'
import { blobType, type StorageKind } from './kind.ts'

/** What a column holds; with `?` it may hold nothing. `id` is the primary key. `→ table` refers to the id of a row there, `⇒ table` goes with it. */
export type Column =
  | 'id'
  | 'text'
  | 'text?'
  | 'integer'
  | 'bigint'
  | 'bigint?'
  | 'blob'
  | `→ ${string}`
  | `→? ${string}`
  | `⇒ ${string}`

export interface Keys {
  /** Several columns that are the primary key together. */
  primary?: readonly string[]
  unique?: readonly (readonly string[])[]
  index?: readonly (readonly string[])[]
}

/** Makes a table of such columns, with its keys and indexes, for both databases. */
export async function createTable(
  db: Kysely<unknown>,
  kind: StorageKind,
  name: string,
  columns: Readonly<Record<string, Column>>,
  { primary, unique = [], index = [] }: Keys = {}
): Promise<void> {
  let table = db.schema.createTable(name)
  for (const [column, what] of Object.entries(columns)) {
    const [mark, target] = what.split(' ')
    if (target !== undefined) {
      table = table.addColumn(column, 'text', c => {
        const reference = (mark === '→?' ? c : c.notNull()).references(`${target}.id`)
        return mark === '⇒' ? reference.onDelete('cascade') : reference
      })
    } else if (what === 'id') table = table.addColumn(column, 'text', c => c.primaryKey())
    else if (what === 'blob') table = table.addColumn(column, blobType(kind), c => c.notNull())
    else {
      const type = what.replace('?', '') as 'text' | 'integer' | 'bigint'
      table = table.addColumn(column, sql.raw(type), c => (what.endsWith('?') ? c : c.notNull()))
    }
  }
  if (primary) table = table.addPrimaryKeyConstraint(`${name}_key`, [...primary] as never)
  for (const each of unique) table = table.addUniqueConstraint(`${name}_${each.join('_')}_once`, [...each] as never)
  await table.execute()
  for (const each of index)
    await db.schema
      .createIndex(`${name}_${each.join('_')}`)
      .on(name)
      .columns([...each])
      .execute()
}
