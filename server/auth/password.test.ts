import { argon2Sync, scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, verifyNobodys, verifyPassword } from './password.ts'

const b64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
const salt = Buffer.from('0123456789abcdef')

test('is kept with a salt of its own, and found again', async () => {
  const [one, other] = [await hashPassword('Lösenord å'), await hashPassword('Lösenord å')]
  expect(one).not.toBe(other)
  expect(await verifyPassword(one, 'Lösenord å')).toBe(true)
  expect(await verifyPassword(one, 'Lo\u0308senord a\u030a'), 'composed otherwise').toBe(true)
  for (const wrong of ['', 'lösenord å', 'Lösenord å ', one])
    expect(await verifyPassword(one, wrong), wrong).toBe(false)
})

test('by argon2id with what OWASP names, and by scrypt from a Node without it', async () => {
  const parameters = {
    message: Buffer.from('hemlig'),
    nonce: salt,
    memory: 19_456,
    passes: 2,
    parallelism: 1,
    tagLength: 32
  }
  const argon = `$argon2id$v=19$m=19456,t=2,p=1$${b64(salt)}$${b64(argon2Sync('argon2id', parameters))}`
  const options = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
  const scrypt = `$scrypt$ln=17,r=8,p=1$${b64(salt)}$${b64(scryptSync('hemlig', salt, 32, options))}`
  for (const hash of [argon, scrypt]) {
    expect(await verifyPassword(hash, 'hemlig')).toBe(true)
    expect(await verifyPassword(hash, 'hemligt')).toBe(false)
  }
  expect(await hashPassword('x')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('of nobody is never right', async () => {
  expect(await verifyNobodys('vad som helst')).toBe(false)
})

test('in an unknown form is a fault', async () => {
  for (const hash of ['', 'hemlig', '$2b$10$abc', '$argon2i$v=19$m=1,t=1,p=1$YQ$YQ'])
    await expect(verifyPassword(hash, 'x'), hash).rejects.toThrow()
})
