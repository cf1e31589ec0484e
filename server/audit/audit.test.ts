import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { canonicalDetails } from '../../schemas/audit/entry.ts'
import { DATABASES, testDatabases } from '../../tests/helpers/databases.ts'
import { seeded } from '../../tests/helpers/seeded.ts'
import { removeAuditGuards } from '../storage/audit-guards.ts'
import type { Storage } from '../storage/storage.ts'
import { headOf } from './append.ts'
import { Audit } from './audit.ts'
import { type Break, hashOf } from './chain.ts'
import { readEntries } from './read.ts'
import { verifyChain } from './verify.ts'

const silent = pino({ level: 'silent' })

/** A log of `count` entries. */
async function filled(storage: Storage, count: number): Promise<Audit> {
  const audit = new Audit(storage, silent, () => 1_000)
  await Promise.all(
    Array.from({ length: count }, (_, i) =>
      audit.record({ event: 'document.exported', person: `p${i % 3}`, document: 'd', details: { i, form: 'åäö "\\' } })
    )
  )
  return audit
}

/** As somebody who owns the database. */
async function attack(storage: Storage, statements: readonly string[]): Promise<Break | null> {
  await removeAuditGuards(storage.db, storage.kind)
  for (const statement of statements) await sql.raw(statement).execute(storage.db)
  return (await verifyChain(storage, null, 4)).broken
}

const rehash = async (storage: Storage, sequence: number): Promise<string> => {
  const entry = await storage.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('sequence', '=', sequence)
    .executeTakeFirstOrThrow()
  return hashOf(entry)
}

/** A row like another, with another number. */
const copyOf = (from: number, to: number, hash = 'hash', previous = 'previous'): string =>
  `insert into audit_entry select ${to}, at, event, person, document, address, details, ${previous}, ${hash} from audit_entry where sequence = ${from}`

describe.each(DATABASES)('the audit log on %s', kind => {
  const databases = testDatabases(kind)

  test('numbers without gaps, each with the hash of the one before, as docs/audit.md says', async () => {
    const storage = await databases.open()
    await filled(storage, 7)
    const entries = await storage.db.selectFrom('audit_entry').selectAll().orderBy('sequence').execute()
    expect(entries.map(e => e.sequence)).toEqual([1, 2, 3, 4, 5, 6, 7])
    let previous = '0'.repeat(64)
    for (const e of entries) {
      const text = JSON.stringify(['styrskrift-audit-1', e.sequence, e.at, e.event, e.person, e.document, e.address, e.details, previous]) // biome-ignore format: as the page shows it
      expect(e.hash).toBe(createHash('sha256').update(text).digest('hex'))
      previous = e.hash
    }
    expect(await verifyChain(storage)).toEqual({ head: { sequence: 7, hash: previous }, broken: null })
    expect(await verifyChain(storage, null, 1)).toMatchObject({ broken: null })
  })

  test('a published example keeps its hash for ever', () => {
    const details = canonicalDetails({ format: 'docx', bytes: 12, again: false, note: null })
    expect(details).toBe('{"again":false,"bytes":12,"format":"docx","note":null}')
    const entry = { sequence: 2, at: 1_790_000_000_000, event: 'document.exported', person: 'p', document: 'd', address: '::1', details, previous: 'a'.repeat(64) } // biome-ignore format: one line
    expect(hashOf(entry)).toBe('acd3ddc197387b2ea0f01ae6633921051b062d585abc59c26d378edfc06791c0')
  })

  test('several processes append at the same time: no gap, no twin, a whole chain', async () => {
    const where = await databases.fresh()
    const logs = [await databases.open(where), await databases.open(where), await databases.open(where)].map(
      storage => new Audit(storage, silent)
    )
    await Promise.all(
      Array.from({ length: 120 }, async (_, i) => {
        if (i % 4 === 0) await new Promise(done => setTimeout(done, i % 7))
        await logs[i % 3]?.record({ event: 'document.created', person: `p${i % 3}`, details: { i } })
      })
    )
    const storage = await databases.open(where)
    const entries = await readEntries(storage, {}, 500)
    expect(new Set(entries.map(e => JSON.parse(e.details).i)).size).toBe(120)
    expect(entries.map(e => e.sequence)).toEqual(Array.from({ length: 120 }, (_, i) => 120 - i))
    expect(await verifyChain(storage)).toMatchObject({ head: { sequence: 120 }, broken: null })
  })

  test('what fails leaves no gap, and whoever recorded it hears of it', async () => {
    const storage = await databases.open()
    const audit = await filled(storage, 2)
    await removeAuditGuards(storage.db, kind)
    await storage.db.updateTable('audit_head').set({ sequence: 0 }).execute()
    await expect(audit.record({ event: 'document.created', person: null })).rejects.toThrow()
    await storage.db.updateTable('audit_head').set({ sequence: 2 }).execute()
    await audit.record({ event: 'document.created', person: null })
    expect(await verifyChain(storage)).toMatchObject({ head: { sequence: 3 }, broken: null })
    const nested = { list: [1] } as unknown as Record<string, string>
    expect(() => audit.record({ event: 'document.created', person: null, details: nested })).toThrow('list')
  })

  test('the database itself refuses to change or remove an entry, and to take back the head', async () => {
    const storage = await databases.open()
    await filled(storage, 3)
    const refused = [
      "update audit_entry set person = 'x' where sequence = 2",
      'delete from audit_entry where sequence = 3',
      'delete from audit_entry',
      'update audit_head set sequence = 2',
      'update audit_head set sequence = 3',
      'delete from audit_head',
      ...(kind === 'postgres' ? ['truncate audit_entry', 'truncate audit_head'] : [])
    ]
    for (const statement of refused) {
      await expect(sql.raw(statement).execute(storage.db), statement).rejects.toThrow('only appended to')
    }
    expect(await verifyChain(storage)).toMatchObject({ head: { sequence: 3 }, broken: null })
  })

  test('every altered value of every entry is found, and named', async () => {
    const storage = await databases.open()
    await filled(storage, 9)
    await removeAuditGuards(storage.db, kind)
    const { db } = storage
    const random = seeded(7)
    for (const column of ['at', 'event', 'person', 'document', 'address', 'details', 'previous', 'hash'] as const) {
      const sequence = 1 + Math.floor(random() * 9)
      const row = await db
        .selectFrom('audit_entry')
        .selectAll()
        .where('sequence', '=', sequence)
        .executeTakeFirstOrThrow()
      const changed = column === 'at' ? row.at + 1 : `${row[column] ?? ''}x`
      await db
        .updateTable('audit_entry')
        .set({ [column]: changed })
        .where('sequence', '=', sequence)
        .execute()
      expect((await verifyChain(storage, null, 4)).broken, column).toEqual({ sequence, how: 'altered' })
      await db
        .updateTable('audit_entry')
        .set({ [column]: row[column] })
        .where('sequence', '=', sequence)
        .execute()
    }
    expect((await verifyChain(storage)).broken).toBeNull()
  })

  test('an entry that was altered and whose hash was made anew', async () => {
    const storage = await databases.open()
    await filled(storage, 9)
    expect(await attack(storage, ["update audit_entry set person = 'p9' where sequence = 4"])).toMatchObject({
      sequence: 4
    })
    const hash = await rehash(storage, 4)
    const broken = await attack(storage, [`update audit_entry set hash = '${hash}' where sequence = 4`])
    expect(broken).toEqual({ sequence: 4, how: 'altered' })
  })

  test.each([
    ['in the middle', ['delete from audit_entry where sequence = 5'], { sequence: 5, how: 'removed' }],
    ['the first', ['delete from audit_entry where sequence = 1'], { sequence: 1, how: 'removed' }],
    [
      'and the others counted anew',
      [
        'delete from audit_entry where sequence in (5, 6)',
        'update audit_entry set sequence = sequence - 102 where sequence > 6',
        'update audit_entry set sequence = sequence + 100 where sequence < 0'
      ],
      { sequence: 5, how: 'removed' }
    ],
    ['the last', ['delete from audit_entry where sequence = 9'], { sequence: 9, how: 'truncated' }],
    ['the last three', ['delete from audit_entry where sequence > 6'], { sequence: 7, how: 'truncated' }],
    ['all', ['delete from audit_entry'], { sequence: 1, how: 'truncated' }]
  ] as const)('removed: %s', async (_what, statements, expected) => {
    const storage = await databases.open()
    await filled(storage, 9)
    expect(await attack(storage, statements)).toEqual(expected)
  })

  const makeRoom = [
    'update audit_entry set sequence = sequence + 101 where sequence > 4',
    'update audit_entry set sequence = sequence - 100 where sequence > 100'
  ]

  test.each([
    ['in the middle', [...makeRoom, copyOf(2, 5)], { sequence: 5, how: 'inserted' }],
    ['at the end', [copyOf(9, 10, "'x'", 'hash')], { sequence: 10, how: 'inserted' }],
    ['before the first', [copyOf(3, 0)], { sequence: 0, how: 'inserted' }],
    ['before the first, with a negative number', [copyOf(3, -7)], { sequence: -7, how: 'inserted' }]
  ] as const)('inserted: %s', async (_what, statements, expected) => {
    const storage = await databases.open()
    await filled(storage, 9)
    expect(await attack(storage, statements)).toEqual(expected)
  })

  test('inserted with a hash and a link that are right', async () => {
    const storage = await databases.open()
    await filled(storage, 9)
    const { db } = storage
    await attack(storage, makeRoom)
    const fourth = await db.selectFrom('audit_entry').selectAll().where('sequence', '=', 4).executeTakeFirstOrThrow()
    const forged = { ...fourth, sequence: 5, person: 'p9', previous: fourth.hash }
    await db
      .insertInto('audit_entry')
      .values({ ...forged, hash: hashOf(forged) })
      .execute()
    expect((await verifyChain(storage, null, 4)).broken).toEqual({ sequence: 5, how: 'inserted' })
  })

  test('appended past the head', async () => {
    const storage = await databases.open()
    await filled(storage, 3)
    const last = await storage.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('sequence', '=', 3)
      .executeTakeFirstOrThrow()
    const forged = { ...last, sequence: 4, previous: last.hash }
    await storage.db
      .insertInto('audit_entry')
      .values({ ...forged, hash: hashOf(forged) })
      .execute()
    expect((await verifyChain(storage)).broken).toEqual({ sequence: 4, how: 'inserted' })
  })

  test('a chain that was computed anew from some entry on is found out by a head that was noted elsewhere, and by that alone', async () => {
    const storage = await databases.open()
    await filled(storage, 9)
    const noted = await headOf(storage.db)
    await attack(storage, ["update audit_entry set person = 'p9' where sequence = 4"])
    let previous = ''
    for (let sequence = 4; sequence <= 9; sequence++) {
      const change = storage.db.updateTable('audit_entry').where('sequence', '=', sequence)
      if (previous !== '') await change.set({ previous }).execute()
      previous = await rehash(storage, sequence)
      await change.set({ hash: previous }).execute()
    }
    expect((await verifyChain(storage)).broken).toEqual({ sequence: 9, how: 'rewritten' })
    await storage.db.updateTable('audit_head').set({ hash: previous }).execute()
    expect((await verifyChain(storage)).broken).toBeNull()
    expect((await verifyChain(storage, noted)).broken).toEqual({ sequence: 9, how: 'rewritten' })
    expect((await verifyChain(storage, { ...noted, sequence: 12 })).broken).toEqual({ sequence: 10, how: 'truncated' })
  })

  test('is verified while others append', async () => {
    const where = await databases.fresh()
    const [one, other] = [await databases.open(where), await databases.open(where)]
    const audit = await filled(one, 1)
    let going = true
    const appending = (async () => {
      while (going) await audit.record({ event: 'document.created', person: 'p' })
    })()
    while ((await headOf(other.db)).sequence < 50) expect((await verifyChain(other, null, 3)).broken).toBeNull()
    going = false
    await appending
  })
})
