import type { Selectable } from 'kysely'
import type { HandleChange, Handled } from '../../schemas/api/handling.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { ChangeReference, HandlingContent, Outcome } from '../../schemas/remiss/synpunkt.ts'
import type { App } from '../http/app.ts'
import type { HandlingTable, SynpunktTable } from '../storage/remiss-schema.ts'
import type { Db } from '../storage/storage.ts'
import { tellAssigned } from './assigned-letter.ts'
import { demandHandler } from './people.ts'
import { type Change, changing, chunksOf, type RemissRow, synpunkterOf } from './rows.ts'

/** Who changes the handling; `leads`: of any synpunkt, else only of those that were given to them. */
export interface Handler {
  document: string
  person: string
  leads: boolean
  /** Where people open the product: in a letter to whoever is given something. */
  address: string
}

/** What a change of the handling came to. */
export interface Done extends Handled {
  /** The numbers of the synpunkter that got another handler, and of those that got another outcome. */
  assigned: number[]
  decided: number[]
}

interface Item {
  synpunkt: string
  revision: number
}

/**
 * One change of the handling of one or many synpunkter. A synpunkt of which somebody else has changed the same thing since the person saw it stays as it is and is
 * given back as a conflict; the others are changed. What each said before is kept. Whoever is given some gets one letter. Throws `finns-inte`, `inte-behorig`, `kan-inte-hantera`.
 */
export async function handle(
  app: Pick<App, 'storage' | 'mail' | 'now'>,
  by: Handler,
  remiss: RemissRow,
  items: readonly Item[],
  change: HandleChange
): Promise<Done> {
  if (!by.leads && Object.keys(change).some(key => !OF_HANDLERS.includes(key)))
    throw new StyrskriftError('inte-behorig')
  if (change.handler) await demandHandler(app.storage, by.document, change.handler)
  const ids = items.map(item => item.synpunkt)
  const done = await changing(app.storage, remiss.id, async tx => {
    if (change.group) await demandGroup(tx.db, remiss.id, change.group)
    const rows = await rowsOf(tx.db, remiss.id, ids)
    const lost: string[] = []
    const assigned: Row[] = []
    const decided: Row[] = []
    for (const { synpunkt: id, revision } of items) {
      const row = rows.get(id)
      if (!row) throw new StyrskriftError('finns-inte')
      if (!by.leads && row.handling?.handler !== by.person) throw new StyrskriftError('inte-behorig')
      if (await isLost(tx.db, row, revision, change)) {
        lost.push(id)
        continue
      }
      await changeOne(tx, row, change, by.person, app.now())
      const now = contentOf(row.handling)
      if (change.handler !== undefined && change.handler !== now.handler) assigned.push(row)
      if (change.outcome !== undefined && change.outcome !== now.outcome) decided.push(row)
    }
    if (change.handler) {
      const given = {
        to: change.handler,
        by: by.person,
        numbers: numbersOf(assigned),
        lastDay: dayOf(assigned, change)
      }
      await tellAssigned(app, tx, remiss, given, by.address)
    }
    return { conflicts: lost, assigned: numbersOf(assigned), decided: numbersOf(decided) }
  })
  if (done.assigned.length > 0) app.mail.wake()
  return { synpunkter: await synpunkterOf(app.storage.db, remiss.id, { ids }), ...done }
}

/** What a handler who does not lead may change. */
const OF_HANDLERS: readonly string[] = ['outcome', 'motivation', 'changes', 'addTags', 'removeTags']

interface Row {
  synpunkt: Selectable<SynpunktTable>
  handling: Selectable<HandlingTable> | null
}

const numbersOf = (rows: readonly Row[]): number[] => rows.map(({ synpunkt }) => synpunkt.number)

/** The last day of all of them after the change; null where they differ. */
function dayOf(rows: readonly Row[], change: HandleChange): string | null {
  if (change.lastDay !== undefined) return change.lastDay
  const days = new Set(rows.map(({ handling }) => handling?.last_day ?? null))
  return days.size === 1 ? ([...days][0] ?? null) : null
}

/** Synpunkter of a remiss that are there, with their handling. */
export async function rowsOf(db: Db, remiss: string, ids: readonly string[]): Promise<Map<string, Row>> {
  const out = new Map<string, Row>()
  for (const some of chunksOf(ids)) {
    const [synpunkter, handlings] = await Promise.all([
      db
        .selectFrom('synpunkt')
        .selectAll()
        .where('remiss', '=', remiss)
        .where('removed_at', 'is', null)
        .where('id', 'in', some)
        .execute(),
      db.selectFrom('handling').selectAll().where('synpunkt', 'in', some).execute()
    ])
    const byId = new Map(handlings.map(row => [row.synpunkt, row]))
    for (const synpunkt of synpunkter) out.set(synpunkt.id, { synpunkt, handling: byId.get(synpunkt.id) ?? null })
  }
  return out
}

async function demandGroup(db: Db, remiss: string, group: string): Promise<void> {
  const row = await db
    .selectFrom('synpunkt_group')
    .select('id')
    .where('id', '=', group)
    .where('remiss', '=', remiss)
    .executeTakeFirst()
  if (!row) throw new StyrskriftError('finns-inte')
}

const EMPTY: HandlingContent = { outcome: null, motivation: '', changes: [], handler: null, lastDay: null }

const contentOf = (row: Selectable<HandlingTable> | null): HandlingContent =>
  row === null
    ? EMPTY
    : {
        outcome: row.outcome as Outcome | null,
        motivation: row.motivation,
        changes: JSON.parse(row.changes) as ChangeReference[],
        handler: row.handler,
        lastDay: row.last_day
      }

/** Has somebody meanwhile changed the same thing to something else? */
async function isLost(db: Db, { synpunkt, handling }: Row, seen: number, change: HandleChange): Promise<boolean> {
  if (!handling || handling.revision <= seen) return false
  const before = await db
    .selectFrom('handling_version')
    .select('content')
    .where('synpunkt', '=', synpunkt.id)
    .where('revision', '<=', seen)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  const then = before ? (JSON.parse(before.content) as HandlingContent) : EMPTY
  const now = contentOf(handling)
  return (Object.keys(EMPTY) as (keyof HandlingContent)[]).some(
    key => change[key] !== undefined && !same(then[key], now[key]) && !same(now[key], change[key])
  )
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** Changes a synpunkt and its handling; what the handling said is kept. One that already says so stays as it is. */
export async function changeOne(
  { db, revision }: Change,
  { synpunkt, handling }: Row,
  change: HandleChange,
  person: string,
  at: number
): Promise<void> {
  const now = contentOf(handling)
  const next: HandlingContent = {
    outcome: change.outcome === undefined ? now.outcome : change.outcome,
    motivation: change.motivation ?? now.motivation,
    changes: change.changes ?? now.changes,
    handler: change.handler === undefined ? now.handler : change.handler,
    lastDay: change.lastDay === undefined ? now.lastDay : change.lastDay
  }
  const tags = JSON.parse(synpunkt.tags) as string[]
  const removed = new Set(change.removeTags)
  const nextTags = [...new Set([...tags.filter(tag => !removed.has(tag)), ...(change.addTags ?? [])])].slice(0, 20)
  const group = change.group === undefined ? synpunkt.synpunkt_group : change.group
  const isSameHandling = same(now, next)
  if (isSameHandling && same(tags, nextTags) && group === synpunkt.synpunkt_group) return
  await db
    .updateTable('synpunkt')
    .set({ tags: JSON.stringify(nextTags), synpunkt_group: group, revision })
    .where('id', '=', synpunkt.id)
    .execute()
  if (isSameHandling) return
  if (handling)
    await db
      .insertInto('handling_version')
      .values({
        synpunkt: synpunkt.id,
        revision: handling.revision,
        content: JSON.stringify(now),
        changed_by: handling.changed_by,
        until: at
      })
      .execute()
  const values = {
    outcome: next.outcome,
    motivation: next.motivation,
    changes: JSON.stringify(next.changes),
    handler: next.handler,
    ...(next.handler === null ? {} : { former_handler: null }),
    last_day: next.lastDay,
    changed_by: person,
    changed_at: at,
    revision
  }
  await db
    .insertInto('handling')
    .values({ synpunkt: synpunkt.id, ...values })
    .onConflict(c => c.column('synpunkt').doUpdateSet(values))
    .execute()
}

/** A synpunkt with its handling, inside a change. */
export async function rowFor({ db }: Change, remiss: string, id: string): Promise<Row> {
  const row = (await rowsOf(db, remiss, [id])).get(id)
  if (!row) throw new StyrskriftError('finns-inte')
  return row
}
