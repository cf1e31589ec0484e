import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { DRAFTS_API, type DraftReading } from '../../schemas/api/drafts.ts'
import type { Choices } from '../../schemas/draft/choices.ts'
import { commented, deleted, draft, inserted, p, run } from '../draft/write.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'

const BYTES = { 'content-type': 'application/octet-stream' }
const STYLES = { R1: { name: 'Rubrik 1', outline: 1 }, R2: { name: 'Rubrik 2', outline: 2 } }

/** A small programme with a name that nobody knows, a comment with an answer, and a tracked change. */
const utkast = (): Buffer =>
  draft(
    [
      p('Program för prov', {}, { bold: true, size: 20 }),
      p('Mål för perioden', { style: 'R1' }),
      p(`${run('Alla ska ')}${commented(1, run('känna sig trygga'))}${run(' i kommunen.')}`),
      p(`${run('Kommunen arbetar ')}${deleted('ofta')}${inserted('alltid')}${run(' tillsammans.')}`),
      p('Fokusområden och insatser', { style: 'R1' }),
      p('Trygga möten', { style: 'R2' }),
      p('utbilda personal i bemötande', { list: [1, 0] }),
      p('Ansvar: Socialförvaltningen i samverkan med Bygdegården'),
      p('följa upp varje år', { list: [1, 0] }),
      p('Ansvar: Socialförvaltnigen')
    ],
    {
      styles: STYLES,
      comments: [
        { id: 1, author: 'Karin Berg', text: 'Vilka alla?' },
        { id: 2, author: 'Ali Sand', text: 'Invånarna.', parent: 1 }
      ]
    }
  )

describe.each(DATABASES)('drafts on %s', kind => {
  const databases = testDatabases(kind)
  const start = async (): Promise<{ api: TestApi; anna: Client }> => {
    const api = await testApi(await databases.open())
    return { api, anna: await api.as('Anna') }
  }
  const upload = async (who: Client, file = utkast(), name = 'utkast.docx'): Promise<DraftReading> => {
    const answer = await who.post(DRAFTS_API.upload(name, 'program'), file, BYTES)
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(201)
    return answer.json()
  }
  const choose = async (who: Client, reading: DraftReading, choices: Partial<Choices>): Promise<DraftReading> => {
    const body = { revision: reading.revision, choices: { ...reading.choices, ...choices } }
    const answer = await who.put(DRAFTS_API.draft(reading.id), body)
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200)
    return answer.json()
  }

  test('a report first, and no document before one accepts', async () => {
    const { api, anna } = await start()
    const { id, kind: is, report } = await upload(anna)
    expect(is).toBe('docx')
    expect(report.counts).toMatchObject({ fokusomraden: 1, insatser: 2, kommentarer: 1, ejPlacerat: 0 })
    expect(report.ansvar.map(a => [a.written, a.suggestion])).toEqual([
      ['Bygdegården', null],
      ['Socialförvaltnigen', 'socialforvaltningen']
    ])
    expect(await api.storage.db.selectFrom('document').select('id').execute()).toEqual([])
    const list = (await anna.get(DRAFTS_API.drafts)).json()
    expect(list.drafts.map((d: { id: string; name: string }) => [d.id, d.name])).toEqual([[id, 'utkast.docx']])
    await api.close()
  })

  test('choices are kept, change the report, and stand in the document with its comments', async () => {
    const { api, anna } = await start()
    const read = await upload(anna)
    const line = read.report.lines.find(l => l.text === 'Trygga möten')!
    const chosen = await choose(anna, read, {
      tracked: 'propose',
      parties: [
        { written: 'socialförvaltnigen', party: 'socialforvaltningen' },
        { written: 'Bygdegården', party: null }
      ],
      placements: [
        { at: read.report.lines[2]!.at, text: read.report.lines[2]!.text, wanted: { as: 'rubrik', form: 'h2' } }
      ]
    })
    expect(line.placement.as).toBe('fokusomrade')
    expect(chosen.report.lines[2]).toMatchObject({ by: 'person', placement: { as: 'rubrik', form: 'h2' } })
    expect(chosen.report.ansvar.map(a => a.answer)).toEqual([null, 'socialforvaltningen'])
    expect(chosen.report.counts).toMatchObject({ kommentarer: 1, forslag: 1 })
    expect((await anna.get(DRAFTS_API.draft(read.id))).json()).toEqual(chosen)

    const accepted = await anna.post(DRAFTS_API.accept(read.id), { revision: chosen.revision })
    expect(accepted.statusCode, accepted.body).toBe(201)
    const { id } = accepted.json() as { id: string }
    const dokument = (await anna.get(API.exportAs(id, 'json'))).json()
    const text = JSON.stringify(dokument)
    expect(text).toContain('Kommunen arbetar ofta tillsammans.')
    expect(dokument.metadata.fields.titel[0].runs[0].text).toBe('Program för prov')
    const insatser = dokument.sections
      .flatMap((s: { children: unknown[] }) => s.children)
      .flatMap((c: { type: string; children: unknown[] }) => (c.type === 'fokusomrade' ? c.children : []))
    expect(insatser.map((i: { sets: unknown }) => i.sets)).toEqual([
      { lead: ['socialforvaltningen'], partner: ['fri:Bygdegården'] },
      { lead: ['socialforvaltningen'], partner: [] }
    ])
    const { threads } = (await anna.get(`/api/documents/${id}/threads`)).json()
    const comment = threads.find((t: { proposal: unknown }) => t.proposal === null)
    const proposal = threads.find((t: { proposal: unknown }) => t.proposal !== null)
    expect(comment.entries.map((e: { body: string; writtenBy: string }) => [e.writtenBy, e.body])).toEqual([
      ['Karin Berg', 'Vilka alla?'],
      ['Ali Sand', 'Invånarna.']
    ])
    expect(comment.anchor.parts[0].quote).toBe('känna sig trygga')
    expect([proposal.writtenBy, proposal.anchor.parts[0].quote, proposal.proposal.replacement]).toEqual([
      'Berit Lund',
      'ofta',
      [{ text: 'alltid' }]
    ])
    const row = await api.storage.db.selectFrom('document_member').selectAll().where('document', '=', id).execute()
    expect(row).toEqual([{ document: id, person: anna.person.id, role: 'agare', scope: null }])
    const entries = await api.storage.db.selectFrom('audit_entry').select(['event', 'document', 'person']).execute()
    expect(entries).toContainEqual({ event: 'document.imported', document: id, person: anna.person.id })
    await api.close()
  })

  test('accepting twice, also at the same time, makes one document', async () => {
    const { api, anna } = await start()
    const { id, revision } = await upload(anna)
    const answers = await Promise.all([1, 2, 3].map(() => anna.post(DRAFTS_API.accept(id), { revision })))
    const later = await anna.post(DRAFTS_API.accept(id), { revision })
    const ids = [...answers, later].map(a => (a.json() as { id: string }).id)
    expect(new Set(ids).size).toBe(1)
    expect(await api.storage.db.selectFrom('document').select('id').execute()).toEqual([{ id: ids[0] }])
    expect((await api.storage.db.selectFrom('thread').select('id').execute()).length).toBe(1)
    expect((await anna.get(DRAFTS_API.drafts)).json()).toEqual({ drafts: [] })
    expect((await api.storage.db.selectFrom('import_draft').select('data').executeTakeFirstOrThrow()).data.length).toBe(
      0
    )
    await api.close()
  })

  test('nobody else can see, change, accept or remove it', async () => {
    const { api, anna } = await start()
    const bo = await api.as('Bo')
    const { id, revision } = await upload(anna)
    for (const answer of [
      await bo.get(DRAFTS_API.draft(id)),
      await bo.put(DRAFTS_API.draft(id), { revision }),
      await bo.post(DRAFTS_API.accept(id), { revision }),
      await bo.send('DELETE', DRAFTS_API.draft(id))
    ]) {
      expect([answer.statusCode, errorOf(answer)]).toEqual([404, 'finns-inte'])
      expect(answer.body).not.toContain('utkast')
    }
    expect((await bo.get(DRAFTS_API.drafts)).json()).toEqual({ drafts: [] })
    expect((await anna.get(DRAFTS_API.draft(id))).statusCode).toBe(200)
    expect((await anna.send('DELETE', DRAFTS_API.draft(id))).statusCode).toBe(204)
    expect(errorOf(await anna.get(DRAFTS_API.draft(id)))).toBe('finns-inte')
    await api.close()
  })

  test('two windows never overwrite each other', async () => {
    const { api, anna } = await start()
    const first = await upload(anna)
    await choose(anna, first, { tracked: 'reject' })
    const stale = await anna.put(DRAFTS_API.draft(first.id), { revision: first.revision, choices: first.choices })
    expect([stale.statusCode, errorOf(stale)]).toEqual([409, 'andrad-under-tiden'])
    const accept = await anna.post(DRAFTS_API.accept(first.id), { revision: first.revision })
    expect(errorOf(accept)).toBe('andrad-under-tiden')
    expect(await api.storage.db.selectFrom('document').select('id').execute()).toEqual([])
    await api.close()
  })

  test.each([
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'utkast-pdf', 400],
    ['a web page', Buffer.from('<!doctype html><html><body>Hej</body></html>'), 'utkast-webbsida', 400],
    ['bytes', Buffer.from([1, 2, 0, 4, 5, 0, 0, 9]), 'utkast-annat-format', 400],
    ['JSON', Buffer.from('{"format":"styrskrift"}'), 'utkast-annat-format', 400],
    ['half a zip', Buffer.from('PK\u0003\u0004 och sedan inget'), 'word-skadad', 400],
    ['another template', utkast(), 'okand-mall', 400]
  ] as const)('%s is refused with what to do, and not kept', async (what, file, error, status) => {
    const { api, anna } = await start()
    const template = what === 'another template' ? 'finns-inte' : 'program'
    const answer = await anna.post(DRAFTS_API.upload('program.docx', template), file, BYTES)
    expect([answer.statusCode, errorOf(answer)], answer.body).toEqual([status, error])
    expect(answer.json().error.remedy.length).toBeGreaterThan(20)
    expect((await anna.get(DRAFTS_API.drafts)).json()).toEqual({ drafts: [] })
    await api.close()
  })

  test('a file beyond the limit is refused before it is read, and so are too many', async () => {
    const api = await testApi(await databases.open(), { config: { maxImportBytes: 200_000 } })
    const anna = await api.as('Anna')
    const large = await anna.post(DRAFTS_API.upload('stor.docx', 'program'), Buffer.alloc(200_001), BYTES)
    expect([large.statusCode, errorOf(large)]).toEqual([413, 'for-stor'])
    for (let i = 0; i < 10; i++) await upload(anna, Buffer.from(`Rad ${i}`), 'rader.txt')
    const eleventh = await anna.post(DRAFTS_API.upload('rader.txt', 'program'), Buffer.from('Rad'), BYTES)
    expect([eleventh.statusCode, errorOf(eleventh)]).toEqual([409, 'for-manga-inlasningar'])
    await api.close()
  })

  test('what nobody works on for fourteen days is thrown away, and survives a restart until then', async () => {
    const options = await databases.fresh()
    const api = await testApi(await databases.open(options))
    const anna = await api.as('Anna')
    const { id } = await upload(anna)
    await api.close()
    const again = await testApi(await databases.open(options))
    const later = await again.as('Anna')
    expect((await later.get(DRAFTS_API.draft(id))).statusCode).toBe(200)
    again.clock.now += 15 * 24 * 3600 * 1000
    const much = await again.as('Anna')
    expect((await much.get(DRAFTS_API.drafts)).json()).toEqual({ drafts: [] })
    expect(await again.storage.db.selectFrom('import_draft').select('id').execute()).toEqual([])
    await again.close()
  })
})
