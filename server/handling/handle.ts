import type { Selectable } from 'kysely'
import type { HandleChange, Handled } from '../../schemas/api/handling.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { ChangeReference, HandlingContent, Outcome } from '../../schemas/remiss/synpunkt.ts'
import type { App } from '../http/app.ts'
import type { HandlingTable, SynpunktTable } from '../storage/remiss-schema.ts'
import { demandHandler } from './people.ts'
import { type Change, changing, chunksOf, type Db, type RemissRow, synpunkterOf } from './rows.ts'

/** Who changes the handling; `leads`: of any synpunkt, else only of those that were given to them. */
export interface Handler {
  document: string
  person: string
  leads: boolean
}

interface Item {
  synpunkt: string
  revision: number
}

/**
 * One change of the handling of one or many synpunkter. A synpunkt of which somebody else has changed the same thing since the person saw it stays as it is and is
 * given back as a conflict; the others are changed. What each said before is kept. Throws `finns-inte`, `inte-behorig`, `kan-inte-hantera`.
 */
export async function handle(
  app: Pick<App, 'storage' | 'now'>,
  by: Handler,
  remiss: RemissRow,
  items: readonly Item[],
  change: HandleChange
): Promise<Handled> {
  if (!by.leads && Object.keys(change).some(key => !OF_HANDLERS.includes(key)))
    throw new StyrskriftError('inte-behorig')
  if (change.handler) await demandHandler(app.storage, by.document, change.handler)
  const ids = items.map(item => item.synpunkt)
  const conflicts = await changing(app.storage, remiss.id, async tx => {
    if (change.group) await demandGroup(tx.db, remiss.id, change.group)
    const rows = await rowsOf(tx.db, remiss.id, ids)
    const lost: string[] = []
    for (const { synpunkt: id, revision } of items) {
      const row = rows.get(id)
      if (!row) throw new StyrskriftError('finns-inte')
      if (!by.leads && row.handling?.handler !== by.person) throw new StyrskriftError('inte-behorig')
      if (await isLost(tx.db, row, revision, change)) lost.push(id)
      else await changeOne(tx, row, change, by.person, app.now())
    }
    return lost
  })
  return { synpunkter: await synpunkterOf(app.storage.db, remiss.id, { ids }), conflicts }
}

/** What a handler who does not lead may change. */
const OF_HANDLERS: readonly string[] = ['outcome', 'motivation', 'changes', 'addTags', 'removeTags']

interface Row {
  synpunkt: Selectable<SynpunktTable>
  handling: Selectable<HandlingTable> | null
}

async function rowsOf(db: Db, remiss: string, ids: readonly string[]): Promise<Map<string, Row>> {
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
