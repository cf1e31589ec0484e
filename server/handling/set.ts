import type { z } from 'zod'
import type { SynpunktRow, setSynpunktBody } from '../../schemas/api/handling.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { recordOf } from '../../schemas/remiss/place.ts'
import type { App } from '../http/app.ts'
import type { Db } from '../storage/storage.ts'
import { demandPlace } from './places.ts'
import { changing, type RemissRow, synpunkterOf } from './rows.ts'
import { frozenOf } from './versions.ts'

/**
 * Changes what a synpunkt is: where it belongs, its kind, its tags, whether its words hold personal data, whether it is taken away (and can be taken back). Its
 * words are those of the answer and are never changed. Throws `finns-inte`, `ogiltigt-ankare`, `andrad-under-tiden`.
 */
export async function setSynpunkt(
  app: Pick<App, 'storage' | 'now'>,
  { document, person, remiss }: { document: string; person: string; remiss: RemissRow },
  id: string,
  { revision: seen, ...given }: z.output<typeof setSynpunktBody>
): Promise<SynpunktRow> {
  if (given.place) demandPlace(await frozenOf(app.storage, document, remiss), given.place)
  await changing(app.storage, remiss.id, async ({ db, revision }) => {
    const row = await synpunktIn(db, remiss.id, id)
    if (row.revision !== seen)
      throw new StyrskriftError('andrad-under-tiden', { name: messages.handling.synpunktNo(row.number) })
    await db
      .updateTable('synpunkt')
      .set({
        revision,
        ...(given.place ? { place: JSON.stringify(given.place), record: recordOf(given.place) } : {}),
        ...(given.kind ? { kind: given.kind } : {}),
        ...(given.tags ? { tags: JSON.stringify([...new Set(given.tags)]) } : {}),
        ...(given.personal === undefined ? {} : { personal: given.personal ? 1 : 0 }),
        ...(given.removed === undefined
          ? {}
          : { removed_at: given.removed ? app.now() : null, removed_by: given.removed ? person : null })
      })
      .where('id', '=', id)
      .execute()
  })
  return oneSynpunkt(app.storage.db, remiss.id, id)
}

/** The synpunkt of this id in this remiss. Throws `finns-inte`. */
export async function synpunktIn(db: Db, remiss: string, id: string) {
  const row = await db
    .selectFrom('synpunkt')
    .selectAll()
    .where('id', '=', id)
    .where('remiss', '=', remiss)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}

/** The same with its handling, as lists hold it. Throws `finns-inte`. */
export async function oneSynpunkt(db: Db, remiss: string, id: string): Promise<SynpunktRow> {
  const [row] = await synpunkterOf(db, remiss, { ids: [id] })
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}
