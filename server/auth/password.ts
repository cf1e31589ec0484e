import { type Argon2Parameters, argon2, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * Passwords as they are kept: argon2id, or scrypt on a Node that has no argon2 (before 24.7), with the parameters that OWASP names
 * (Password Storage Cheat Sheet), in the form of PHC strings, so that each says how it was made.
 */
const ARGON2 = { memory: 19_456, passes: 2, parallelism: 1 } as const
const SCRYPT = { ln: 17, r: 8, p: 1 } as const
const LENGTH = 32

/** The same letters, however a keyboard composes them. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8')

const b64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

/** Hashes a password with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  if (typeof argon2 === 'function') {
    const { memory, passes, parallelism } = ARGON2
    const key = await argon2id(password, salt, memory, passes, parallelism)
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${b64(salt)}$${b64(key)}`
  }
  const key = await scryptKey(password, salt, SCRYPT.ln, SCRYPT.r, SCRYPT.p)
  return `$scrypt$ln=${SCRYPT.ln},r=${SCRYPT.r},p=${SCRYPT.p}$${b64(salt)}$${b64(key)}`
}

const ARGON2_FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/
const SCRYPT_FORM = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

/** Is this the password that was hashed? Throws when the hash is of a form that this program cannot read. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const match = ARGON2_FORM.exec(hash) ?? SCRYPT_FORM.exec(hash)
  if (!match) throw new Error('a password is kept in an unknown form')
  const [, a, b, c, salt = '', wanted = ''] = match
  const derive = hash.startsWith('$argon2id') ? argon2id : scryptKey
  const key = await derive(password, Buffer.from(salt, 'base64'), Number(a), Number(b), Number(c))
  const kept = Buffer.from(wanted, 'base64')
  return kept.length === key.length && timingSafeEqual(kept, key)
}

let nobodys: Promise<string> | null = null

/** Takes as long as a password that is wrong, for accounts that do not exist or have none. */
export async function verifyNobodys(password: string): Promise<false> {
  nobodys ??= hashPassword(randomBytes(16).toString('hex'))
  await verifyPassword(await nobodys, password)
  return false
}

function argon2id(
  password: string,
  nonce: Buffer,
  memory: number,
  passes: number,
  parallelism: number
): Promise<Buffer> {
  if (typeof argon2 !== 'function') throw new Error('a password is kept as argon2id, which needs Node 24.7 or newer')
  const parameters: Argon2Parameters = {
    message: bytesOf(password),
    nonce,
    memory,
    passes,
    parallelism,
    tagLength: LENGTH
  }
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

function scryptKey(password: string, salt: Buffer, ln: number, r: number, p: number): Promise<Buffer> {
  const options = { N: 2 ** ln, r, p, maxmem: 256 * 1024 * 1024 }
  return new Promise((resolve, reject) => {
    scrypt(bytesOf(password), salt, LENGTH, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
