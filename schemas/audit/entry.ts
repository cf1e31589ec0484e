/** The form of the details of an entry: flat, and without text that somebody wrote. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null>>

/** An entry of the audit log as it is stored. Times are milliseconds since 1970; hashes are SHA-256 in hexadecimal. */
export interface AuditEntry {
  /** Counts from 1, without gaps. */
  sequence: number
  at: number
  event: string
  /** Ids, which name nobody once the person has been removed. */
  person: string | null
  document: string | null
  /** The network address that asked. */
  address: string | null
  /** JSON with sorted keys: exactly the text that is hashed. */
  details: string
  /** The hash of the entry before; of the first, `NOTHING_BEFORE`. */
  previous: string
  hash: string
}

export const NOTHING_BEFORE = '0'.repeat(64)

const FORM = 'styrskrift-audit-1'
const MOST_LETTERS = 500

/** Details as text that is the same for the same details: keys in order, nothing between. Throws what they may not hold. */
export function canonicalDetails(details: AuditDetails): string {
  const keys = Object.keys(details).sort()
  return JSON.stringify(Object.fromEntries(keys.map(key => [key, checked(key, details[key])])))
}

function checked(key: string, value: unknown): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'string') return value.slice(0, MOST_LETTERS).toWellFormed()
  throw new TypeError(`audit: the detail ${key} is no string, number, boolean or null`)
}

/**
 * What is hashed, in UTF-8: a JSON array without spaces, described in docs/audit.md so that other programs can verify the chain.
 */
export const canonicalEntry = (entry: Omit<AuditEntry, 'hash'>): string =>
  JSON.stringify([
    FORM,
    entry.sequence,
    entry.at,
    entry.event,
    entry.person,
    entry.document,
    entry.address,
    entry.details,
    entry.previous
  ])
