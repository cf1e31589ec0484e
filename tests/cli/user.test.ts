import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStorage, type StorageOptions } from '../../server/storage/storage.ts'
import { CliFolder } from '../helpers/cli.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'

describe.each(DATABASES)('people on the command line, %s', kind => {
  const databases = testDatabases(kind)
  let folder: CliFolder
  let where: StorageOptions
  beforeEach(async () => {
    where = await databases.fresh()
    folder = new CliFolder({ STYRSKRIFT_LOG_LEVEL: 'warn', ...(where.url ? { DATABASE_URL: where.url } : {}) })
    if (!where.url) where = { file: folder.file('data/styrskrift.sqlite') }
  })
  afterEach(() => folder.remove())

  const add = (...more: string[]) =>
    folder.run('user', 'add', '--name', 'Eva Sandström', '--email', 'Eva@exempel.se', ...more)

  test('are added with an invitation, listed, invited again, and ended', async () => {
    const added = await add('--admin')
    expect([added.code, added.err]).toEqual([0, ''])
    expect(added.out).toMatch(/^http:\/\/localhost:3000\/inbjudan#[\w-]{43}$/m)
    const again = await folder.run('user', 'invite', '--email', 'eva@exempel.se', '--reset-two-factor')
    expect(again.out).toMatch(/#[\w-]{43}/)
    expect((await folder.run('user', 'list')).out).toBe('Eva Sandström, eva@exempel.se, administratör\n')
    const last = await folder.run('user', 'end', '--email', 'eva@exempel.se')
    expect([last.code, last.err]).toEqual([1, expect.stringMatching(/minst en administratör/)])
    await folder.run('user', 'add', '--name', 'Bo', '--email', 'bo@exempel.se')
    expect((await folder.run('user', 'end', '--email', 'bo@exempel.se')).out).toMatch(/avslutad/)
    expect((await folder.run('user', 'list')).out).toMatch(/^Bo, bo@exempel.se, avslutad \d{4}-\d\d-\d\d\nEva/)
    const storage = await openStorage(where)
    const entries = await storage.db.selectFrom('audit_entry').select('event').orderBy('sequence').execute()
    const links = await storage.db.selectFrom('auth_verification').select('identifier').execute()
    await storage.close()
    expect(entries.map(entry => entry.event)).toEqual([
      'person.added',
      'invitation.sent',
      'person.changed',
      'invitation.sent',
      'person.added',
      'invitation.sent',
      'person.changed'
    ])
    expect(links, 'earlier ones, and those of who has left, are gone').toHaveLength(1)
  })

  test('what cannot be is one clear line', async () => {
    await add()
    for (const [args, said] of [
      [['add', '--name', 'Eva', '--email', 'EVA@exempel.se'], /används redan/],
      [['add', '--name', '…', '--email', 'a@exempel.se'], /minst en bokstav/],
      [['add', '--name', 'Eva', '--email', 'ingen'], /adress/],
      [['add', '--name', 'Eva'], /--email/],
      [['end', '--email', 'ingen@exempel.se'], /Det finns ingen person med adressen ingen@exempel.se/],
      [['invite', '--email', 'ingen@exempel.se'], /Det finns ingen person/]
    ] as const) {
      const { code, err } = await folder.run('user', ...args)
      expect([code, err.trimEnd().split('\n').length], args.join(' ')).toEqual([1, 1])
      expect(err).toMatch(said)
    }
  })
})
