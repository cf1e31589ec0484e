import { describe, expect, test } from 'vitest'
import { ADMIN, type AuditList, type AuditVerified, type OutboxList } from '../../schemas/api/admin.ts'
import { API } from '../../schemas/api/contract.ts'
import { removeAuditGuards } from '../../server/storage/audit-guards.ts'
import { type Client, errorOf, type TestApi, templatesOfRepository, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { startSmtp } from '../helpers/smtp.ts'

async function administrator(api: TestApi): Promise<Client> {
  const admin = await api.as('Adam Administratör')
  await api.storage.db.updateTable('person').set({ administrator: 1 }).where('id', '=', admin.person.id).execute()
  return admin
}

describe.each(DATABASES)('the audit log over HTTP on %s', kind => {
  const databases = testDatabases(kind)
  const start = async (given: Parameters<typeof testApi>[1] = {}) => testApi(await databases.open(), given)

  test('what is done with documents is recorded, by whom and from where, without anything that was written', async () => {
    const api = await start()
    const admin = await administrator(api)
    const anna = await api.as('Anna Åberg')
    const id = await anna.document('Hemlig titel')
    await anna.send('PATCH', API.document(id), { title: 'En annan hemlig titel' })
    const { id: copy } = (await anna.post(API.copy(id))).json() as { id: string }
    await anna.get(API.exportAs(id, 'json'))
    await anna.get(API.exportAs(id, 'docx'))
    await anna.post(API.archive(id))
    await anna.post(API.unarchive(id))
    const dokument = templatesOfRepository().sample('riktlinje')!
    const { id: imported } = (await anna.post(API.importDocument, { dokument })).json() as { id: string }
    const { entries, next } = (await admin.get(`${ADMIN.audit}?person=${anna.person.id}`)).json() as AuditList
    const documents = entries.filter(e => e.event.startsWith('document.')).reverse()
    expect(documents.map(e => [e.event, e.document?.id])).toEqual([
      ['document.created', id],
      ['document.renamed', id],
      ['document.copied', id],
      ['document.exported', id],
      ['document.exported', id],
      ['document.archived', id],
      ['document.unarchived', id],
      ['document.imported', imported]
    ])
    expect(documents.map(e => e.details)).toMatchObject([
      { template: 'program' },
      {},
      { copy },
      { format: 'json' },
      { format: 'docx' },
      {},
      {},
      { template: 'riktlinje' }
    ])
    for (const entry of documents) {
      expect(entry.person).toEqual({ id: anna.person.id, name: 'Anna Åberg' })
      expect(entry.address).toBe('127.0.0.1')
    }
    expect(next).toBeNull()
    const stored = JSON.stringify(await api.storage.db.selectFrom('audit_entry').selectAll().execute())
    expect(stored).not.toMatch(/titel|Anna|Åberg/)
    await api.close()
  })

  test('what is refused is not recorded as done', async () => {
    const api = await start()
    const [anna, bo] = [await api.as('Anna'), await api.as('Bo')]
    const id = await anna.document()
    const count = async () => (await api.storage.db.selectFrom('audit_entry').select('sequence').execute()).length
    const before = await count()
    expect((await bo.get(API.exportAs(id, 'json'))).statusCode).toBe(404)
    expect((await bo.post(API.archive(id))).statusCode).toBe(404)
    expect((await anna.post(API.documents, { template: 'finns-inte', title: 'x' })).statusCode).toBe(400)
    expect(await count()).toBe(before)
    await api.close()
  })

  test('a file that cannot be recorded is not handed out', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const id = await anna.document()
    Object.assign(api.audit, { record: async () => Promise.reject(new Error('disk full')) })
    const answer = await anna.get(API.exportAs(id, 'json'))
    expect([answer.statusCode, errorOf(answer)]).toEqual([500, 'fel-i-servern'])
    expect(answer.headers['content-disposition']).toBeUndefined()
    await api.close()
  })

  test('pages and filters', async () => {
    const api = await start()
    const admin = await administrator(api)
    const t = api.clock.now
    for (let i = 0; i < 7; i++) {
      api.clock.now = t + i * 1000
      await api.audit.record({
        event: i % 2 ? 'document.created' : 'document.exported',
        person: 'p',
        document: `d${i}`
      })
    }
    const get = async (query: string) => (await admin.get(`${ADMIN.audit}?person=p&${query}`)).json() as AuditList
    const first = await get('limit=3')
    const second = await get(`limit=3&before=${first.next}`)
    const third = await get(`limit=3&before=${second.next}`)
    const all = [...first.entries, ...second.entries, ...third.entries]
    expect(all.map(e => e.document?.id)).toEqual(['d6', 'd5', 'd4', 'd3', 'd2', 'd1', 'd0'])
    expect(third.next).toBeNull()
    expect((await get('event=document.created')).entries).toHaveLength(3)
    expect((await get('document=d4')).entries).toHaveLength(1)
    const at = (i: number) => encodeURIComponent(new Date(t + i * 1000).toISOString())
    expect((await get(`from=${at(2)}&to=${at(4)}`)).entries.map(e => e.document?.id)).toEqual(['d3', 'd2'])
    for (const wrong of ['limit=0', 'limit=501', 'limit=x', 'before=0', 'from=igår']) {
      expect((await admin.get(`${ADMIN.audit}?${wrong}`)).statusCode, wrong).toBe(400)
    }
    await api.close()
  })

  test('is verified, and says which entry is wrong', async () => {
    const api = await start()
    const admin = await administrator(api)
    const verify = async (query = '') => (await admin.get(ADMIN.verifyAudit + query)).json() as AuditVerified
    for (let i = 0; i < 4; i++) await api.audit.record({ event: 'document.created', person: null, details: { i } })
    const { head, ...sound } = await verify()
    expect(sound).toEqual({ sound: Number(head.split(':')[0]), broken: null })
    expect((await verify(`?head=${head}`)).broken).toBeNull()
    const other = `${head.slice(0, -1)}${head.endsWith('0') ? '1' : '0'}`
    expect((await verify(`?head=${other}`)).broken).toMatchObject({ how: 'rewritten' })
    expect((await admin.get(`${ADMIN.verifyAudit}?head=x`)).statusCode).toBe(400)
    await removeAuditGuards(api.storage.db, kind)
    const last = sound.sound
    await api.storage.db
      .updateTable('audit_entry')
      .set({ details: '{}' })
      .where('sequence', '=', last - 1)
      .execute()
    expect((await verify()).broken).toEqual({
      sequence: last - 1,
      how: 'altered',
      message: `Post ${last - 1} har ändrats efter att den skrevs.`
    })
    await api.close()
  })
})

describe('the outbox over HTTP', () => {
  const databases = testDatabases('sqlite')
  const start = async (given: Parameters<typeof testApi>[1] = {}) => testApi(await databases.open(), given)
  const list = async (client: Client, query = '') => (await client.get(ADMIN.outbox + query)).json() as OutboxList

  test('is read by administrators alone, as are audit log and verification', async () => {
    const api = await start()
    const bo = await api.as('Bo')
    await api.mail.send({ to: 'a@b.se', subject: 'Hemligt', text: 'hemligt' })
    const { id } = await api.storage.db.selectFrom('outbox').select('id').executeTakeFirstOrThrow()
    for (const send of [
      (c: Client) => c.get(ADMIN.audit),
      (c: Client) => c.get(ADMIN.verifyAudit),
      (c: Client) => c.get(ADMIN.outbox),
      (c: Client) => c.post(ADMIN.retry(id)),
      (c: Client) => c.post(ADMIN.retry('finns-inte'))
    ]) {
      const [foreign, nobody] = [await send(bo), await send(api.nobody)]
      expect([foreign.statusCode, errorOf(foreign)]).toEqual([403, 'inte-behorig'])
      expect([nobody.statusCode, errorOf(nobody)]).toEqual([401, 'inte-inloggad'])
      expect(foreign.body).not.toMatch(/emligt/)
    }
    await api.close()
  })

  test('without a mail server everything is read there, and nothing can be sent', async () => {
    const api = await start()
    const admin = await administrator(api)
    const data = Buffer.from('abc')
    await api.mail.send({
      to: 'a@b.se',
      subject: 'Länk',
      text: 'https://…',
      secret: true,
      attachments: [{ name: 'a.txt', type: 'text/plain', data }]
    })
    const { messages, sends, next } = await list(admin)
    expect([sends, next]).toEqual([false, null])
    expect(messages).toMatchObject([
      {
        to: 'a@b.se',
        subject: 'Länk',
        text: 'https://…',
        note: null,
        state: 'kept',
        attachments: [{ name: 'a.txt', type: 'text/plain', bytes: 3 }]
      }
    ])
    const answer = await admin.post(ADMIN.retry(messages[0]!.id))
    expect([answer.statusCode, errorOf(answer)]).toEqual([409, 'ingen-epost'])
    await api.close()
  })

  test('pages, newest first, and by state', async () => {
    const api = await start()
    const admin = await administrator(api)
    for (let i = 0; i < 5; i++) {
      api.clock.now += i % 2
      await api.mail.send({ to: 'a@b.se', subject: `Nummer ${i}`, text: 'x' })
    }
    const seen: string[] = []
    for (let before: string | null = ''; before !== null; ) {
      const page: OutboxList = await list(admin, `?limit=2${before && `&before=${before}`}`)
      seen.push(...page.messages.map(m => m.subject))
      before = page.next
    }
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
    expect((await list(admin, '?state=sent')).messages).toEqual([])
    expect((await list(admin, '?before=finns-inte')).messages).toEqual([])
    expect((await admin.get(`${ADMIN.outbox}?state=fel`)).statusCode).toBe(400)
    await api.close()
  })

  test('what was given up is sent again, and that is recorded; links to sign in are not shown', async () => {
    const server = await startSmtp()
    const { port } = server
    const smtp = { host: '127.0.0.1', port, secure: false, requireTls: false, auth: null, from: 'a@b.se' }
    const api = await start({ config: { smtp } })
    const admin = await administrator(api)
    server.answers.push(550, 550)
    await api.mail.send({ to: 'a@b.se', subject: 'Länk', text: 'https://hemlig', secret: true, key: '1' })
    await api.mail.settled()
    const [failed] = (await list(admin)).messages
    expect(failed).toMatchObject({ state: 'failed', text: null, attempts: 1, problem: expect.stringContaining('550') })
    expect(failed?.note).toMatch(/släpper in/)
    for (const state of ['failed', 'sent']) {
      expect((await admin.post(ADMIN.retry(failed!.id))).statusCode).toBe(204)
      await api.mail.settled()
      expect((await list(admin)).messages[0]?.state).toBe(state)
    }
    expect(server.letters.map(l => l.mail.text?.trim())).toEqual(['https://hemlig'])
    const again = await admin.post(ADMIN.retry(failed!.id))
    expect([again.statusCode, errorOf(again)]).toEqual([409, 'redan-skickat'])
    const missing = await admin.post(ADMIN.retry('finns-inte'))
    expect([missing.statusCode, errorOf(missing)]).toEqual([404, 'finns-inte'])
    const { entries } = (await admin.get(`${ADMIN.audit}?event=outbox.retried`)).json() as AuditList
    expect(entries.map(e => e.details)).toEqual([
      { message: failed!.id, was: 'failed' },
      { message: failed!.id, was: 'failed' }
    ])
    await api.close()
    await server.stop()
  })
})
