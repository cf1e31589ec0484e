/** What the main thread asks of the thread that owns the SQLite connection, and its answers. */
export interface Statement {
  sql: string
  parameters: readonly unknown[]
}

export type Request =
  | ({ id: number; kind: 'run' } & Statement)
  /** All or nothing, in one transaction and one message. */
  | { id: number; kind: 'batch'; statements: readonly Statement[] }
  | { id: number; kind: 'close' }

export interface StatementResult {
  rows: Record<string, unknown>[]
  changes: number | null
}

export type Answer =
  | { id: number; ok: true; results: StatementResult[] }
  | { id: number; ok: false; message: string; code: string | null }
