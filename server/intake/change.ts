import type { ChangeIntake } from '../../schemas/api/intake.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Corrections } from '../../schemas/remiss/intake.ts'
import { itemsOf } from '../copies/items.ts'
import type { App } from '../http/app.ts'
import { lockedRemiss, type RemissEntry, recipientIn } from '../remiss/rows.ts'
import type { Db } from '../storage/storage.ts'
import type { Frozen } from '../svar/frozen.ts'
import { broughtBytes } from './bring.ts'
import { isPlaceOf } from './items.ts'
import { type IntakeReader, recipientOf } from './reader.ts'
import { type Aside, asideOf, correctionsOf, foundIn, type IntakeEntry, intakeEntry } from './rows.ts'

const words = messages.intake

type Tools = Pick<App, 'storage' | 'now'>

/** What somebody else did first stands. */
const changed = (): StyrskriftError => new StyrskriftError('andrad-under-tiden', { name: words.theFile })

/** A file that waits, as it is at this revision, while the remiss is held. Throws `finns-inte`, `andrad-under-tiden`. */
async function waiting(
  db: Db,
  { kind }: App['storage'],
  remiss: RemissEntry,
  id: string,
  revision: number,
  states: readonly string[] = ['last', 'fel']
): Promise<IntakeEntry> {
  await lockedRemiss(db, kind, remiss.document, remiss.id)
  const row = await intakeEntry(db, remiss.id, id)
  if (row.revision !== revision || !states.includes(row.state)) throw changed()
  return row
}

/**
 * Says whose answer a file is, where what was read belongs, and what of it is left out.
 * @throws StyrskriftError `finns-inte`, `andrad-under-tiden`, and `ogiltig-begaran` for an item that is not there and a place that the version does not have
 */
export async function changeIntake(
  { storage }: Tools,
  remiss: RemissEntry,
  frozen: Frozen,
  id: string,
  { revision, recipient, items = [] }: ChangeIntake
): Promise<void> {
  await storage.db.transaction().execute(async db => {
    const row = await waiting(db, storage, remiss, id, revision)
    if (recipient) await recipientIn(db, remiss.id, recipient)
    const binding =
      recipient === undefined || recipient === row.recipient
        ? {}
        : { recipient, bound_by: recipient === null ? null : 'person' }
    const before = correctionsOf(row)
    const after = items.length === 0 ? before : await corrected(db, id, before, items, frozen)
    await db
      .updateTable('intake')
      .set({ ...binding, corrections: JSON.stringify(after), revision: revision + 1 })
      .where('id', '=', id)
      .execute()
  })
}

async function corrected(
  db: Db,
  id: string,
  before: Corrections,
  items: NonNullable<ChangeIntake['items']>,
  frozen: Frozen
): Promise<Corrections> {
  const found = await foundIn(db, id)
  const known = new Set(found?.kind === 'copy' ? itemsOf(found.copy, null).map(item => item.key) : [])
  const after: Corrections = { ...before }
  for (const { key, leftOut, placement } of items) {
    if (!known.has(key)) throw new StyrskriftError('ogiltig-begaran', { what: messages.versions.unknownItem })
    if (placement && !isPlaceOf(placement, frozen))
      throw new StyrskriftError('ogiltig-begaran', { what: messages.versions.wrongPlace })
    const { place, leave } = { ...before[key], ...after[key] }
    const next = placement === undefined ? place : (placement ?? undefined)
    after[key] = { ...(next ? { place: next } : {}), leave: leftOut ?? leave ?? false }
  }
  return after
}

/**
 * Reads a file once more as what a person says that it is: a copy of the version that was sent, or a text of its own. What had been corrected before no longer
 * applies, for the items are others.
 * @throws StyrskriftError `finns-inte`, `andrad-under-tiden`, and what reading refuses (`word-…`)
 */
export async function readAs(
  tools: Tools,
  reader: IntakeReader,
  remiss: RemissEntry,
  id: string,
  { revision, as }: { revision: number; as: 'copy' | 'text' }
): Promise<void> {
  const row = await intakeEntry(tools.storage.db, remiss.id, id)
  if (row.revision !== revision) throw changed()
  const { type, data } = await broughtBytes(tools.storage, remiss.id, id)
  const found = await reader.read(remiss, type, data, as)
  const owner = found.kind === 'copy' ? await recipientOf(tools, remiss.id, found.about.recipient) : null
  await tools.storage.db.transaction().execute(async db => {
    const now = await waiting(db, tools.storage, remiss, id, revision)
    const bound = now.recipient === null && owner !== null ? { recipient: owner, bound_by: 'fil' } : {}
    await db
      .updateTable('intake')
      .set({
        ...bound,
        state: 'last',
        problem: null,
        found: JSON.stringify(found),
        corrections: '{}',
        revision: revision + 1
      })
      .where('id', '=', id)
      .execute()
  })
}

/**
 * Sets a file aside with the reason, or takes it back. It is kept in both cases, with all that was read and corrected.
 * @throws StyrskriftError `finns-inte`, `andrad-under-tiden`
 */
export async function setAside(
  { storage, now }: Tools,
  remiss: RemissEntry,
  id: string,
  { revision, reason, person }: { revision: number; reason: string | null; person: string }
): Promise<void> {
  await storage.db.transaction().execute(async db => {
    const row = await waiting(db, storage, remiss, id, revision, reason === null ? ['avvisad'] : ['last', 'fel'])
    const before = reason === null ? asideOf(row.problem)?.before : { state: row.state, problem: row.problem }
    if (!before) throw changed()
    const aside: Aside | null = reason === null ? null : { reason, before }
    await db
      .updateTable('intake')
      .set({
        state: aside ? 'avvisad' : before.state,
        problem: aside ? JSON.stringify(aside) : before.problem,
        settled_by: aside ? person : null,
        settled_at: aside ? now() : null,
        revision: revision + 1
      })
      .where('id', '=', id)
      .execute()
  })
}
