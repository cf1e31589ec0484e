import type { Selectable } from 'kysely'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { App } from '../http/app.ts'
import type { StorageKind } from '../storage/migrations/kind.ts'
import type { RecipientTable, RemissTable } from '../storage/remiss-schema.ts'
import type { Db } from '../storage/storage.ts'

/** What remisser need of the server. */
export type Remissing = Pick<App, 'storage' | 'templates' | 'register' | 'sync' | 'audit' | 'mail' | 'now' | 'log'>

export type RemissEntry = Selectable<RemissTable>
export type RecipientEntry = Selectable<RecipientTable>

/** The remiss of this id in this document. Throws `finns-inte`, also when it belongs to another document. */
export async function remissIn(db: Db, document: string, id: string): Promise<RemissEntry> {
  const row = await db
    .selectFrom('remiss')
    .selectAll()
    .where('id', '=', id)
    .where('document', '=', document)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** The same, held until the transaction ends: of two that change it at the same time one waits for the other. */
export async function lockedRemiss(db: Db, kind: StorageKind, document: string, id: string): Promise<RemissEntry> {
  const query = db.selectFrom('remiss').selectAll().where('id', '=', id).where('document', '=', document)
  const row = await (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** The recipient of this id in this remiss. Throws `finns-inte`. */
export async function recipientIn(db: Db, remiss: string, id: string): Promise<RecipientEntry> {
  const row = await db
    .selectFrom('recipient')
    .selectAll()
    .where('id', '=', id)
    .where('remiss', '=', remiss)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** The recipients on the list, in its order. */
export const recipientsOf = (db: Db, remiss: string): Promise<RecipientEntry[]> =>
  db
    .selectFrom('recipient')
    .selectAll()
    .where('remiss', '=', remiss)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()

/** The remiss has changed. */
export const touchRemiss = (db: Db, id: string): Promise<unknown> =>
  db
    .updateTable('remiss')
    .set(eb => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute()
