/** Roles of a person in a document. */
export const ROLES = ['agare', 'forfattare', 'lasare'] as const
export type Role = (typeof ROLES)[number]

/** One thing that an update touches. */
export type Touched =
  | { kind: 'text'; record: string; field: string }
  | { kind: 'create' | 'move' | 'delete' | 'data'; record: string; key: string }

/** May a person of this role make this change to the text or the structure? Readers never; delegated roles will ask about the record. */
export const mayWrite = (role: Role, _touched: Touched): boolean => role === 'agare' || role === 'forfattare'

/** May a person of this role change anything at all? */
export const mayWriteSomething = (role: Role): boolean => role !== 'lasare'
