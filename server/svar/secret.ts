import { createHash, randomBytes } from 'node:crypto'

/** A new secret of 256 random bits. Only its hash is stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What the database holds of a token or a secret: SHA-256, in hexadecimal. */
export const hashOf = (secret: string | Uint8Array): string => createHash('sha256').update(secret).digest('hex')
