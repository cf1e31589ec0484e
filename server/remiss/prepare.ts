import type { RemissSettings } from '../../schemas/api/remiss.ts'
import { newRecordId } from '../../schemas/document/ids.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { USUAL_REMINDERS } from '../../schemas/remiss/reminders.ts'
import { type Contact, NO_DECISION, POSITIONS, type RemissKind } from '../../schemas/remiss/remiss.ts'
import { answersBy } from './letters.ts'
import { prolongLinks } from './links.ts'
import { lockedRemiss, type RemissEntry, type Remissing, recipientsOf } from './rows.ts'

/** Begins a remiss, which nobody sees outside of the document, or gives the one that was begun: a document prepares one at a time. */
export async function prepareRemiss(
  { storage, now }: Pick<Remissing, 'storage' | 'now'>,
  document: string,
  person: string,
  kind: RemissKind
): Promise<string> {
  return storage.db.transaction().execute(async db => {
    // Two who begin at the same time wait for each other.
    const query = db.selectFrom('document').select('id').where('id', '=', document)
    await (storage.kind === 'postgres' ? query.forUpdate() : query).execute()
    const rows = await db
      .selectFrom('remiss')
      .select(['id', 'number', 'state'])
      .where('document', '=', document)
      .execute()
    const begun = rows.find(row => row.state === 'utkast')
    if (begun) return begun.id
    const id = newRecordId()
    await db
      .insertInto('remiss')
      .values({
        id,
        document,
        number: Math.max(0, ...rows.map(row => row.number)) + 1,
        kind,
        state: 'utkast',
        questions: '[]',
        positions: JSON.stringify(POSITIONS),
        decision: JSON.stringify(NO_DECISION),
        contact: JSON.stringify(await contactOf(db, person)),
        reminders: JSON.stringify(USUAL_REMINDERS),
        created_by: person,
        created_at: now(),
        submissions: 0,
        synpunkter: 0,
        revision: 1
      })
      .execute()
    return id
  })
}

async function contactOf(db: Remissing['storage']['db'], person: string): Promise<Contact> {
  const row = await db.selectFrom('person').select(['name', 'email']).where('id', '=', person).executeTakeFirst()
  return { name: row?.name ?? '', email: row?.email ?? '', phone: '' }
}

/**
 * Changes what a remiss says. When it has been sent, days, contact and reminders can still be changed, and nothing that its recipients have read. Throws
 * `andrad-under-tiden`, `remiss-skickad`, `remiss-avslutad`.
 */
export async function changeSettings(
  { storage, now }: Pick<Remissing, 'storage' | 'now'>,
  remiss: RemissEntry,
  given: RemissSettings
): Promise<void> {
  await storage.db.transaction().execute(async db => {
    const locked = await lockedRemiss(db, storage.kind, remiss.document, remiss.id)
    if (locked.state === 'avslutad') throw new StyrskriftError('remiss-avslutad')
    if (locked.revision !== given.revision) throw new StyrskriftError('andrad-under-tiden')
    const read = {
      kind: given.kind,
      questions: JSON.stringify(given.questions),
      positions: JSON.stringify(given.positions),
      decision: JSON.stringify(given.decision)
    }
    const isSame = (Object.keys(read) as (keyof typeof read)[]).every(key => sameJson(read[key], locked[key]))
    if (locked.state === 'skickad' && !isSame) throw new StyrskriftError('remiss-skickad')
    await db
      .updateTable('remiss')
      .set(eb => ({
        ...(locked.state === 'utkast' ? read : {}),
        last_day: given.lastDay,
        handling_day: given.handlingDay,
        contact: JSON.stringify(given.contact),
        reminders: JSON.stringify(given.reminders),
        revision: eb('revision', '+', 1)
      }))
      .where('id', '=', remiss.id)
      .execute()
    for (const recipient of locked.state === 'skickad' ? await recipientsOf(db, remiss.id) : [])
      await prolongLinks(db, recipient.id, answersBy(recipient, { last_day: given.lastDay }), now())
  })
}

/** The same values, whatever the order of keys. `kind` is no JSON and is compared as it is. */
function sameJson(a: string, b: string): boolean {
  if (a === b) return true
  try {
    return sorted(JSON.parse(a)) === sorted(JSON.parse(b))
  } catch {
    return false
  }
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([x], [y]) => (x < y ? -1 : 1)))
      : each
  )
