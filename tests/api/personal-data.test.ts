import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { PERSONAL_DATA_API } from '../../schemas/api/personal-data.ts'
import { UNITS_API } from '../../schemas/api/units.ts'
import { verifyChain } from '../../server/audit/verify.ts'
import { createPerson } from '../../server/people/people.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { administrator } from '../helpers/administrator.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'

const EMAIL = 'karin.ek@ekviken.example'

function read(bytes: Buffer): { data: Record<string, unknown>; text: string } {
  const files = unzipSync(bytes)
  expect(Object.keys(files).sort()).toEqual(['personuppgifter.json', 'personuppgifter.txt'])
  const text = (name: string): string => Buffer.from(files[name] as Uint8Array).toString('utf8')
  return { data: JSON.parse(text('personuppgifter.json')), text: text('personuppgifter.txt') }
}

describe.each(DATABASES)('personal data on %s', kind => {
  const databases = testDatabases(kind)

  /** Karin, who owns a document alone, is a contact person, and has a message. */
  async function start(): Promise<{ api: TestApi; storage: Storage; admin: Client; karin: Client; id: string }> {
    const storage = await databases.open()
    const api = await testApi(storage)
    await createPerson(storage, { name: 'Karin Ek', email: EMAIL, units: ['socialforvaltningen'] }, api.clock.now)
    const admin = await administrator(api)
    const karin = await api.as('Karin Ek')
    const id = await karin.document('Program för hållbarhet')
    await admin.send('PATCH', UNITS_API.unit('socialforvaltningen'), { version: 1, contactPerson: karin.person.id })
    await storage.db
      .insertInto('outbox')
      .values({
        id: 'M1',
        key: null,
        recipient: EMAIL,
        subject: 'Du är nämnd',
        text: 'I ett dokument.',
        secret: 0,
        state: 'kept',
        created_at: api.clock.now,
        next_at: 0,
        give_up_at: 0,
        attempts: 0,
        claim: null,
        claimed_until: null,
        ended_at: null,
        problem: null
      })
      .execute()
    return { api, storage, admin, karin, id }
  }

  test('all that is stored about oneself, as JSON and as text', async () => {
    const { api, karin, admin, id } = await start()
    const answer = await karin.get(PERSONAL_DATA_API.mine)
    expect(answer.headers['content-type']).toBe('application/zip')
    expect(answer.headers['content-disposition']).toContain('personuppgifter Karin Ek.zip')
    const { data, text } = read(answer.rawPayload)
    expect(data).toMatchObject({
      format: 'styrskrift-personuppgifter',
      person: { id: karin.person.id, name: 'Karin Ek', email: EMAIL },
      units: [{ id: 'socialforvaltningen', name: 'socialförvaltningen' }],
      contactFor: [{ id: 'socialforvaltningen' }],
      roles: [{ document: id, title: 'Program för hållbarhet', role: 'agare' }],
      documents: { made: [{ document: id }] },
      messages: [{ to: EMAIL, subject: 'Du är nämnd', text: 'I ett dokument.' }]
    })
    expect((data.sessions as unknown[]).length).toBe(1)
    expect(text).toContain('Karin Ek')
    expect(text).toContain('Kontaktperson för socialförvaltningen')
    // The administrator gets the same, and both are in the log.
    const same = read((await admin.get(PERSONAL_DATA_API.of(karin.person.id))).rawPayload)
    expect(same.data.person).toEqual(data.person)
    const log = await api.storage.db
      .selectFrom('audit_entry')
      .select('person')
      .where('event', '=', 'person.data-exported')
      .orderBy('sequence')
      .execute()
    expect(log.map(entry => entry.person)).toEqual([karin.person.id, admin.person.id])
    await api.close()
  })

  test('nothing of a password, a token, or somebody else', async () => {
    const { api, storage, karin, admin } = await start()
    const sessions = await storage.db.selectFrom('auth_session').select('token').execute()
    const { data } = read((await karin.get(PERSONAL_DATA_API.mine)).rawPayload)
    const all = JSON.stringify(data)
    for (const { token } of sessions) expect(all).not.toContain(token)
    expect(all).not.toContain(admin.person.name)
    await api.close()
  })

  test('a preview says what goes and what stays; then exactly that is done', async () => {
    const { api, storage, admin, karin, id } = await start()
    const who = karin.person.id
    const preview = (await admin.get(PERSONAL_DATA_API.removal(who))).json()
    expect(preview.removes.join('\n')).toContain(EMAIL)
    expect(preview.removes.join('\n')).toContain('kontaktperson för socialförvaltningen')
    expect(preview.stays.length).toBeGreaterThan(1)
    expect(preview.stays.every((s: { why: string }) => s.why.length > 10)).toBe(true)
    expect(preview.alone).toEqual([{ id, title: 'Program för hållbarhet' }])
    // Looking changes nothing.
    expect((await karin.get(API.documents)).statusCode).toBe(200)

    const alone = await admin.post(PERSONAL_DATA_API.removal(who), { key: preview.key })
    expect([alone.statusCode, errorOf(alone)]).toEqual([409, 'ensam-agare'])
    const stale = await admin.post(PERSONAL_DATA_API.removal(who), { key: 'f'.repeat(64), successor: admin.person.id })
    expect([stale.statusCode, errorOf(stale)]).toEqual([409, 'andrad-under-tiden'])
    expect((await karin.get(API.documents)).statusCode).toBe(200)

    const body = { key: preview.key, successor: admin.person.id }
    const done = await admin.post(PERSONAL_DATA_API.removal(who), body)
    expect(done.statusCode, done.body).toBe(204)
    expect((await karin.get(API.documents)).statusCode).toBe(401)
    expect((await admin.get(API.document(id))).json().role).toBe('agare')
    const row = await storage.db.selectFrom('person').selectAll().where('id', '=', who).executeTakeFirstOrThrow()
    expect(row).toMatchObject({ name: 'Borttagen person', email: null, administrator: 0 })
    expect(row.ended_at).not.toBeNull()
    const unit = (await admin.get(UNITS_API.units))
      .json()
      .units.find((u: { id: string }) => u.id === 'socialforvaltningen')
    expect(unit).toMatchObject({ contact: '', contactPerson: null, people: 0 })
    await api.close()
  })

  test('no table holds the name or the address any more, and the chain of the log is whole', async () => {
    const { api, storage, admin, karin } = await start()
    const who = karin.person.id
    const { key } = (await admin.get(PERSONAL_DATA_API.removal(who))).json()
    await admin.post(PERSONAL_DATA_API.removal(who), { key, successor: admin.person.id })
    const tables = [
      'person',
      'auth_user',
      'auth_session',
      'auth_account',
      'auth_verification',
      'outbox',
      'unit',
      'audit_entry',
      'document'
    ] as const
    for (const table of tables) {
      const rows = JSON.stringify(await storage.db.selectFrom(table).selectAll().execute())
      expect(rows, table).not.toContain('Karin Ek')
      expect(rows, table).not.toContain(EMAIL)
    }
    const { broken } = await verifyChain(storage, null)
    expect(broken).toBeNull()
    const last = await storage.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('event', '=', 'person.removed')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(last.details)).toMatchObject({ person: who, handedOver: 1 })
    await api.close()
  })

  test('the last administrator stays; nobody else may do any of it', async () => {
    const { api, admin, karin } = await start()
    const own = (await admin.get(PERSONAL_DATA_API.removal(admin.person.id))).json()
    const last = await admin.post(PERSONAL_DATA_API.removal(admin.person.id), { key: own.key })
    expect([last.statusCode, errorOf(last)]).toEqual([409, 'sista-administratoren'])
    const who = admin.person.id
    for (const ask of [
      (c: Client) => c.get(PERSONAL_DATA_API.of(who)),
      (c: Client) => c.get(PERSONAL_DATA_API.removal(who)),
      (c: Client) => c.post(PERSONAL_DATA_API.removal(who), { key: own.key })
    ]) {
      const nobody = await ask(api.nobody)
      expect([nobody.statusCode, errorOf(nobody)]).toEqual([401, 'inte-inloggad'])
      const refused = await ask(karin)
      expect([refused.statusCode, errorOf(refused)]).toEqual([403, 'inte-behorig'])
    }
    expect((await api.nobody.get(PERSONAL_DATA_API.mine)).statusCode).toBe(401)
    const foreign = await admin.post(
      PERSONAL_DATA_API.removal(karin.person.id),
      { key: own.key },
      { origin: 'https://ond.exempel' }
    )
    expect([foreign.statusCode, errorOf(foreign)]).toEqual([403, 'fel-ursprung'])
    expect((await admin.get(PERSONAL_DATA_API.of('finns-inte'))).statusCode).toBe(404)
    expect((await admin.get(PERSONAL_DATA_API.removal('finns-inte'))).statusCode).toBe(404)
    await api.close()
  })
})
