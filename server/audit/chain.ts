import { createHash } from 'node:crypto'
import { type AuditEntry, canonicalEntry } from '../../schemas/audit/entry.ts'

/** The last entry of the chain: how many there are, and the hash of the last. */
export interface Head {
  sequence: number
  hash: string
}

/** The hash that an entry ought to carry. */
export const hashOf = (entry: Omit<AuditEntry, 'hash'>): string =>
  createHash('sha256').update(canonicalEntry(entry)).digest('hex')

/** How the chain is broken, and at which place. */
export interface Break {
  sequence: number
  /** `truncated`: entries at the end are gone. `rewritten`: the chain is sound, and is another one than the head that is known. */
  how: 'altered' | 'removed' | 'inserted' | 'truncated' | 'rewritten'
}

/** How far a renumbered entry is looked for. */
const REACH = 1000

/**
 * What is wrong with `entry`, which should follow `last`; null when nothing is. `next` is the entry after it, which tells a changed entry
 * from one that was put in between.
 */
export function breakAt(last: Head, entry: AuditEntry, next: AuditEntry | null): Break | null {
  const sequence = last.sequence + 1
  if (entry.sequence > sequence) return { sequence, how: 'removed' }
  if (entry.sequence < sequence) return { sequence: entry.sequence, how: 'inserted' }
  const own = hashOf(entry) === entry.hash
  if (own && entry.previous === last.hash) return null
  const before = own ? sequence : originalPlace(entry)
  if (before !== null && before > sequence) return { sequence, how: 'removed' }
  if (before !== null && before < sequence) return { sequence: before, how: 'inserted' }
  // An entry that says what it always said, after one that does not: that one was changed, and its own hash made anew.
  if (own) return { sequence: Math.max(1, last.sequence), how: 'altered' }
  return { sequence, how: next !== null && next.previous === last.hash ? 'inserted' : 'altered' }
}

/** The number that an entry had when it was written: numbers are hashed too, so whoever closes a gap by counting anew is found out. */
function originalPlace(entry: AuditEntry): number | null {
  for (let distance = 1; distance <= REACH; distance++) {
    for (const sequence of [entry.sequence + distance, entry.sequence - distance]) {
      if (sequence > 0 && hashOf({ ...entry, sequence }) === entry.hash) return sequence
    }
  }
  return null
}
