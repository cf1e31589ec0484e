import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import { readUnits } from '../register/units.ts'
import { withUnit } from '../remiss/read-recipients.ts'
import { keyOf } from '../remiss/recipients.ts'
import { type RecipientEntry, recipientIn, recipientsOf, touchRemiss } from '../remiss/rows.ts'
import type { Db } from '../storage/storage.ts'

/**
 * Puts a body that answers unasked on the list, in a transaction that holds the remiss. It gets no letters: nobody asked it anything.
 * @throws StyrskriftError `mottagaren-finns` where it is on the list already, `okand-mottagare` for a unit that is not in the register
 */
export async function newSpontaneous(
  db: Db,
  remiss: string,
  { unit, name, email }: { unit: string | null; name: string; email: string }
): Promise<RecipientEntry> {
  const known =
    unit === null ? undefined : (await readUnits(db)).find(each => each.id === unit && each.endedAt === null)
  if (unit !== null && !known) throw new StyrskriftError('okand-mottagare')
  const fields = withUnit({ unit, name, email, registrar: '', contact: '', language: 'sv', lastDay: null }, known)
  const before = await recipientsOf(db, remiss)
  const same = before.find(
    each => keyOf(each) === keyOf(fields) || sameSpelling(each.name) === sameSpelling(fields.name)
  )
  if (same) throw new StyrskriftError('mottagaren-finns', { name: same.name })
  const id = newRecordId()
  await db
    .insertInto('recipient')
    .values({
      id,
      remiss,
      position: Math.max(0, ...before.map(each => each.position)) + 1,
      origin: 'spontan',
      unit: fields.unit,
      name: fields.name,
      email: fields.email,
      registrar: fields.registrar,
      contact: fields.contact,
      language: fields.language,
      last_day: null,
      revision: 1
    })
    .execute()
  await touchRemiss(db, remiss)
  return recipientIn(db, remiss, id)
}
