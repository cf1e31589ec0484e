import type { RemovedSynpunkter } from '../../schemas/api/handling.ts'
import type { Source, SynpunktKind } from '../../schemas/remiss/synpunkt.ts'
import type { Db } from '../storage/storage.ts'

/** The synpunkter of a remiss that somebody has taken away, each with who and when, the latest first. Each can be taken back. */
export async function removedSynpunkter(db: Db, remiss: string): Promise<RemovedSynpunkter> {
  const rows = await db
    .selectFrom('synpunkt')
    .leftJoin('person', 'person.id', 'synpunkt.removed_by')
    .select(['synpunkt.id', 'synpunkt.number', 'synpunkt.submission', 'synpunkt.source', 'synpunkt.kind'])
    .select(['synpunkt.revision', 'synpunkt.removed_at', 'person.name as by'])
    .where('synpunkt.remiss', '=', remiss)
    .where('synpunkt.removed_at', 'is not', null)
    .orderBy('synpunkt.removed_at', 'desc')
    .orderBy('synpunkt.number')
    .execute()
  return {
    synpunkter: rows.map(({ source, removed_at, kind, ...row }) => ({
      ...row,
      said: (JSON.parse(source) as Source).quote,
      kind: kind as SynpunktKind,
      at: new Date(removed_at ?? 0).toISOString()
    }))
  }
}
