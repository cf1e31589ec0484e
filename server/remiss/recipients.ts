import type { RecipientFields } from '../../schemas/api/remiss.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { sameSpelling } from '../../schemas/register/normalise.ts'
import { readUnits } from '../register/units.ts'
import type { Db } from '../storage/storage.ts'
import { withUnit } from './read-recipients.ts'
import {
  lockedRemiss,
  type RecipientEntry,
  type RemissEntry,
  type Remissing,
  recipientIn,
  recipientsOf,
  touchRemiss
} from './rows.ts'

/** As many recipients as one remiss may have. */
const MOST_RECIPIENTS = 1000

/** By what a recipient is known twice: the unit, or the name however it is spelt. */
export const keyOf = ({ unit, name }: Pick<RecipientFields, 'unit' | 'name'>): string => unit ?? sameSpelling(name)

/** Names and units on the list, as `readRecipientList` wants them. */
export function knownOf(recipients: readonly Pick<RecipientEntry, 'unit' | 'name'>[]) {
  return {
    names: new Set(recipients.map(each => sameSpelling(each.name))),
    units: new Set(recipients.flatMap(each => (each.unit === null ? [] : [each.unit])))
  }
}

/**
 * Puts recipients on the list of a remiss that has not ended, each once: what is there already is told and left as it is. Addresses that are not given come
 * from the register. Throws `okand-mottagare`, `remiss-avslutad`, `for-manga-mottagare`.
 */
export async function addRecipients(
  { storage }: Pick<Remissing, 'storage'>,
  remiss: RemissEntry,
  given: readonly RecipientFields[]
): Promise<{ added: number; known: string[] }> {
  const units = await readUnits(storage.db)
  return storage.db.transaction().execute(async db => {
    const { state } = await lockedRemiss(db, storage.kind, remiss.document, remiss.id)
    if (state === 'avslutad') throw new StyrskriftError('remiss-avslutad')
    const before = await recipientsOf(db, remiss.id)
    const keys = new Set(before.flatMap(each => [keyOf(each), sameSpelling(each.name)]))
    const known: string[] = []
    const rows: ReturnType<typeof rowOf>[] = []
    let position = Math.max(0, ...before.map(each => each.position))
    for (const each of given) {
      const unit = each.unit === null ? undefined : units.find(u => u.id === each.unit && u.endedAt === null)
      if (each.unit !== null && !unit) throw new StyrskriftError('okand-mottagare')
      const fields = withUnit(each, unit)
      if (keys.has(keyOf(fields)) || keys.has(sameSpelling(fields.name))) {
        known.push(fields.name)
        continue
      }
      keys.add(keyOf(fields)).add(sameSpelling(fields.name))
      rows.push(rowOf(remiss.id, fields, ++position))
    }
    if (before.length + rows.length > MOST_RECIPIENTS) throw new StyrskriftError('for-manga-mottagare')
    if (rows.length > 0) {
      await db.insertInto('recipient').values(rows).execute()
      await touchRemiss(db, remiss.id)
    }
    return { added: rows.length, known }
  })
}

const rowOf = (remiss: string, fields: RecipientFields, position: number) => ({
  id: newRecordId(),
  remiss,
  position,
  origin: 'inbjuden',
  ...columnsOf(fields),
  revision: 1
})

const columnsOf = ({ unit, name, email, registrar, contact, language, lastDay }: RecipientFields) => ({
  unit,
  name,
  email,
  registrar,
  contact,
  language,
  last_day: lastDay
})

/** Changes a recipient. Throws `finns-inte`, `andrad-under-tiden`. */
export async function changeRecipient(
  { storage }: Pick<Remissing, 'storage'>,
  remiss: RemissEntry,
  id: string,
  { revision, ...fields }: RecipientFields & { revision: number }
): Promise<void> {
  await storage.db.transaction().execute(async db => {
    await recipientIn(db, remiss.id, id)
    const { numUpdatedRows } = await db
      .updateTable('recipient')
      .set(eb => ({ ...columnsOf(fields), revision: eb('revision', '+', 1) }))
      .where('id', '=', id)
      .where('revision', '=', revision)
      .executeTakeFirst()
    if (Number(numUpdatedRows) !== 1) throw new StyrskriftError('andrad-under-tiden')
    await touchRemiss(db, remiss.id)
  })
}

/** Takes a recipient that was never sent anything off the list, as part of a transaction. */
export async function dropRecipient(db: Db, remiss: string, id: string): Promise<void> {
  await db
    .deleteFrom('recipient')
    .where('id', '=', id)
    .where('remiss', '=', remiss)
    .where('sent_at', 'is', null)
    .execute()
  await touchRemiss(db, remiss)
}
