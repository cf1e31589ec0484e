import { createHash } from 'node:crypto'
import type { DocumentState } from '../../schemas/api/contract.ts'
import { type Dokument, recordsOf } from '../../schemas/document/dokument.ts'
import type { Kommun } from '../../schemas/register/kommun.ts'
import type { Template } from '../../schemas/template/template.ts'
import { type Mark, VARIANT_RULES, type Variant, variantOfState } from '../../schemas/variants/variants.ts'
import type { WordThread } from './threads/thread.ts'

/** What a Word file is made of. Plain data: it travels to the worker thread as it is. */
export interface WordInput {
  /** The document with its picture files. */
  dokument: Dokument
  template: Template
  kommun: Kommun
  /** The municipality's logo (SVG, PNG, JPEG or GIF); without one its name stands alone. */
  logo?: Uint8Array | null
  /** The same as PNG, where the logo is an SVG: LibreOffice and older versions of Word show this one. */
  logoPng?: Uint8Array | null
  /** The municipality's own Word file for this template, whose styles and letterhead are used; one that cannot be read is left out. */
  reference?: Uint8Array | null
  /** Comments and change proposals that are to travel in the file. */
  threads?: readonly WordThread[]
  /** Names of persons that are left out where the file is for publication. */
  people?: readonly string[]
  options: WordOptions
}

export interface WordOptions {
  state: DocumentState
  /** What the cover says instead of the state, where the file is no document in a state. */
  status?: string
  /** A table of contents after the metadata; true by default. */
  contents?: boolean
  /** What the file is made for; left out, it follows from the state. */
  variant?: Variant
  /** Comments and change proposals travel along, where the variant lets them; left out, as the variant has it. */
  comments?: boolean
  /** Adds all insatser by who is responsible, a table a unit. */
  appendix?: boolean
  /** Adds a list of the abbreviations of the text. */
  abbreviations?: boolean
  /** Whom this copy is made for; travels in the file, so that the copy is known when it comes back. */
  recipient?: string
  /** Word follows every change that is made in the file, and only lets that be turned off on purpose. */
  trackChanges?: boolean
  /** The day that the file is dated, `2026-11-22`: printed, and the time of everything inside the file. */
  date: string
  /** Which document, and which version of it, the file is made from; both travel in the file. */
  documentId?: string
  versionId?: string
  /** Fill in the page numbers of the table of contents (most of the time that an export takes); true by default. */
  pageNumbers?: boolean
  /** Carry the map by which the file can be read back as the same document; true by default. */
  map?: boolean
}

/** The variant that the options come to. */
export const variantOf = ({ variant, state }: WordOptions): Variant => variant ?? variantOfState(state)

/** The mark that the file carries, or null. */
export const markOf = (options: WordOptions): Mark | null => VARIANT_RULES[variantOf(options)].mark

/**
 * SHA-256 of the words and structure of a document (pictures by their own hash), whatever the order of its keys. What lies in the trash, and pictures
 * that only stand there, are no part of it: the same text has the same hash before and after something was thrown away and is back as it was.
 */
export function dokumentHash(dokument: Dokument): string {
  const whole = { ...dokument, trash: [] }
  const shown = new Set([...recordsOf(whole)].map(({ post }) => post.data.file))
  const pictures = Object.keys(dokument.pictures)
    .filter(file => shown.has(file))
    .sort()
  return createHash('sha256')
    .update(JSON.stringify({ ...whole, pictures }, sortKeys))
    .digest('hex')
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
