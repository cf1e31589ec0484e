import { type AuditEntry, NOTHING_BEFORE } from '../../schemas/audit/entry.ts'
import type { Storage } from '../storage/storage.ts'
import { headOf } from './append.ts'
import { type Break, breakAt, type Head } from './chain.ts'

/** The head that was reached, up to which every entry is sound, and what is wrong with the one after; null: nothing. */
export interface Verified {
  head: Head
  broken: Break | null
}

const PAGE = 500

/**
 * Walks the chain up to the head that it has now, a page at a time, also while entries are appended. `pinned` is a head that was noted elsewhere:
 * a chain that has been written anew from some entry on is sound in itself, and only found out by it.
 */
export async function verifyChain(storage: Storage, pinned: Head | null = null, page = PAGE): Promise<Verified> {
  const goal = await headOf(storage.db)
  let head: Head = { sequence: 0, hash: NOTHING_BEFORE }
  let from = Number.MIN_SAFE_INTEGER
  const end = (broken: Break | null): Verified => ({ head, broken })
  for (;;) {
    // One more than a page: each entry is judged beside the one after it.
    const entries = await pageOf(storage, from, goal.sequence, page + 1)
    for (const [i, entry] of entries.slice(0, page).entries()) {
      const broken = breakAt(head, entry, entries[i + 1] ?? null)
      if (broken) return end(await asCopy(storage, broken, entry))
      head = { sequence: entry.sequence, hash: entry.hash }
      if (pinned?.sequence === head.sequence && pinned.hash !== head.hash) return end(rewritten(head))
    }
    if (entries.length <= page) break
    from = head.sequence + 1
  }
  if (head.sequence < goal.sequence) return end({ sequence: head.sequence + 1, how: 'truncated' })
  if (head.hash !== goal.hash) return end(rewritten(head))
  if (pinned && pinned.sequence > head.sequence) return end({ sequence: head.sequence + 1, how: 'truncated' })
  return end(await pastHead(storage))
}

const rewritten = ({ sequence }: Head): Break => ({ sequence, how: 'rewritten' })

function pageOf(storage: Storage, from: number, to: number, limit: number): Promise<AuditEntry[]> {
  return storage.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('sequence', '>=', from)
    .where('sequence', '<=', to)
    .orderBy('sequence')
    .limit(limit)
    .execute()
}

/** An entry that says what an earlier one says, hash and all, has been put in here; the earlier one stands where it should. */
async function asCopy(storage: Storage, broken: Break, { sequence, hash }: AuditEntry): Promise<Break> {
  if (broken.how !== 'inserted' || broken.sequence >= sequence) return broken
  const [earlier] = await pageOf(storage, broken.sequence, broken.sequence, 1)
  return earlier?.hash === hash ? { sequence, how: 'inserted' } : broken
}

/** Entries and head are stored together: a head that is read after the entries is never behind them. */
async function pastHead(storage: Storage): Promise<Break | null> {
  const last = await storage.db
    .selectFrom('audit_entry')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { sequence } = await headOf(storage.db)
  return last && last.sequence > sequence ? { sequence: sequence + 1, how: 'inserted' } : null
}
