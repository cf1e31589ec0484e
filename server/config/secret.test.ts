import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { messages } from '../../schemas/messages/messages.ts'
import { ConfigError, readConfig } from './config.ts'
import { serverSecret } from './secret.ts'

const folder = mkdtempSync(join(tmpdir(), 'styrskrift-secret-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const STRONG = 'q8Zt1vXw0pLr6KdYh3NfGbU5mCeSjA2o'
const read = (env: Record<string, string>): string => serverSecret(readConfig({ STYRSKRIFT_DATA: folder, ...env }))
const publicly = { STYRSKRIFT_PUBLIC_URL: 'https://styr.exempel.se' }

const refused = (env: Record<string, string>): string => {
  try {
    read(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    expect((error as Error).message).not.toContain('\n')
    return (error as Error).message
  }
  throw new Error('nothing was refused')
}

test('on this computer alone one is made, kept for this user alone, and the same next time', () => {
  const secret = read({})
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(read({})).toBe(secret)
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  expect(read({ STYRSKRIFT_DATA: join(folder, 'annan') })).not.toBe(secret)
})

test('with a public address it has to be set', () => {
  expect(refused(publicly)).toBe(messages.config.noSecret)
  expect(read({ ...publicly, STYRSKRIFT_SECRET: STRONG })).toBe(STRONG)
})

test.each(['hemligt', 'a'.repeat(64), 'abcabcabc'.repeat(8), `${STRONG.slice(0, 31)}`])('%s is too weak', secret => {
  const said = refused({ STYRSKRIFT_SECRET: secret })
  expect(said).toBe(messages.config.weakSecret)
  expect(said).not.toContain(secret)
})

test('from a file', () => {
  const file = join(folder, 'given')
  writeFileSync(file, `${STRONG}\n`)
  expect(read({ ...publicly, STYRSKRIFT_SECRET_FILE: file })).toBe(STRONG)
  expect(refused({ STYRSKRIFT_SECRET_FILE: join(folder, 'finns-inte') })).toContain('STYRSKRIFT_SECRET_FILE')
})
