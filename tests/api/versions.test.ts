import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { API } from '../../schemas/api/contract.ts'
import { VERSIONS, type VersionList, type WholeVersion } from '../../schemas/api/versions.ts'
import { toDokument } from '../../schemas/document/interchange.ts'
import { fieldText } from '../../schemas/text/stycke.ts'
import type { VersionInfo } from '../../schemas/versions/version.ts'
import { restoreBackup } from '../../server/backup/restore.ts'
import { writeBackup } from '../../server/backup/write.ts'
import { readDocx } from '../../server/docx/read.ts'
import { buildDoc } from '../../server/storage/state.ts'
import { anchorIn, carry } from '../../server/versions/carry.ts'
import { freeze } from '../../server/versions/freeze.ts'
import { readVersion } from '../../server/versions/versions.ts'
import { dokumentHash } from '../../server/word/input.ts'
import { type Client, errorOf, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { pngBytes } from '../helpers/pictures.ts'
import { INGRESS, newKey, postThread, threadsOf, write } from '../helpers/threads.ts'

const WORDS = 'Programmet beskriver hur kommunen arbetar med personal.'

async function frozen(client: Client, id: string, given: object = {}): Promise<VersionInfo> {
  const body = { key: newKey(), kind: 'remissversion', name: 'Inför remiss', ...given }
  const answer = await client.post(VERSIONS.list(id), body)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json() as VersionInfo
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe.each(DATABASES)('frozen versions on %s', kind => {
  const databases = testDatabases(kind)
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'styrskrift-versions-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  async function start(): Promise<{ api: TestApi; anna: Client; id: string; doc: Y.Doc }> {
    const api = await testApi(await databases.open())
    const anna = await api.as('Anna Åberg')
    const id = await anna.document('Personalprogram')
    return { api, anna, id, doc: await write(api, anna, id, WORDS) }
  }

  test('hold text, numbers, Word file and hash of one moment, and are numbered', async () => {
    const { api, anna, id } = await start()
    const first = await frozen(anna, id)
    await write(api, anna, id, 'Nytt. ')
    const second = await frozen(anna, id, { kind: 'beslutsversion', name: '' })
    const { versions, may } = (await anna.get(VERSIONS.list(id))).json() as VersionList
    expect(versions).toEqual([second, first])
    expect(may).toEqual({ freeze: true, takeIn: true })
    expect([first.number, first.kind, first.name, first.createdBy.name]).toEqual([
      1,
      'remissversion',
      'Inför remiss',
      'Anna Åberg'
    ])
    expect([second.number, second.sequence - first.sequence]).toEqual([2, 1])

    const whole = (await anna.get(VERSIONS.one(id, first.id))).json() as WholeVersion
    expect(whole.version).toEqual(first)
    const ingress = whole.dokument.sections.flatMap(s => s.children).find(c => c.id === INGRESS.record)
    expect(fieldText(ingress?.fields.text ?? [])).toBe(WORDS)
    expect(dokumentHash(whole.dokument)).toBe(first.hash)

    const answer = await anna.get(VERSIONS.word(id, first.id))
    expect(answer.headers['content-disposition']).toContain('version%201')
    expect(answer.rawPayload.byteLength).toBe(first.word.bytes)
    expect(sha256(answer.rawPayload)).toBe(first.word.sha256)
    const { custom } = (await readDocx(answer.rawPayload)).properties
    expect(Object.fromEntries(custom)).toMatchObject({
      StyrskriftDokument: id,
      StyrskriftVersion: first.id,
      StyrskriftHash: first.hash
    })
    const events = await api.storage.db.selectFrom('audit_entry').select(['event', 'person', 'details']).execute()
    const ours = events.filter(e => e.event.startsWith('version.'))
    expect(ours.map(e => [e.event, e.person])).toEqual([
      ['version.frozen', anna.person.id],
      ['version.frozen', anna.person.id],
      ['version.exported', anna.person.id]
    ])
    expect(JSON.stringify(ours)).not.toContain('remiss"')
    expect(JSON.stringify(ours)).not.toContain('Inför')
    await api.close()
  })

  test('have the pictures of the text, and nothing of what was thrown away', async () => {
    const { api, anna, id } = await start()
    const add = async (bytes: Buffer): Promise<string> =>
      ((await anna.post(API.pictures(id), bytes, { 'content-type': 'image/png' })).json() as { file: string }).file
    const [shown] = [await add(pngBytes(2, 2)), await add(pngBytes(3, 3))]
    await api.sync.change(id, anna.person.id, doc => {
      const index = doc.getMap('idx')
      index.set('Bild1|t', 'picture')
      index.set('Bild1|p', { a: 's-ingress', o: 'a5' })
      index.set('Bild1|d|file', shown)
    })
    await api.sync.change(id, anna.person.id, doc => {
      const index = doc.getMap('idx')
      index.set('Borta1|t', 'prose')
      index.set('Borta1|p', { a: 's-ingress', o: 'a6' })
      doc.getText('t:Borta1:text').insert(0, 'Detta slängdes.')
    })
    await api.sync.change(id, anna.person.id, doc => {
      doc.getMap('idx').set('Borta1|x', { by: anna.person.id, at: 5 })
    })
    const { id: version } = await frozen(anna, id)
    const { dokument } = (await anna.get(VERSIONS.one(id, version))).json() as WholeVersion
    expect(Object.keys(dokument.pictures)).toEqual([shown])
    expect(JSON.stringify(dokument)).not.toContain('slängdes')
    await api.close()
  })

  test('the same request again makes nothing twice, also at the same time', async () => {
    const { api, anna, id } = await start()
    const key = newKey()
    const made = await Promise.all([1, 2, 3].map(() => frozen(anna, id, { key })))
    expect(new Set([...made, await frozen(anna, id, { key })].map(v => v.id)).size).toBe(1)
    const others = await Promise.all([1, 2, 3].map(() => frozen(anna, id)))
    expect(others.map(v => v.number).sort()).toEqual([2, 3, 4])
    await api.close()
  })

  test('text, Yjs state and hash hold the same update while others write', async () => {
    const { api, anna, id } = await start()
    let writing = true
    const writers = ['a', 'b', 'c'].map(async letter => {
      for (let i = 0; writing; i++)
        await api.sync.change(id, anna.person.id, doc => doc.getText('t:p-ingress:text').insert(i % 5, letter))
    })
    const made: VersionInfo[] = []
    for (let i = 0; i < 4; i++) made.push(await frozen(anna, id))
    writing = false
    await Promise.all(writers)
    expect(new Set(made.map(v => v.hash)).size).toBe(4)
    // Each update put in one letter: the number of the last says how many there are.
    const before = (await api.storage.db.selectFrom('document').select('last_sequence').executeTakeFirstOrThrow())
      .last_sequence
    const now = ((await api.sync.readDocument(id)) as Y.Doc).getText('t:p-ingress:text').length
    for (const info of made) {
      const version = await readVersion(api.storage, id, info.id)
      const kept = buildDoc({ snapshot: version.yjs, updates: [] })
      expect(kept.getText('t:p-ingress:text').length).toBe(now - (before - info.sequence))
      expect({ ...toDokument(kept, 'program'), trash: [], pictures: {} }).toEqual(version.dokument)
      expect(dokumentHash(version.dokument)).toBe(info.hash)
    }
    await api.close()
  })

  test('nobody can change or remove one, not even in the database through the product', async () => {
    const { api, anna, id } = await start()
    const { id: version } = await frozen(anna, id)
    const { db } = api.storage
    await expect(db.updateTable('version').set({ name: 'annat' }).where('id', '=', version).execute()).rejects.toThrow()
    await expect(db.deleteFrom('version').where('id', '=', version).execute()).rejects.toThrow()
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const)
      expect((await anna.send(method, VERSIONS.one(id, version), {})).statusCode).toBe(404)
    expect((await db.selectFrom('version').select('name').execute()).map(v => v.name)).toEqual(['Inför remiss'])
    await api.close()
  })

  test('a restore keeps them, and cannot change one', async () => {
    const { api, anna, id } = await start()
    const first = await frozen(anna, id)
    const path = join(folder, `${kind}.backup`)
    await writeBackup(api.storage, path, 1)
    const second = await frozen(anna, id)
    await api.close()
    const restore = (storage: TestApi['storage']) =>
      restoreBackup(storage, { file: 'kopia', path, replace: true, now: Date.UTC(2027, 0, 1) })
    expect(await restore(api.storage)).toBe(1)
    const all = () => api.storage.db.selectFrom('version').select(['id', 'number']).orderBy('number').execute()
    expect(await all()).toEqual([first, second].map(v => ({ id: v.id, number: v.number })))
    await expect(api.storage.db.deleteFrom('version').execute()).rejects.toThrow()

    const elsewhere = await databases.open()
    expect(await restore(elsewhere)).toBe(1)
    expect((await readVersion(elsewhere, id, first.id)).hash).toBe(first.hash)
    await expect(elsewhere.db.updateTable('version').set({ number: 9 }).execute()).rejects.toThrow()

    // A database in which the version is another, or a document with versions is not in the backup.
    const other = await testApi(await databases.open())
    const bo = await other.as('Bo')
    const foreign = await bo.document()
    await frozen(bo, foreign)
    await expect(restore(other.storage)).rejects.toMatchObject({ id: 'kopian-andrar-version' })
    expect((await other.storage.db.selectFrom('document').select('id').execute()).map(d => d.id)).toEqual([foreign])
    await other.close()
  })

  test('places are carried to the present text, and a comment hangs on them there', async () => {
    const { api, anna, id } = await start()
    const { id: made } = await frozen(anna, id)
    const version = await readVersion(api.storage, id, made)
    const at = (words: string) => {
      const from = WORDS.indexOf(words)
      return { ...INGRESS, from, to: from + words.length, quote: words }
    }
    await api.sync.change(id, anna.person.id, doc => {
      const text = doc.getText('t:p-ingress:text')
      text.delete(WORDS.indexOf('arbetar'), 'arbetar '.length)
      text.insert(0, 'Det här är nytt. ')
    })
    const now = (await api.sync.readDocument(id)) as Y.Doc
    expect(carry(version, now, at('kommunen'))).toMatchObject({ state: 'there', text: 'kommunen' })
    expect(carry(version, now, at('kommunen arbetar med'))).toMatchObject({ state: 'there', text: 'kommunen med' })
    expect(carry(version, now, at('arbetar'))).toEqual({ state: 'removed', ...INGRESS, recordGone: false })
    expect(carry(version, now, { record: 'FinnsInte', field: 'text', from: 0, to: 1 })).toMatchObject({
      state: 'removed'
    })
    const anchor = anchorIn(version, at('personal'))
    expect(anchor).toMatchObject({ kind: 'text', parts: [{ quote: 'personal' }] })
    expect((await postThread(anna, id, { anchor })).statusCode).toBe(201)
    expect((await threadsOf(anna, id)).threads).toHaveLength(1)
    await api.close()
  })

  test('are of their document alone', async () => {
    const { api, anna, id } = await start()
    const { id: version } = await frozen(anna, id)
    const other = await anna.document()
    for (const url of [VERSIONS.one(other, version), VERSIONS.word(other, version), VERSIONS.one(id, 'FinnsInte')]) {
      const answer = await anna.get(url)
      expect([answer.statusCode, errorOf(answer)]).toEqual([404, 'finns-inte'])
    }
    const bo = await api.as('Bo')
    expect((await bo.get(VERSIONS.word(id, version))).statusCode).toBe(404)
    expect((await bo.post(VERSIONS.list(id), { key: newKey(), kind: 'remissversion' })).statusCode).toBe(404)
    expect((await anna.post(VERSIONS.list(id), { key: newKey(), kind: 'annan' })).statusCode).toBe(400)
    expect((await anna.post(VERSIONS.list(id), { kind: 'remissversion' })).statusCode).toBe(400)
    await expect(
      freeze({ ...api, register: { kommun: null } } as never, {
        document: 'x',
        person: 'y',
        kind: 'publicering',
        name: ''
      })
    ).rejects.toMatchObject({ id: 'finns-inte' })
    await api.close()
  })
})
