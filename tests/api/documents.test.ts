import { describe, expect, test } from 'vitest'
import { API, type DocumentRow, type OpenDocument } from '../../schemas/api/contract.ts'
import { toDokument } from '../../schemas/document/interchange.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { type Client, errorOf, templatesOfRepository, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { pngBytes } from '../helpers/pictures.ts'

const list = async (client: Client, archived = false): Promise<DocumentRow[]> =>
  (await client.get(`${API.documents}?archived=${archived}`)).json().documents
const open = async (client: Client, id: string): Promise<OpenDocument> => (await client.get(API.document(id))).json()

describe.each(DATABASES)('documents on %s', kind => {
  const databases = testDatabases(kind)
  const start = async (given: Parameters<typeof testApi>[1] = {}) => testApi(await databases.open(), given)

  test('every route about documents asks for a session first', async () => {
    const api = await start()
    for (const [method, url] of [
      ['GET', API.documents],
      ['POST', API.documents],
      ['POST', API.importDocument],
      ['GET', API.kommun],
      ['GET', API.templates]
    ] as const) {
      const answer = await api.nobody.send(method, url, method === 'POST' ? {} : undefined)
      expect([answer.statusCode, errorOf(answer)], url).toEqual([401, 'inte-inloggad'])
    }
    await api.close()
  })

  test('a document is made from a template, and belongs to who made it', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const id = await anna.document('  Program för trygghet ')
    expect(id).toMatch(/^[A-Z][A-Za-z0-9]{13}$/)
    const document = await open(anna, id)
    expect(document).toMatchObject({
      id,
      room: `${id}@1`,
      title: 'Program för trygghet',
      state: 'arbetsmaterial',
      role: 'agare',
      schemaVersion: 1,
      me: anna.person
    })
    expect(document.template.name).toBe('program')
    expect(document.kommun.name).toBe('Ekviken kommun')
    const doc = await api.sync.readDocument(id)
    const dokument = toDokument(doc!, 'program')
    expect(fieldText(dokument.metadata.fields.titel ?? [])).toBe('Program för trygghet')
    const required = document.template.sections.filter(s => s.required).map(s => s.key)
    expect(dokument.sections.map(s => s.data.key)).toEqual(expect.arrayContaining(required))
    expect((await (await api.as('Bo')).get(API.document(id))).statusCode).toBe(404)
    await api.close()
  })

  test('the whole of it is stored in one transaction: a failure leaves nothing', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const batch = api.storage.batch.bind(api.storage)
    Object.assign(api.storage, {
      batch: (queries: Parameters<typeof batch>[0]) => batch([...queries, queries[0] as (typeof queries)[0]])
    })
    const answer = await anna.post(API.documents, { template: 'program', title: 'Aldrig' })
    expect([answer.statusCode, errorOf(answer)]).toEqual([500, 'fel-i-servern'])
    expect(await api.storage.db.selectFrom('document').select('id').execute()).toEqual([])
    expect(await api.storage.db.selectFrom('document_update').select('sequence').execute()).toEqual([])
    await api.close()
  })

  test('an unknown template is named, with those that there are', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const answer = await anna.post(API.documents, { template: 'plan', title: 'Plan' })
    expect([answer.statusCode, errorOf(answer)]).toEqual([400, 'okand-mall'])
    expect(answer.json().error.remedy).toContain('handlingsplan, program, riktlinje')
    await api.close()
  })

  test('the list holds what the person may open, the last changed first', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const bo = await api.as('Bo')
    const first = await anna.document('Först')
    api.clock.now += 60_000
    const second = await anna.document('Sedan')
    await bo.document('Bos eget')
    expect((await list(anna)).map(d => d.title)).toEqual(['Sedan', 'Först'])
    await anna.put(API.defaultRole(first), { defaultRole: 'lasare' })
    expect((await list(bo)).map(d => [d.title, d.role])).toEqual(
      expect.arrayContaining([
        ['Bos eget', 'agare'],
        ['Först', 'lasare']
      ])
    )
    expect(await list(bo)).toHaveLength(2)
    const [row] = await list(anna)
    expect(row).toEqual({
      id: second,
      title: 'Sedan',
      diarienummer: '',
      template: 'program',
      documentType: 'Program',
      state: 'arbetsmaterial',
      role: 'agare',
      createdAt: '2026-11-22T09:01:00.000Z',
      changedAt: '2026-11-22T09:01:00.000Z',
      changedBy: 'Anna',
      present: []
    })
    await api.close()
  })

  test('renaming writes the title in the document, and is seen in it and in the list', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const id = await anna.document('Program')
    api.clock.now += 60_000
    expect((await anna.send('PATCH', API.document(id), { title: 'Program för alla åldrar' })).statusCode).toBe(204)
    const doc = await api.sync.readDocument(id)
    expect(doc?.getText('t:m:titel').toString()).toBe('Program för alla åldrar')
    await expect.poll(async () => (await list(anna))[0]?.title).toBe('Program för alla åldrar')
    const empty = await anna.send('PATCH', API.document(id), { title: '  ' })
    expect([empty.statusCode, errorOf(empty)]).toEqual([400, 'ogiltig-begaran'])
    await api.close()
  })

  test('a copy has the text and the pictures, another id, and an owner of its own', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const bo = await api.as('Bo')
    const id = await anna.document('Program')
    await anna.put(API.members(id), { person: bo.person.id, role: 'lasare' })
    const { file } = (await anna.post(API.pictures(id), pngBytes(4, 5), { 'content-type': 'image/png' })).json()
    await api.sync.change(id, anna.person.id, doc =>
      doc.getText('t:p-ingress:text').insert(0, 'Alla ska vara trygga.\n')
    )
    const answer = await bo.post(API.copy(id))
    expect(answer.statusCode).toBe(201)
    const copy = answer.json().id as string
    expect(copy).not.toBe(id)
    expect((await open(bo, copy)).role).toBe('agare')
    expect((await open(bo, copy)).title).toBe('Program (kopia)')
    expect((await anna.get(API.document(copy))).statusCode).toBe(404)
    const [original, copied] = await Promise.all([
      anna.get(API.exportAs(id, 'json')),
      bo.get(API.exportAs(copy, 'json'))
    ])
    expect(copied.json().sections).toEqual(original.json().sections)
    expect(copied.body).toContain('Alla ska vara trygga.')
    expect((await bo.get(API.picture(copy, file))).rawPayload).toEqual(pngBytes(4, 5))
    await api.close()
  })

  test('an archived document moves to the other list, is read by all and written by nobody, and comes back', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const id = await anna.document('Gammalt')
    expect((await anna.post(API.archive(id))).statusCode).toBe(204)
    expect(await list(anna)).toEqual([])
    expect((await list(anna, true)).map(d => [d.id, d.state, d.role])).toEqual([[id, 'arkiverad', 'agare']])
    expect(await open(anna, id)).toMatchObject({ state: 'arkiverad', role: 'agare' })
    await anna.post(API.unarchive(id))
    expect(await open(anna, id)).toMatchObject({ state: 'arbetsmaterial', role: 'agare' })
    expect(await list(anna, true)).toEqual([])
    await api.close()
  })

  test('a document outlives the folder of its template', async () => {
    const storage = await databases.open()
    const api = await testApi(storage)
    const anna = await api.as('Anna')
    const id = await anna.document('Program')
    await anna.get(API.document(id))
    await api.close()
    const all = templatesOfRepository()
    const rest = new Map([...all.templates].filter(([name]) => name !== 'program'))
    const later = await testApi(storage, { templates: { ...all, templates: rest } })
    const again = await later.as('Anna')
    expect((await open(again, id)).template).toEqual(all.templates.get('program'))
    expect((await list(again))[0]?.documentType).toBe('Program')
    expect((await again.get(API.exportAs(id, 'docx'))).statusCode).toBe(200)
    await later.close()
  })

  test('the template of a document follows its folder', async () => {
    const storage = await databases.open()
    const api = await testApi(storage)
    const id = await (await api.as('Anna')).document('Program')
    await api.close()
    const all = templatesOfRepository()
    const changed = { ...all.templates.get('program')!, documentType: 'Nytt slag' }
    const later = await testApi(storage, {
      templates: { ...all, templates: new Map([...all.templates, ['program', changed]]) }
    })
    expect((await open(await later.as('Anna'), id)).template.documentType).toBe('Nytt slag')
    const row = await storage.db.selectFrom('document').select('template_json').executeTakeFirstOrThrow()
    expect(JSON.parse(row.template_json).documentType).toBe('Nytt slag')
    await later.close()
  })

  test('the municipality, its logo, and its templates', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    expect((await anna.get(API.kommun)).json().enheter.length).toBeGreaterThan(5)
    const names = (await anna.get(API.templates)).json().templates.map((t: { name: string }) => t.name)
    expect(names).toEqual(['handlingsplan', 'program', 'riktlinje'])
    const logo = await api.nobody.get(API.logo)
    expect(logo.statusCode).toBe(200)
    expect(logo.headers['content-type']).toBe('image/svg+xml')
    expect(logo.headers['content-security-policy']).toContain('sandbox')
    const without = await testApi(api.storage, { templates: { ...templatesOfRepository(), logo: null } })
    expect((await without.nobody.get(API.logo)).statusCode).toBe(404)
    await without.close()
    await api.close()
  })
})
