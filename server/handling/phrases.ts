import type { Phrase } from '../../schemas/api/handling.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Storage } from '../storage/storage.ts'

/** Motivations that are used again, for every document of the municipality. */
export const listPhrases = ({ db }: Pick<Storage, 'db'>): Promise<Phrase[]> =>
  db.selectFrom('phrase').select(['id', 'label', 'text']).orderBy('label').orderBy('id').execute()

interface Written {
  label: string
  text: string
}
interface By {
  person: string
  at: number
}

export async function addPhrase({ db }: Pick<Storage, 'db'>, phrase: Written, { person, at }: By): Promise<Phrase> {
  const id = newRecordId()
  await db
    .insertInto('phrase')
    .values({ id, ...phrase, changed_by: person, changed_at: at })
    .execute()
  return { id, ...phrase }
}

/** Throws `finns-inte`. What was written with it stays as it was written. */
export async function changePhrase(
  { db }: Pick<Storage, 'db'>,
  id: string,
  phrase: Written,
  { person, at }: By
): Promise<Phrase> {
  const row = await db
    .updateTable('phrase')
    .set({ ...phrase, changed_by: person, changed_at: at })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
  return { id, ...phrase }
}

/** True for a phrase that was there. */
export async function removePhrase({ db }: Pick<Storage, 'db'>, id: string): Promise<boolean> {
  return (await db.deleteFrom('phrase').where('id', '=', id).returning('id').executeTakeFirst()) !== undefined
}
