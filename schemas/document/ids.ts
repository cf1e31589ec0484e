import { dataName } from '../records/define.ts'

/** The one metadata record. */
export const METADATA_ID = 'm'

/** The id of a fixed section of the template, made by the server. */
export const sectionId = (key: string): string => `s-${key}`

/** The id of the first text of a fixed section. */
export const firstProseId = (key: string): string => `p-${key}`

const RECORD_ID = /^[\w-]{1,40}$/

/** Is this a well-formed record id? */
export const isRecordId = (id: string): boolean => RECORD_ID.test(id)

/** Ids that only the server may create: the metadata record, fixed sections and their first text. */
export const isWellKnownId = (id: string): boolean =>
  id === METADATA_ID || (/^[sp]-/.test(id) && dataName.test(id.slice(2)))

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A new random record id: 14 letters and digits, 83 bits. Starts with a capital letter, which no well-known id does. */
export function newRecordId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(14))
  return Array.from(bytes, (b, i) => LETTERS[b % (i === 0 ? 26 : LETTERS.length)]).join('')
}

/** Names of the shared types of a document: `idx` holds the structure, `t:<record>:<field>` one text each. */
export const INDEX = 'idx'
export const fieldName = (record: string, field: string): string => `t:${record}:${field}`

/** The record and field of a root name, or null when the name is of another kind. */
export function parseFieldName(root: string): { record: string; field: string } | null {
  if (!root.startsWith('t:')) return null
  const i = root.indexOf(':', 2)
  return i < 0 ? null : { record: root.slice(2, i), field: root.slice(i + 1) }
}
