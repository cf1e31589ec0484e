import { z } from 'zod'
import type { Database } from '../storage/schema.ts'

/**
 * A backup, described in docs/backup.md: gzip of JSON lines. The first line says what it is, then comes a line for each row of each
 * table, and the last line counts them and holds the SHA-256 of every byte before it. The same for both databases.
 */
export const BACKUP_FORMAT = 'styrskrift-backup'
export const BACKUP_VERSION = 1

export const header = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.literal(BACKUP_VERSION),
  /** The last migration of the database that was saved. */
  migration: z.string(),
  createdAt: z.string()
})
export const row = z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) })
export const footer = z.object({
  end: z.literal(true),
  rows: z.record(z.string(), z.number().int()),
  sha256: z.string()
})

type Table = keyof Database

/**
 * Every table: the columns by which its rows are read in order and told apart, or null for what a backup leaves out. Who is signed in
 * is no part of it (people sign in again), nor what was refused. Parents stand before their children.
 */
export const TABLES = {
  person: ['id'],
  person_unit: ['person', 'unit'],
  auth_user: ['id'],
  auth_account: ['id'],
  auth_two_factor: ['id'],
  unit: ['id'],
  document: ['id'],
  document_member: ['document', 'person'],
  document_unit: ['document', 'unit'],
  document_snapshot: ['document', 'sequence'],
  document_update: ['document', 'sequence'],
  document_client: ['document', 'client'],
  picture: ['document', 'file'],
  thread: ['id'],
  thread_counter: ['document'],
  entry: ['id'],
  entry_version: ['entry', 'revision'],
  thread_read: ['thread', 'person'],
  thread_notice: ['id'],
  state_change: ['id'],
  remiss: ['id'],
  recipient: ['id'],
  recipient_list: ['id'],
  access_link: ['id'],
  letter: ['id'],
  answer_participant: ['id'],
  answer_part: ['id'],
  answer_part_version: ['part', 'revision'],
  answer_file: ['id'],
  submission: ['remiss', 'number'],
  submission_file: ['submission', 'position'],
  registration: ['submission'],
  registration_version: ['submission', 'revision'],
  intake: ['id'],
  synpunkt_group: ['id'],
  synpunkt: ['id'],
  handling: ['synpunkt'],
  handling_version: ['synpunkt', 'revision'],
  omission: ['id'],
  phrase: ['id'],
  version: ['id'],
  returned_copy: ['id'],
  returned_copy_handling: ['copy'],
  auth_session: null,
  auth_verification: null,
  auth_attempt: null,
  audit_entry: ['sequence'],
  audit_head: ['id'],
  outbox: ['id'],
  outbox_attachment: ['message', 'position'],
  refused_update: null,
  import_draft: null,
  fact: null
} as const satisfies { [T in Table]: readonly (keyof Database[T] & string)[] | null }

export const SAVED_TABLES = (Object.keys(TABLES) as Table[]).filter(table => TABLES[table] !== null)

const BYTES = '$base64'

/** A row as one line. Bytes become `{"$base64": "…"}`. */
export const lineOf = (table: string, values: Record<string, unknown>): string =>
  JSON.stringify({
    table,
    row: Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key,
        value instanceof Uint8Array ? { [BYTES]: Buffer.from(value).toString('base64') } : value
      ])
    )
  })

/** The values of a row as they were. */
export const valuesOf = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const text = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[BYTES] : undefined
      return [key, typeof text === 'string' ? Buffer.from(text, 'base64') : value]
    })
  )
