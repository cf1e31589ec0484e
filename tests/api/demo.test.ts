import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { API, type DocumentRow } from '../../schemas/api/contract.ts'
import { HANDLING, type HandlingTable } from '../../schemas/api/handling.ts'
import { REMISS_API, type RemissRow } from '../../schemas/api/remiss.ts'
import { Audit } from '../../server/audit/audit.ts'
import { addDemo } from '../../server/demo/documents.ts'
import { addDemoRemiss } from '../../server/demo/remiss.ts'
import { templatesOfRepository, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'

describe.each(DATABASES)('the demo on %s', kind => {
  const databases = testDatabases(kind)

  test('fills an empty database once, with people, and documents that whoever signs in can write in', async () => {
    const storage = await databases.open()
    const now = () => Date.UTC(2026, 10, 22)
    const audit = new Audit(storage, pino({ level: 'silent' }), now)
    const tools = { storage, templates: templatesOfRepository(), audit, now }
    expect((await addDemo(tools)).size).toBe(3)
    expect((await addDemo(tools)).size).toBe(0)
    const api = await testApi(storage)
    const { documents } = (await (await api.as('Vem Som Helst')).get(API.documents)).json() as {
      documents: DocumentRow[]
    }
    expect(documents.map(d => [d.template, d.role])).toEqual([
      ['program', 'forfattare'],
      ['riktlinje', 'forfattare'],
      ['handlingsplan', 'forfattare']
    ])
    expect(documents[0]?.title).not.toBe('')
    await api.close()
  })

  test('has a remiss that is out, with answers that are read at their places and in part handled', async () => {
    const storage = await databases.open()
    const api = await testApi(storage)
    api.clock.now = Date.UTC(2026, 10, 22, 12)
    const added = await addDemo({ ...api.tools, audit: api.audit })
    const document = added.get('handlingsplan')!
    const sample = templatesOfRepository().remisser.get('handlingsplan')!
    const address = 'https://styrskrift.example'
    await addDemoRemiss({ ...api.tools, address }, document, sample)
    const karin = await api.as('Karin Lindqvist')
    const [remiss] = ((await karin.get(REMISS_API.list(document))).json() as { remisser: RemissRow[] }).remisser
    expect(remiss).toMatchObject({ state: 'skickad', lastDay: '2026-12-13', recipients: 8 })
    expect(remiss?.counts).toEqual({ inlamnad: 4, avstar: 1, skickad: 3 })
    const table = (await karin.get(HANDLING.table(document, remiss!.id))).json() as HandlingTable
    const said = table.synpunkter.map(row => row.said)
    expect(said.filter(words => words.includes('vandrande skolbussar'))).not.toEqual([])
    expect(table.synpunkter.filter(row => row.outcome !== null)).toHaveLength(sample.handled.length)
    // Links are stored hashed; the letters that nobody could send are kept for the administrator.
    const letters = await storage.db.selectFrom('outbox').select(['recipient', 'state', 'text']).execute()
    expect(new Set(letters.map(each => each.state))).toEqual(new Set(['kept']))
    expect(letters.filter(each => each.text?.includes(`${address}/svar#`))).toHaveLength(8)
    await api.close()
  })
})
