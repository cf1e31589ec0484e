import type { AuditRecord } from '../audit/audit.ts'
import { openSynpunkterOf } from '../remiss/open-synpunkter.ts'
import type { StorageKind } from '../storage/migrations/kind.ts'
import type { Db } from '../storage/storage.ts'
import { changeOne, rowsOf } from './handle.ts'
import { rangesOf } from './record.ts'
import { BY_ITSELF, changingIn } from './rows.ts'

/** Synpunkter of a remiss that have nobody who handles them any more. */
export interface Released {
  document: string
  remiss: string
  numbers: number[]
}

/**
 * Takes what somebody who leaves had to handle and nobody has decided from them, as part of the transaction in which they leave: it has no handler then, and says
 * who it was. What has been decided stays theirs. `by`: who ended them; null: the command line. The coordinator is told by the reminders (server/remiss/unassigned.ts).
 */
export async function releaseSynpunkter(
  db: Db,
  kind: StorageKind,
  person: string,
  by: string | null,
  now: number
): Promise<Released[]> {
  const byRemiss = Map.groupBy(await openSynpunkterOf(db, person), each => each.remiss)
  const released: Released[] = []
  // In the same order for everybody: two who end somebody at once wait for each other, and not both.
  for (const remiss of [...byRemiss.keys()].sort()) {
    const open = byRemiss.get(remiss) ?? []
    const numbers = await changingIn(db, kind, remiss, async change => {
      const rows = await rowsOf(
        db,
        remiss,
        open.map(({ id }) => id)
      )
      // What somebody decided or gave to another one meanwhile is no longer theirs to lose.
      const theirs = [...rows.values()].filter(
        ({ handling }) => handling?.handler === person && handling.outcome === null
      )
      for (const row of theirs) {
        await changeOne(change, row, { handler: null }, by ?? BY_ITSELF, now)
        await db
          .updateTable('handling')
          .set({ former_handler: person })
          .where('synpunkt', '=', row.synpunkt.id)
          .execute()
      }
      return theirs.map(({ synpunkt }) => synpunkt.number)
    })
    const [first] = open
    if (first && numbers.length > 0) released.push({ document: first.document, remiss, numbers })
  }
  return released
}

/** What the audit log says of it: an entry for each remiss, with the numbers of the synpunkter and none of their words. */
export const releasedEntries = (
  person: string,
  released: readonly Released[]
): Pick<AuditRecord, 'event' | 'document' | 'details'>[] =>
  released.map(({ document, remiss, numbers }) => ({
    event: 'synpunkt.released',
    document,
    details: { remiss, count: numbers.length, numbers: rangesOf(numbers), from: person }
  }))
