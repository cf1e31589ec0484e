import { createHmac } from 'node:crypto'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function bytesOf(base32: string): Buffer {
  const bits = [...base32.toUpperCase().replace(/=+$/, '')]
    .map(letter => LETTERS.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)))
}

/** What an authenticator app shows for a secret at a time (RFC 6238, SHA-1, six digits, 30 seconds). */
export function totp(secret: string, at = Date.now()): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** A code that is wrong now. */
export const wrongCode = (secret: string): string => {
  const near = [-1, 0, 1, 2].map(step => totp(secret, Date.now() + step * 30_000))
  return ['000000', '111111', '222222', '333333', '444444'].find(code => !near.includes(code)) ?? '555555'
}
