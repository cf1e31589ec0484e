import type { Kysely } from 'kysely'
import { StyrskriftError } from '../../schemas/errors/catalogue.ts'
import { messages } from '../../schemas/messages/messages.ts'
import type { Placement } from '../../schemas/returned/copy.ts'
import type { StorageKind } from '../storage/migrations/kind.ts'
import type { Database } from '../storage/schema.ts'

/** What people have decided about a copy. */
export interface Handling {
  placements: Readonly<Record<string, Placement>>
  leftOut: ReadonlySet<string>
  acceptedBy: string | null
  acceptedName: string | null
  acceptedAt: number | null
  revision: number
}

const UNTOUCHED: Handling = {
  placements: {},
  leftOut: new Set(),
  acceptedBy: null,
  acceptedName: null,
  acceptedAt: null,
  revision: 0
}

export async function handlingOf(db: Kysely<Database>, copy: string): Promise<Handling> {
  const row = await db
    .selectFrom('returned_copy_handling')
    .leftJoin('person', 'person.id', 'returned_copy_handling.accepted_by')
    .selectAll('returned_copy_handling')
    .select('person.name')
    .where('copy', '=', copy)
    .executeTakeFirst()
  if (!row) return UNTOUCHED
  return {
    placements: JSON.parse(row.placements) as Record<string, Placement>,
    leftOut: new Set(JSON.parse(row.left_out) as string[]),
    acceptedBy: row.accepted_by,
    acceptedName: row.name,
    acceptedAt: row.accepted_at,
    revision: row.revision
  }
}

/** Stores what is decided. Throws `andrad-under-tiden` when somebody else decided something since `revision`. */
export async function storeHandling(
  storage: { db: Kysely<Database>; kind: StorageKind },
  copy: string,
  revision: number,
  next: (before: Handling) => Pick<Handling, 'placements' | 'leftOut' | 'acceptedBy' | 'acceptedAt'>
): Promise<void> {
  await storage.db.transaction().execute(async db => {
    // The row of the copy is what two who decide at the same time wait for; it is there before the first decision.
    const locked = db.selectFrom('returned_copy').select('id').where('id', '=', copy)
    await (storage.kind === 'postgres' ? locked.forUpdate() : locked).execute()
    const before = await handlingOf(db, copy)
    if (before.revision !== revision)
      throw new StyrskriftError('andrad-under-tiden', { name: messages.versions.theCopy })
    const { placements, leftOut, acceptedBy, acceptedAt } = next(before)
    const row = {
      placements: JSON.stringify(placements),
      left_out: JSON.stringify([...leftOut]),
      accepted_by: acceptedBy,
      accepted_at: acceptedAt,
      revision: revision + 1
    }
    await db
      .insertInto('returned_copy_handling')
      .values({ copy, ...row })
      .onConflict(c => c.column('copy').doUpdateSet(row))
      .execute()
  })
}
