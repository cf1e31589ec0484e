import { ROWS, type RowsKind } from '../../schemas/api/close-codes.ts'

/** What processes that share a database tell each other. Small: what was stored is read from the tables. */
export type Notice =
  /** Updates of the document are stored up to and including `sequence`. */
  | { kind: 'stored'; document: string; sequence: number }
  /** The rights of a person (null: of everybody) in a document (null: in all of them) have changed. */
  | { kind: 'rights'; document: string | null; person: string | null }
  /** Rows of the document have changed, for the `revision`-th time. */
  | { kind: 'rows'; document: string; rows: RowsKind; revision: number }
  /** The register of units has changed. */
  | { kind: 'register' }

export interface NoticeListener {
  /** A notice of another process. */
  notice(notice: Notice): void
  /** The line was broken and is there again: notices may have been missed. */
  resumed(): void
}

/** The channel in PostgreSQL. */
export const CHANNEL = 'styrskrift'

export const encodeNotice = (origin: string, notice: Notice): string => JSON.stringify({ origin, ...notice })

/** The notice in a payload; null when it is this process's own, or of a kind that this version does not know. */
export function decodeNotice(origin: string, payload: string): Notice | null {
  let value: { [name in 'origin' | 'kind' | 'document' | 'sequence' | 'person' | 'rows' | 'revision']?: unknown }
  try {
    value = JSON.parse(payload)
  } catch {
    return null
  }
  const { kind, document, sequence, person } = value
  if (value.origin === origin) return null
  if (kind === 'rights' && isNameOrNull(document) && isNameOrNull(person)) return { kind, document, person }
  if (kind === 'register') return { kind }
  if (typeof document !== 'string') return null
  if (kind === 'stored' && typeof sequence === 'number') return { kind, document, sequence }
  const { rows, revision } = value
  if (kind === 'rows' && isRowsKind(rows) && typeof revision === 'number') return { kind, document, rows, revision }
  return null
}

const isNameOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string'
const isRowsKind = (value: unknown): value is RowsKind => (ROWS as readonly unknown[]).includes(value)
