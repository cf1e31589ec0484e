import { sql } from 'kysely'

export type StorageKind = 'sqlite' | 'postgres'

/** The type of a column of bytes. */
export const blobType = (kind: StorageKind) => sql.raw<Uint8Array>(kind === 'sqlite' ? 'blob' : 'bytea')
