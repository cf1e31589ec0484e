import { sql } from 'kysely'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { DOCUMENT_STATES, isOut } from '../../schemas/remiss/states.ts'
import type { Storage } from '../storage/storage.ts'
import type { SyncServer } from '../sync/types.ts'

interface Tools {
  storage: Storage
  sync: Pick<SyncServer, 'kick'>
}

/**
 * Puts a document into the archive, which remembers the state that it had; whoever has it open gets the rights that now apply. Throws `remiss-pagar`: a document
 * that is out with others is not put away.
 */
export async function archiveDocument({ storage, sync }: Tools, document: string): Promise<void> {
  const { numUpdatedRows } = await storage.db
    .updateTable('document')
    .set(eb => ({ archived_from: eb.ref('state'), state: 'arkiverad' }))
    .where('id', '=', document)
    .where('state', 'not in', ['arkiverad', ...DOCUMENT_STATES.filter(isOut)])
    .executeTakeFirst()
  if (Number(numUpdatedRows) === 0) {
    const row = await storage.db.selectFrom('document').select('state').where('id', '=', document).executeTakeFirst()
    if (row && row.state !== 'arkiverad') throw new StyrskriftError('remiss-pagar')
  }
  await sync.kick(document, null)
}

/** Takes a document back from the archive, into the state that it had. */
export async function unarchiveDocument({ storage, sync }: Tools, document: string): Promise<void> {
  await storage.db
    .updateTable('document')
    .set({ state: sql<string>`coalesce(archived_from, 'arbetsmaterial')`, archived_from: null })
    .where('id', '=', document)
    .where('state', '=', 'arkiverad')
    .execute()
  await sync.kick(document, null)
}
