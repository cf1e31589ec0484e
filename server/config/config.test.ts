import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { messages } from '../../schemas/messages/messages.ts'
import { ConfigError, isSecure, readConfig } from './config.ts'
import { SETTING_NAMES, settings } from './settings.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../docs/configuration.md'), 'utf8')

describe('readConfig', () => {
  test('has defaults for everything, for this computer alone', () => {
    const config = readConfig({})
    expect(config).toMatchObject({ port: 3000, host: 'localhost', databaseUrl: null, publicUrls: [], demo: 'on' })
    expect(config.dataDirectory).toBe(resolve('data'))
    expect(config.templatesDirectory).toBe(resolve('templates'))
    expect(config.maxImportBytes).toBe(20 * 1024 * 1024)
    expect(isSecure(config)).toBe(false)
  })

  test('reads the environment, and the command line before it', () => {
    const config = readConfig(
      { STYRSKRIFT_PORT: '4000', STYRSKRIFT_HOST: '0.0.0.0', PATH: '/bin' },
      { STYRSKRIFT_PORT: '5000' }
    )
    expect(config.port).toBe(5000)
    expect(config.host).toBe('0.0.0.0')
  })

  test('an empty variable counts as not set', () => {
    expect(readConfig({ STYRSKRIFT_PORT: ' ', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: null })
  })

  test('public addresses are origins; over https the cookie is secure and there is no demo', () => {
    const config = readConfig({ STYRSKRIFT_PUBLIC_URL: 'https://styr.exempel.se/, https://styr.intern' })
    expect(config.publicUrls).toEqual(['https://styr.exempel.se', 'https://styr.intern'])
    expect(config.demo).toBe('off')
    expect(isSecure(config)).toBe(true)
    const both = { STYRSKRIFT_PUBLIC_URL: 'http://a', STYRSKRIFT_DEMO: 'on' }
    expect(failure(() => readConfig(both))).toBe(messages.config.publicDemo)
  })

  test.each([
    ['STYRSKRIFT_PORT', 'tre'],
    ['STYRSKRIFT_PORT', '70000'],
    ['STYRSKRIFT_PORT', '3.5'],
    ['STYRSKRIFT_PUBLIC_URL', 'styr.exempel.se'],
    ['STYRSKRIFT_PUBLIC_URL', 'https://styr.exempel.se/mapp'],
    ['STYRSKRIFT_PUBLIC_URL', 'https://a.se,http://b.se'],
    ['STYRSKRIFT_PUBLIC_URL', 'ftp://a.se'],
    ['STYRSKRIFT_DEMO', 'ja'],
    ['STYRSKRIFT_LOG_LEVEL', 'mycket'],
    ['STYRSKRIFT_MAX_IMPORT_MIB', '0'],
    ['STYRSKRIFT_SESSION_DAYS', '-1']
  ] as const)('%s=%s is refused in one line that says what it should be', (name, value) => {
    const error = failure(() => readConfig({ [name]: value }))
    expect(error).toBe(messages.config.wrong(name, value, messages.config.expected[name]))
    expect(error).not.toContain('\n')
  })

  test('a secret is never repeated', () => {
    expect(failure(() => readConfig({ DATABASE_URL: 'mysql://hemlig:ord@a/b' }))).not.toContain('ord@')
    expect(failure(() => readConfig({ STYRSKRIFT_METRICS_TOKEN: 'kort' }))).not.toContain('kort')
  })

  test('a secret may stand in a file, and is then in no environment', () => {
    const folder = mkdtempSync(join(tmpdir(), 'styrskrift-config-'))
    const file = join(folder, 'secret')
    writeFileSync(file, 'postgres://u:hemligt@localhost/d\n')
    expect(readConfig({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://u:hemligt@localhost/d')
    expect(failure(() => readConfig({ DATABASE_URL_FILE: `${file}x` }))).toMatch(/DATABASE_URL_FILE.*går inte att läsa/)
    expect(failure(() => readConfig({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://a/b' }))).toMatch(/Både/)
    writeFileSync(file, 'hemligt')
    expect(failure(() => readConfig({ DATABASE_URL_FILE: file }))).not.toContain('hemligt')
    expect(failure(() => readConfig({ STYRSKRIFT_PORT_FILE: file }))).toContain('STYRSKRIFT_PORT_FILE')
    rmSync(folder, { recursive: true })
  })

  test('a mail server is whole or none, and never gets a password without TLS', () => {
    const from = { STYRSKRIFT_SMTP_FROM: 'Styr@Exempel.se' }
    const smtp = (url: string, more: Record<string, string> = {}) =>
      readConfig({ STYRSKRIFT_SMTP_URL: url, ...from, ...more }).smtp
    expect(smtp('smtp://anna:l%C3%B6sen@mail.exempel.se')).toEqual({
      host: 'mail.exempel.se',
      port: 587,
      secure: false,
      requireTls: true,
      auth: { user: 'anna', pass: 'lösen' },
      from: 'styr@exempel.se'
    })
    expect(smtp('smtps://[::1]:4650')).toMatchObject({ host: '::1', port: 4650, secure: true, auth: null })
    expect(smtp('smtp://localhost:25')).toMatchObject({ requireTls: false })
    expect(smtp('smtp://u@localhost', { STYRSKRIFT_SMTP_PASSWORD: 'x' })?.auth).toEqual({ user: 'u', pass: 'x' })
    expect(smtp('smtp://mail.exempel.se', { STYRSKRIFT_SMTP_TLS: 'off' })).toMatchObject({ requireTls: false })
    const open = { STYRSKRIFT_SMTP_TLS: 'off' }
    expect(failure(() => smtp('smtp://u:hemligt@mail.exempel.se', open))).toMatch(/aldrig utan TLS/)
    expect(failure(() => readConfig({ STYRSKRIFT_SMTP_URL: 'smtp://a' }))).toContain('STYRSKRIFT_SMTP_FROM')
    expect(failure(() => readConfig(from))).toContain('STYRSKRIFT_SMTP_URL')
    for (const url of [
      'mail.exempel.se',
      'http://a',
      'smtp://',
      'smtp://a/b',
      'smtp://a?tls=no',
      'smtp://%zz:hemligt@a'
    ]) {
      expect(
        failure(() => smtp(url)),
        url
      ).not.toContain('hemligt')
    }
    for (const address of ['a', 'a@b, c@d', 'Anna <a@b.se>']) {
      expect(failure(() => smtp('smtp://a', { STYRSKRIFT_SMTP_FROM: address }))).toContain('e-postadress')
    }
  })

  test('a misspelt setting of ours stops the program', () => {
    expect(failure(() => readConfig({ STYRSKRIFT_PROT: '3000' }))).toContain('STYRSKRIFT_PROT')
  })
})

describe('docs/configuration.md', () => {
  const rows = page
    .split('\n')
    .map(line => /^\| `([A-Z_]+)` +\| (.+?) +\| (.+) \|$/.exec(line))
    .filter(row => row !== null)

  test('lists every setting and nothing else, in order', () => {
    expect(rows.map(row => row[1])).toEqual(SETTING_NAMES)
  })

  test('names the defaults that apply', () => {
    for (const [, name, given] of rows) {
      const schema = settings.shape[name as (typeof SETTING_NAMES)[number]]
      const value = schema.safeParse(undefined).data
      if (value !== undefined) expect(given, name).toBe(`\`${value}\``)
      else expect(given, name).not.toMatch(/^`[^`]*`$/)
    }
  })
})

function failure(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error('nothing was refused')
}
