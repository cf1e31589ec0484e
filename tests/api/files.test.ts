import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import type { Dokument } from '../../schemas/document/dokument.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import { errorOf, type TestApi, templatesOfRepository, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { pngBytes } from '../helpers/pictures.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A sample as a file, with a picture and with something that this version does not know. */
function fullFile(): Dokument {
  const sample = templatesOfRepository().sample('program')
  if (!sample) throw new Error('the template program has no sample')
  const bytes = pngBytes(12, 8)
  const name = createHash('sha256').update(bytes).digest('hex')
  const ingress = sample.sections.find(s => s.data.key === 'ingress')
  ingress?.children.push({
    id: 'Bild1',
    type: 'picture',
    data: { file: name, width: 12, height: 8 },
    sets: {},
    fields: { alt: [{ runs: [{ text: 'En grå ruta' }] }] },
    children: []
  })
  return {
    ...sample,
    pictures: { ...sample.pictures, [name]: { mime: 'image/png', base64: bytes.toString('base64') } },
    rest: { keys: { 'Y9|t': 'framtida' }, texts: { 't:Y9:nytt': [{ runs: [{ text: 'Från en nyare version.' }] }] } }
  }
}

/** What a file says, without the order keys and the empty fields and sets that a document adds. */
function saying(file: Dokument): unknown {
  return JSON.parse(
    JSON.stringify(file, (key, value) => {
      if (key === 'order') return undefined
      if (key === 'sets')
        return Object.fromEntries(
          Object.entries(value as object)
            .filter(([, m]) => m.length > 0)
            .sort()
        )
      if (key !== 'fields') return value
      const written = Object.entries(value as Record<string, { runs: unknown[] }[]>)
      return Object.fromEntries(written.filter(([, text]) => text.some(s => s.runs.length > 0)).sort())
    })
  )
}

describe.each(DATABASES)('files on %s', kind => {
  const databases = testDatabases(kind)
  const start = async (given: Parameters<typeof testApi>[1] = {}) => testApi(await databases.open(), given)
  const nothingStored = async (api: TestApi): Promise<void> => {
    for (const table of ['document', 'document_update', 'document_member', 'picture'] as const) {
      expect(await api.storage.db.selectFrom(table).selectAll().execute(), table).toEqual([])
    }
  }

  test('import and export lose nothing', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const given = fullFile()
    const answer = await anna.post(API.importDocument, { dokument: given })
    expect(answer.statusCode, answer.body).toBe(201)
    const { id } = answer.json()
    const first = await anna.get(API.exportAs(id, 'json'))
    expect(first.headers['content-type']).toBe('application/json; charset=utf-8')
    const out = first.json() as Dokument
    const has = (d: Dokument) =>
      saying({ ...d, sections: d.sections.filter(s => s.id !== 's-fotnoter' || s.children.length > 0) })
    expect(has(out)).toEqual(has(given))
    const again = await anna.post(API.importDocument, { dokument: out })
    const second = await anna.get(API.exportAs(again.json().id, 'json'))
    expect(second.body).toBe(first.body)
    await api.close()
  })

  test('the list shows the title and the diarienummer of the file', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    await anna.post(API.importDocument, { dokument: fullFile() })
    const [row] = (await anna.get(API.documents)).json().documents
    expect(row.title).toBe(fieldText(fullFile().metadata.fields.titel ?? []))
    expect(row.diarienummer).toMatch(/\d/)
    await api.close()
  })

  test('a Word file, named for the document', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const id = await anna.document('Program: "Åtgärder" 50 %')
    const answer = await anna.get(API.exportAs(id, 'docx'))
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe(WORD)
    expect(answer.rawPayload.subarray(0, 2).toString('latin1')).toBe('PK')
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="Program Atgarder 50 .docx"; filename*=UTF-8''Program%20%C3%85tg%C3%A4rder%2050%20%25.docx`
    )
    const wrong = await anna.get(`${API.document(id)}/export?format=pdf`)
    expect([wrong.statusCode, errorOf(wrong)]).toEqual([400, 'ogiltig-begaran'])
    await api.close()
  })

  test.each<[string, (file: Dokument) => unknown, string]>([
    ['not a document at all', () => ({ hej: 1 }), 'format: Värdet saknas.'],
    ['another version', f => ({ ...f, version: 2 }), 'version: Värdet ska vara 1.'],
    ['an unknown record type', f => ({ ...f, sections: [{ type: 'ruta' }] }), 'sections[0].type'],
    ['an unknown name', f => ({ ...f, sections: [{ type: 'section', titel: 'x' }] }), 'Okänt namn: ”titel”.'],
    [
      'a field of the wrong type',
      f => ({ ...f, sections: [{ type: 'section', fields: { text: 3 } }] }),
      'sections[0].fields.text'
    ],
    [
      'a field that would be lost',
      f => ({ ...f, trash: [{ type: 'prose', fields: { okant: 'x' } }] }),
      'trash[0].fields.okant'
    ],
    ['one id twice', f => ({ ...f, unplaced: [{ ...f.sections[0], children: [] }] }), 'unplaced[0].id'],
    [
      'a picture under another name',
      f => ({ ...f, pictures: { ['0'.repeat(64)]: Object.values(f.pictures)[0] } }),
      `pictures.${'0'.repeat(64)}`
    ]
  ])('%s is refused whole, and the place is named', async (_what, broken, said) => {
    const api = await start()
    const anna = await api.as('Anna')
    const answer = await anna.post(API.importDocument, { dokument: broken(fullFile()) })
    expect([answer.statusCode, errorOf(answer)]).toEqual([400, 'ogiltig-fil'])
    expect(answer.json().error.message).toContain(said)
    await nothingStored(api)
    await api.close()
  })

  test('a file in a template that does not exist here', async () => {
    const api = await start()
    const anna = await api.as('Anna')
    const answer = await anna.post(API.importDocument, { dokument: { ...fullFile(), template: 'policy' } })
    expect([answer.statusCode, errorOf(answer)]).toEqual([400, 'okand-mall'])
    await nothingStored(api)
    await api.close()
  })

  test('a file that is too large says how large it may be', async () => {
    const api = await start({ config: { maxImportBytes: 1024 * 1024 } })
    const anna = await api.as('Anna')
    const file = fullFile()
    const text = [{ runs: [{ text: 'å'.repeat(600_000) }] }]
    file.trash.push({ id: 'Stor', type: 'prose', data: {}, sets: {}, fields: { text }, children: [] })
    const answer = await anna.post(API.importDocument, { dokument: file })
    expect([answer.statusCode, errorOf(answer)]).toEqual([413, 'for-stor'])
    expect(answer.json().error.remedy).toContain('1 MB')
    await nothingStored(api)
    await api.close()
  })

  test('text that nobody could go on writing in is refused', async () => {
    const api = await start({ config: { maxImportBytes: 40 * 1024 * 1024 } })
    const anna = await api.as('Anna')
    const file = fullFile()
    const text = [{ runs: [{ text: 'å'.repeat(6_000_000) }] }]
    file.trash.push({ id: 'Stor', type: 'prose', data: {}, sets: {}, fields: { text }, children: [] })
    const answer = await anna.post(API.importDocument, { dokument: file })
    expect([answer.statusCode, errorOf(answer)]).toEqual([413, 'for-stor'])
    await nothingStored(api)
    await api.close()
  })
})
