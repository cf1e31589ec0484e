import { createHash } from 'node:crypto'
import type { DocumentState } from '../../schemas/api/contract.ts'
import type { Dokument } from '../../schemas/document/dokument.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import type { WordThread } from './threads/thread.ts'

/** What a Word file is made of. Plain data: it travels to the worker thread as it is. */
export interface WordInput {
  /** The document with its picture files. */
  dokument: Dokument
  template: Template
  kommun: Kommun
  /** The municipality's logo (SVG, PNG, JPEG or GIF); without one its name stands alone. */
  logo?: Uint8Array | null
  /** Comments and change proposals that are to travel in the file. */
  threads?: readonly WordThread[]
  options: WordOptions
}

export interface WordOptions {
  state: DocumentState
  /** Marks every page as a draft; left out, working material is. */
  draft?: boolean
  /** The day that the file is dated, `2026-11-22`: printed, and the time of everything inside the file. */
  date: string
  /** Which document, and which version of it, the file is made from; both travel in the file. */
  documentId?: string
  versionId?: string
  /** Lay the pages out for the numbers of the table of contents (most of the time that an export takes); true by default. */
  pageNumbers?: boolean
  /** Carry the map by which the file can be read back as the same document; true by default. */
  map?: boolean
}

export const isDraft = ({ draft, state }: WordOptions): boolean => draft ?? state === 'arbetsmaterial'

/** SHA-256 of the words and structure of a document (pictures by their own hash), whatever the order of its keys. */
export function dokumentHash(dokument: Dokument): string {
  const pictures = Object.keys(dokument.pictures).sort()
  return createHash('sha256')
    .update(JSON.stringify({ ...dokument, pictures }, sortKeys))
    .digest('hex')
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
