import type { Selectable } from 'kysely'
import type { SynpunktRow } from '../../schemas/api/handling.ts'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import type { Place } from '../../schemas/remiss/place.ts'
import type { ChangeReference, Outcome, Source, SynpunktKind } from '../../schemas/remiss/synpunkt.ts'
import type { StorageKind } from '../storage/migrations/kind.ts'
import type { HandlingTable, RemissTable, SynpunktTable } from '../storage/remiss-schema.ts'
import type { Db, Storage } from '../storage/storage.ts'

export type RemissRow = Selectable<RemissTable>

/** The version that a remiss is about. Throws `finns-inte` for one that has not been sent. */
export function versionIdOf(remiss: RemissRow): string {
  if (remiss.version === null) throw new StyrskriftError('finns-inte')
  return remiss.version
}

/** What a change of a remiss's synpunkter is made with. */
export interface Change {
  db: Db
  /** The number of this change: every synpunkt that it touches gets it. */
  revision: number
}

/**
 * Changes synpunkter of a remiss, all or nothing. The row of the remiss is what two at the same time wait for, so that numbers of changes come in the order in
 * which they are stored, and a list that was read up to a number lacks nothing before it.
 */
export function changing<T>(storage: Storage, remiss: string, work: (change: Change) => Promise<T>): Promise<T> {
  return storage.db.transaction().execute(db => changingIn(db, storage.kind, remiss, work))
}

/** The same as part of a transaction. */
export async function changingIn<T>(
  db: Db,
  kind: StorageKind,
  remiss: string,
  work: (change: Change) => Promise<T>
): Promise<T> {
  const row = db.selectFrom('remiss').select('id').where('id', '=', remiss)
  await (kind === 'postgres' ? row.forUpdate() : row).execute()
  return work({ db, revision: (await lastRevision(db, remiss)) + 1 })
}

/** The number of the last change of a remiss's synpunkter; 0 when there is none. */
export async function lastRevision(db: Db, remiss: string): Promise<number> {
  const row = await db
    .selectFrom('synpunkt')
    .select(eb => eb.fn.max('revision').as('last'))
    .where('remiss', '=', remiss)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

/** Nobody in particular: the synpunkt was made when the answer came in. */
export const BY_ITSELF = ''

const COLUMNS = [
  'synpunkt.id',
  'synpunkt.number',
  'synpunkt.submission',
  'synpunkt.source',
  'synpunkt.kind',
  'synpunkt.place',
  'synpunkt.tags',
  'synpunkt.synpunkt_group',
  'synpunkt.personal',
  'synpunkt.thread',
  'synpunkt.created_by',
  'synpunkt.removed_at',
  'synpunkt.revision',
  'handling.outcome',
  'handling.motivation',
  'handling.changes',
  'handling.handler',
  'handling.former_handler',
  'handling.last_day',
  'handling.changed_by',
  'handling.changed_at'
] as const

type Joined = Pick<
  Selectable<SynpunktTable>,
  | 'id'
  | 'number'
  | 'submission'
  | 'source'
  | 'kind'
  | 'place'
  | 'tags'
  | 'synpunkt_group'
  | 'personal'
  | 'thread'
  | 'created_by'
  | 'removed_at'
  | 'revision'
> & { [K in keyof Omit<Selectable<HandlingTable>, 'synpunkt' | 'revision'>]: Selectable<HandlingTable>[K] | null }

/** Synpunkter with their handling, of a remiss: those changed after a revision, or those of some ids. */
export async function synpunkterOf(
  db: Db,
  remiss: string,
  { since = 0, ids }: { since?: number; ids?: readonly string[] } = {}
): Promise<SynpunktRow[]> {
  const all = db
    .selectFrom('synpunkt')
    .leftJoin('handling', 'handling.synpunkt', 'synpunkt.id')
    .select(COLUMNS)
    .where('synpunkt.remiss', '=', remiss)
    .orderBy('synpunkt.number')
  const columns = new Columns()
  if (!ids) return (await all.where('synpunkt.revision', '>', since).execute()).map(row => synpunktOf(row, columns))
  const rows: Joined[] = []
  for (const some of chunksOf(ids)) rows.push(...(await all.where('synpunkt.id', 'in', some).execute()))
  return rows.map(row => synpunktOf(row, columns)).sort((a, b) => a.number - b.number)
}

/** Reads what stands in columns again and again only once: places and empty lists are the same in thousands of rows. */
class Columns {
  readonly #known = new Map<string, unknown>()

  read<T>(text: string): T {
    const known = this.#known.get(text)
    if (known !== undefined) return known as T
    const read = JSON.parse(text) as T
    this.#known.set(text, read)
    return read
  }
}

function synpunktOf(row: Joined, columns: Columns): SynpunktRow {
  const { part, paragraph, from, to, quote } = JSON.parse(row.source) as Source
  return {
    id: row.id,
    number: row.number,
    submission: row.submission,
    source: { part, paragraph, from, to },
    said: quote,
    kind: row.kind as SynpunktKind,
    place: columns.read<Place>(row.place),
    tags: columns.read<string[]>(row.tags),
    group: row.synpunkt_group,
    personal: row.personal === 1,
    thread: row.thread,
    cut: row.created_by !== BY_ITSELF,
    removed: row.removed_at !== null,
    outcome: row.outcome as Outcome | null,
    motivation: row.motivation ?? '',
    changes: row.changes === null ? [] : columns.read<ChangeReference[]>(row.changes),
    handler: row.handler,
    formerHandler: row.former_handler,
    lastDay: row.last_day,
    changedBy: row.changed_by,
    changedAt: row.changed_at === null ? null : new Date(row.changed_at).toISOString(),
    revision: row.revision
  }
}

/** As many parameters as both databases take in one statement, with room for what else stands in it. */
const CHUNK = 400

export function* chunksOf<T>(all: readonly T[], size = CHUNK): Generator<T[]> {
  for (let i = 0; i < all.length; i += size) yield all.slice(i, i + size)
}
