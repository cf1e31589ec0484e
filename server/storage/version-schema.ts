import type { ColumnType } from 'kysely'

type Bytes = ColumnType<Buffer, Uint8Array, Uint8Array>

/** A document as it was once. Never changed and never deleted. */
export interface VersionTable {
  id: string
  document: string
  /** 1, 2, … within the document. */
  number: number
  kind: string
  name: string
  /** The state of the document then. */
  state: string
  /** The last stored update that it holds. */
  sequence: number
  /** SHA-256 of its words and structure: `dokumentHash`. */
  hash: string
  /** SHA-256 and size of its Word file. */
  word_hash: string
  word_bytes: number
  created_by: string
  created_at: number
  request_key: string
  /** JSON: the numbers as printed, by record. */
  printed: string
  /** JSON: the template and the register as they were. */
  template: string
  kommun: string
  /** JSON: the interchange with its picture files, without what lay in the trash. */
  dokument: string
  /** The whole Yjs state, from which places are carried to the present text. */
  yjs: Bytes
  word: Bytes
}

/** A file that came back, as it came, and what was read in it. Never changed and never deleted. */
export interface ReturnedCopyTable {
  id: string
  document: string
  version: string
  /** The name of the file as it was sent in. */
  name: string
  bytes: number
  /** SHA-256 of the file. */
  sha256: string
  /** For whom the copy was made, when it says so. */
  recipient: string | null
  received_by: string
  received_at: number
  /** JSON: schemas/returned/result.ts. */
  result: string
  data: Bytes
}

/** What people have decided about a copy: where its comments belong, what is left out, whether it was taken in. */
export interface ReturnedCopyHandlingTable {
  copy: string
  /** JSON: where a person has placed what, by item. */
  placements: string
  /** JSON: a list of the items that are left out. */
  left_out: string
  accepted_by: ColumnType<string | null, string | null | undefined, string | null>
  accepted_at: ColumnType<number | null, number | null | undefined, number | null>
  /** Grows with each change, so that nobody overwrites what somebody else has changed meanwhile. */
  revision: number
}
