import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { OVERVIEW_API } from '../../schemas/api/overview.ts'
import { messages } from '../../schemas/messages/messages.ts'
import { readConfig } from '../../server/config/config.ts'
import { SETTING_NAMES } from '../../server/config/settings.ts'
import { writeFact } from '../../server/storage/facts.ts'
import { loadTemplates } from '../../server/templates/load.ts'
import { administrator } from '../helpers/administrator.ts'
import { errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'

describe.each(DATABASES)('what administrators look at, on %s', kind => {
  const databases = testDatabases(kind)

  test('health: versions, sizes, numbers, the last backup', async () => {
    const storage = await databases.open()
    const api = await testApi(storage)
    const admin = await administrator(api)
    const id = await admin.document()
    await admin.document()
    await admin.post(API.archive(id))
    const before = (await admin.get(OVERVIEW_API.health)).json()
    expect(before).toMatchObject({
      database: { kind },
      documents: { active: 1, archived: 1 },
      people: { active: 1, ended: 0 },
      refused: 0,
      connections: { connections: 0 },
      lastBackup: null,
      mail: { sends: false }
    })
    expect(before.versions.database).toMatch(kind === 'sqlite' ? /^SQLite 3/ : /^PostgreSQL \d+/)
    expect(before.versions.migration).toMatch(/^\d{4}-/)
    expect(before.database.bytes).toBeGreaterThan(10_000)
    await writeFact(storage, 'last-backup', String(api.clock.now))
    expect((await admin.get(OVERVIEW_API.health)).json().lastBackup).toBe(new Date(api.clock.now).toISOString())
    await api.close()
  })

  test('nobody but an administrator', async () => {
    const api = await testApi(await databases.open())
    const reader = await api.as('Lisa Läsare')
    for (const url of Object.values(OVERVIEW_API)) {
      const nobody = await api.nobody.get(url)
      expect([nobody.statusCode, errorOf(nobody)], url).toEqual([401, 'inte-inloggad'])
      const refused = await reader.get(url)
      expect([refused.statusCode, errorOf(refused)], url).toEqual([403, 'inte-behorig'])
    }
    await api.close()
  })
})

describe('templates', () => {
  const databases = testDatabases('sqlite')

  test('a broken one is listed with its problems, is not offered, and its documents are opened', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'templates-'))
    cpSync(resolve(import.meta.dirname, '../../templates'), folder, { recursive: true })
    const storage = await databases.open()
    const first = await testApi(storage, { templates: loadTemplates(folder) })
    const admin = await administrator(first)
    const id = await admin.document()
    await first.close()

    writeFileSync(join(folder, 'program/template.json'), '{ "name": "program", "sections": 7 }')
    rmSync(join(folder, 'riktlinje'), { recursive: true })
    const api = await testApi(storage, { templates: loadTemplates(folder), config: { templatesDirectory: folder } })
    const again = await administrator(api)
    const { folders, directory, missing } = (await again.get(OVERVIEW_API.templates)).json()
    expect(directory).toBe(folder)
    expect(missing).toEqual([])
    const [handlingsplan, program] = folders
    expect(handlingsplan).toMatchObject({ name: 'handlingsplan', problems: [], documents: 0 })
    expect(handlingsplan.rules.length).toBeGreaterThan(30)
    expect(program).toMatchObject({ name: 'program', template: null, documents: 1, rules: [] })
    expect(program.problems.map((p: { file: string; path: string }) => [p.file, p.path])).toContainEqual([
      'program/template.json',
      'sections'
    ])
    const offered = (await again.get(API.templates)).json().templates.map((t: { name: string }) => t.name)
    expect(offered).toEqual(['handlingsplan'])
    // The one that was made before is opened with the template as it was.
    await storage.db
      .updateTable('document_member')
      .set({ person: again.person.id })
      .where('document', '=', id)
      .execute()
    const opened = await again.get(API.document(id))
    expect(opened.statusCode, opened.body).toBe(200)
    expect(opened.json().template.name).toBe('program')
    await api.close()
    rmSync(folder, { recursive: true })
  })
})

describe('settings', () => {
  const databases = testDatabases('sqlite')
  const SECRET = 'a-secret-that-is-long-enough-0123456789'
  const of = (env: Record<string, string>, flags = {}) => {
    const rows = new Map(readConfig(env, flags).inForce.map(row => [row.name, row]))
    return (name: string) => rows.get(name)
  }

  test('say what is in force and where it comes from', async () => {
    const setting = of({ STYRSKRIFT_SESSION_DAYS: '7', STYRSKRIFT_PORT: '4000' }, { STYRSKRIFT_PORT: '5000' })
    expect(setting('STYRSKRIFT_PORT')).toMatchObject({ value: '5000', source: 'command-line' })
    expect(setting('STYRSKRIFT_SESSION_DAYS')).toMatchObject({ value: '7', source: 'environment' })
    expect(setting('STYRSKRIFT_HOST')).toMatchObject({ value: 'localhost', source: 'default' })
    expect(setting('STYRSKRIFT_DEMO')).toMatchObject({ value: 'on', source: 'default' })
    expect(setting('STYRSKRIFT_TRUST_PROXY')).toMatchObject({ value: null, isSet: false })
  })

  test('a secret is told as set, and never shown', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
    const file = join(folder, 'token')
    writeFileSync(file, SECRET)
    const config = readConfig({
      DATABASE_URL: 'postgres://styr:hemligt@localhost/styr',
      STYRSKRIFT_SECRET: SECRET,
      STYRSKRIFT_METRICS_TOKEN_FILE: file,
      STYRSKRIFT_SMTP_URL: 'smtp://namn:hemligt@localhost:2525',
      STYRSKRIFT_SMTP_FROM: 'styr@ekviken.example'
    })
    const api = await testApi(await databases.open(), { config: { inForce: config.inForce } })
    const answer = await (await administrator(api)).get(OVERVIEW_API.settings)
    expect(answer.body).not.toContain(SECRET)
    expect(answer.body).not.toContain('hemligt')
    const rows = new Map(answer.json().settings.map((row: { name: string }) => [row.name, row]))
    for (const [name, source] of [
      ['DATABASE_URL', 'environment'],
      ['STYRSKRIFT_SECRET', 'environment'],
      ['STYRSKRIFT_METRICS_TOKEN', 'file'],
      ['STYRSKRIFT_SMTP_URL', 'environment']
    ] as const)
      expect(rows.get(name), name).toMatchObject({ secret: true, isSet: true, value: null, source })
    expect(rows.get('STYRSKRIFT_SMTP_PASSWORD')).toMatchObject({ secret: true, isSet: false })
    await api.close()
    rmSync(folder, { recursive: true })
  })

  test('each has words on the page', () => {
    expect(Object.keys(messages.admin.settings.about)).toEqual(SETTING_NAMES)
  })
})
