import { ROWS, type RowsKind } from '../../schemas/api/close-codes.ts'

/** What processes that share a database tell each other. Small: what was stored is read from the tables. */
export type Notice =
  /** Updates of the document are stored up to and including `sequence`. */
  | { kind: 'stored'; document: string; sequence: number }
  /** The rights of a person (null: of everybody) in the document have changed. */
  | { kind: 'rights'; document: string; person: string | null }
  /** Rows of the document have changed, for the `revision`-th time. */
  | { kind: 'rows'; document: string; rows: RowsKind; revision: number }

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
  if (value.origin === origin || typeof document !== 'string') return null
  if (kind === 'stored' && typeof sequence === 'number') return { kind, document, sequence }
  if (kind === 'rights' && (person === null || typeof person === 'string')) return { kind, document, person }
  const { rows, revision } = value
  if (kind === 'rows' && isRowsKind(rows) && typeof revision === 'number') return { kind, document, rows, revision }
  return null
}

const isRowsKind = (value: unknown): value is RowsKind => (ROWS as readonly unknown[]).includes(value)
