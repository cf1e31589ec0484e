import pino from 'pino'
import { describe, expect, test } from 'vitest'
import { API, type DocumentRow } from '../../schemas/api/contract.ts'
import { Audit } from '../../server/audit/audit.ts'
import { addDemo } from '../../server/documents/demo.ts'
import { templatesOfRepository, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'

describe.each(DATABASES)('the demo on %s', kind => {
  const databases = testDatabases(kind)

  test('fills an empty database once, with people, and documents that whoever signs in can write in', async () => {
    const storage = await databases.open()
    const now = () => Date.UTC(2026, 10, 22)
    const audit = new Audit(storage, pino({ level: 'silent' }), now)
    const tools = { storage, templates: templatesOfRepository(), audit, now }
    expect(await addDemo(tools)).toBe(3)
    expect(await addDemo(tools)).toBe(0)
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
})
