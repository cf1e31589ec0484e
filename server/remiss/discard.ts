import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { missivIn } from './missiv.ts'
import { lockedRemiss, type RemissEntry, type Remissing, recipientsOf } from './rows.ts'

/** What went with a remiss that was discarded; its missiv is a document of its own, and stays. */
export interface Discarded {
  number: number
  recipients: number
  missiv: string | null
}

/**
 * Discards a remiss that is being prepared, with its recipients and settings, as it was when `revision` was shown. Nobody has been sent it. Throws
 * `remiss-skickad`, `andrad-under-tiden`.
 */
export async function discardRemiss(
  { storage }: Pick<Remissing, 'storage'>,
  remiss: RemissEntry,
  revision: number
): Promise<Discarded> {
  return storage.db.transaction().execute(async db => {
    const locked = await lockedRemiss(db, storage.kind, remiss.document, remiss.id)
    if (locked.state !== 'utkast') throw new StyrskriftError('remiss-skickad')
    if (locked.revision !== revision) throw new StyrskriftError('andrad-under-tiden')
    const recipients = await recipientsOf(db, remiss.id)
    await db.deleteFrom('recipient').where('remiss', '=', remiss.id).execute()
    await db.deleteFrom('remiss').where('id', '=', remiss.id).execute()
    return { number: locked.number, recipients: recipients.length, missiv: missivIn(locked)?.document ?? null }
  })
}
