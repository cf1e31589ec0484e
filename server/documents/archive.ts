import type { DocumentState } from '../../schemas/api/contract.ts'
import type { Storage } from '../storage/storage.ts'
import type { SyncServer } from '../sync/types.ts'

/** Puts a document into the archive or takes it back; whoever has it open gets the rights that now apply. */
export async function setState(
  { storage, sync }: { storage: Storage; sync: Pick<SyncServer, 'kick'> },
  document: string,
  state: DocumentState
): Promise<void> {
  await storage.db.updateTable('document').set({ state }).where('id', '=', document).execute()
  await sync.kick(document, null)
}
