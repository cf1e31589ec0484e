import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { App } from '../http/app.ts'

/** A passage that is left out of what is published. */
export interface Omission {
  id: string
  text: string
}

type Tools = Pick<App, 'storage' | 'now'>

/** The passages of a remiss, in the order in which they were selected. */
export const omissionsOf = ({ storage }: Pick<App, 'storage'>, remiss: string): Promise<Omission[]> =>
  storage.db
    .selectFrom('omission')
    .select(['id', 'text'])
    .where('remiss', '=', remiss)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

/** Adds a passage; the same once more is the same. */
export async function addOmission(app: Tools, remiss: string, person: string, text: string): Promise<Omission> {
  const known = (await omissionsOf(app, remiss)).find(each => each.text === text)
  if (known) return known
  const made = { id: newRecordId(), text }
  await app.storage.db
    .insertInto('omission')
    .values({ ...made, remiss, created_by: person, created_at: app.now() })
    .execute()
  return made
}

/** Throws `finns-inte`. */
export async function removeOmission({ storage }: Pick<App, 'storage'>, remiss: string, id: string): Promise<void> {
  const gone = await storage.db
    .deleteFrom('omission')
    .where('remiss', '=', remiss)
    .where('id', '=', id)
    .executeTakeFirst()
  if (Number(gone.numDeletedRows) === 0) throw new StyrskriftError('finns-inte')
}

/** The remiss, when it belongs to the document. Throws `finns-inte`. */
export async function demandRemiss({ storage }: Pick<App, 'storage'>, document: string, remiss: string): Promise<void> {
  const row = await storage.db
    .selectFrom('remiss')
    .select('id')
    .where('id', '=', remiss)
    .where('document', '=', document)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
}
