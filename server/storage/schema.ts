import type { ColumnType, Generated } from 'kysely'
import type { AuditEntry } from '../../schemas/audit/entry.ts'
import type { AuthTables } from './auth-schema.ts'
import type { RemissTables } from './remiss-schema.ts'
import type {
  EntryTable,
  EntryVersionTable,
  ThreadCounterTable,
  ThreadNoticeTable,
  ThreadReadTable,
  ThreadTable
} from './thread-schema.ts'
import type { ReturnedCopyHandlingTable, ReturnedCopyTable, VersionTable } from './version-schema.ts'

/** The tables, as both databases hold them. Times are milliseconds since 1970; flags are 0 or 1. */
export interface Database extends AuthTables, RemissTables {
  person: PersonTable
  person_unit: PersonUnitTable
  document: DocumentTable
  document_member: DocumentMemberTable
  document_unit: DocumentUnitTable
  document_update: DocumentUpdateTable
  document_snapshot: DocumentSnapshotTable
  document_client: DocumentClientTable
  refused_update: RefusedUpdateTable
  picture: PictureTable
  thread: ThreadTable
  thread_counter: ThreadCounterTable
  entry: EntryTable
  entry_version: EntryVersionTable
  thread_read: ThreadReadTable
  thread_notice: ThreadNoticeTable
  version: VersionTable
  returned_copy: ReturnedCopyTable
  returned_copy_handling: ReturnedCopyHandlingTable
  unit: UnitTable
  audit_entry: AuditEntryTable
  audit_head: AuditHeadTable
  outbox: OutboxTable
  outbox_attachment: OutboxAttachmentTable
  fact: FactTable
  import_draft: ImportDraftTable
}

/** A person. `name_key` is the name without case and surplus spaces, by which people are searched; `email` is in small letters. */
export interface PersonTable {
  id: string
  name: string
  name_key: string
  color: number
  created_at: number
  email: ColumnType<string | null, string | null | undefined, string | null>
  /** May administer people, units and settings. */
  administrator: Generated<number>
  /** When the person left: cannot sign in, and keeps their name beside what they wrote. */
  ended_at: ColumnType<number | null, number | null | undefined, number | null>
}

/** Which units of the register a person belongs to. */
export interface PersonUnitTable {
  person: string
  unit: string
}

export interface DocumentTable {
  id: string
  /** Grows when a backup is restored: part of the room name, so that stale offline copies are never merged. */
  epoch: number
  template: string
  /** The template as it was when the document was last opened, so that a removed folder loses nothing. */
  template_json: string
  /** Title and diarienummer as last stored, for the list. */
  title: string
  diarienummer: string
  state: string
  /** The state that an archived document had, and gets back. */
  archived_from: ColumnType<string | null, string | null | undefined, string | null>
  default_role: string
  created_at: number
  created_by: string
  /** When and by whom the text was last changed; kept together with the update itself. */
  changed_at: number
  changed_by: string | null
  /** The sequence number of the last stored update; 0 before the first. */
  last_sequence: Generated<number>
}

/** A role given to a person. `scope`: the areas of a delförfattare, as JSON (schemas/policy/scope.ts). */
export interface DocumentMemberTable {
  document: string
  person: string
  role: string
  scope: ColumnType<string | null, string | null | undefined, string | null>
}

/** A role given to everybody who belongs to a unit of the register. */
export interface DocumentUnitTable {
  document: string
  unit: string
  role: string
  scope: ColumnType<string | null, string | null | undefined, string | null>
}

/** One accepted update. `sequence` counts from 1 within a document and has no gaps. */
export interface DocumentUpdateTable {
  document: string
  sequence: number
  data: ColumnType<Buffer, Uint8Array, Uint8Array>
  person: string | null
  stored_at: number
}

/** The whole state up to and including `sequence`. Read only when `verified`; then the updates that it holds are dropped. */
export interface DocumentSnapshotTable {
  document: string
  sequence: number
  verified: number
  data: ColumnType<Buffer, Uint8Array, Uint8Array>
  stored_at: number
}

/** Which person a Yjs client id belongs to; `server` for what the server itself writes. */
export interface DocumentClientTable {
  document: string
  client: number
  person: string
}

/** Bytes that the gate refused, kept aside for examination. */
export interface RefusedUpdateTable {
  id: Generated<number>
  document: string
  person: string
  reason: string
  data: ColumnType<Buffer, Uint8Array, Uint8Array>
  refused_at: number
}

export interface PictureTable {
  document: string
  /** SHA-256 of the bytes, hexadecimal. */
  file: string
  mime: string
  width: number
  height: number
  data: ColumnType<Buffer, Uint8Array, Uint8Array>
  created_at: number
}

/** A unit of the register. It is never deleted: it ends. */
export interface UnitTable {
  id: string
  name: string
  kind: string
  /** The nämnd that it serves under. */
  namnd: string | null
  /** JSON: a list of strings. */
  aliases: string
  /** JSON: a list of strings. */
  formerly: string
  /** Who to ask: a person of the system, or a name. */
  contact_person: string | null
  contact_name: string
  email: string
  /** The address of its registrar, who takes in what is sent formally. */
  registrar: string
  ended_at: number | null
  /** Its place in the register. */
  position: number
  /** Grows with each change, so that nobody overwrites what somebody else has changed meanwhile. */
  version: number
}

/** One entry of the audit log. Never changed and never deleted. */
export type AuditEntryTable = AuditEntry

/** How many entries there are, and the hash of the last. One row, `id` 1. */
export interface AuditHeadTable {
  id: number
  sequence: number
  hash: string
}

/** A message that is to be sent, was sent, or is kept. */
export interface OutboxTable {
  id: string
  /** A message with the same key is stored once, ever. */
  key: string | null
  recipient: string
  subject: string
  text: string
  /** The text lets somebody in: it is taken away once it has been sent, and not shown while it waits. */
  secret: number
  state: string
  created_at: number
  /** Not sent before this, and after a failure not tried before. */
  next_at: number
  give_up_at: number
  attempts: number
  /** The process that is sending it, until when. */
  claim: string | null
  claimed_until: number | null
  /** When it was sent, or given up. */
  ended_at: number | null
  /** Why the last attempt failed. */
  problem: string | null
}

export interface OutboxAttachmentTable {
  message: string
  position: number
  name: string
  type: string
  data: ColumnType<Buffer, Uint8Array, Uint8Array>
}

/** Single things that are known about the whole installation. */
export interface FactTable {
  name: string
  value: string
}

/** A file that somebody reads in, until the document has been made of it. */
export interface ImportDraftTable {
  id: string
  person: string
  name: string
  /** What the file was; `data` is what is read: of a file that was converted, the outcome. */
  kind: string
  template: string
  /** What the person has chosen, as JSON (schemas/draft/choices.ts). */
  choices: string
  revision: number
  data: ColumnType<Buffer, Uint8Array, Uint8Array>
  /** The id that the document gets, from the moment when the person accepts. */
  document: string | null
  /** When the document had been made; then `data` is empty. */
  accepted_at: number | null
  created_at: number
  changed_at: number
}
