import { expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { EXPORT_API } from '../../schemas/api/export.ts'
import { VARIANTS } from '../../schemas/variants/variants.ts'
import { paragraphsOf, wordsOf } from '../../server/docx/blocks.ts'
import { readDocx } from '../../server/docx/read.ts'
import { type Client, templatesOfRepository, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { on, postThread, write } from '../helpers/threads.ts'

/** What a choice gives: the mark, the tables, and how many comments. */
async function holds(answer: { statusCode: number; rawPayload: Buffer; body: string }) {
  expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200)
  const file = await readDocx(answer.rawPayload)
  const words = [...paragraphsOf(file.blocks)].map(wordsOf)
  const status = words.find(line => line.startsWith('Status:')) ?? ''
  return {
    mark: /utkast|remissversion/i.exec(status)?.[0].toUpperCase() ?? null,
    appendix: words.filter(line => line === 'Insatser efter ansvarig').length > 0,
    abbreviations: words.filter(line => line === 'Förkortningar').length > 0,
    comments: file.comments.size
  }
}

test.each(DATABASES)('every choice of an export, in the address and in a body, on %s', async kind => {
  const api = await testApi(await testDatabases(kind).open())
  const owner = await api.as('Ägare Andersson')
  const dokument = templatesOfRepository().sample('program')!
  const { id } = (await owner.post(API.importDocument, { dokument })).json() as { id: string }
  expect((await postThread(owner, id, { anchor: { kind: 'document' }, body: 'Bra skrivet.' })).statusCode).toBeLessThan(
    300
  )
  const marks = { arbetsmaterial: 'UTKAST', remissversion: 'REMISSVERSION', beslutsversion: null, publicering: null }
  const may = { arbetsmaterial: 1, remissversion: 1, beslutsversion: 0, publicering: 0 }
  for (const variant of VARIANTS) {
    const all = { format: 'docx', variant, comments: true, appendix: true, abbreviations: true }
    const whole = { mark: marks[variant], appendix: true, abbreviations: true, comments: may[variant] }
    expect(await holds(await owner.post(EXPORT_API.document(id), all))).toEqual(whole)
    const none = { format: 'docx', variant, comments: 'false', appendix: 'false', abbreviations: 'false' }
    expect(await holds(await owner.get(`${EXPORT_API.document(id)}?${new URLSearchParams(none)}`))).toEqual({
      mark: marks[variant],
      appendix: false,
      abbreviations: false,
      comments: 0
    })
  }
  // Without a choice it follows from the state.
  expect(await holds(await owner.post(EXPORT_API.document(id), { format: 'docx' }))).toMatchObject({
    mark: 'UTKAST',
    appendix: false,
    comments: 1
  })
  const entries = await api.storage.db
    .selectFrom('audit_entry')
    .select(['event', 'details'])
    .where('event', '=', 'document.exported')
    .orderBy('sequence')
    .execute()
  const told = entries.map(({ details }) => (typeof details === 'string' ? JSON.parse(details) : details))
  expect(told.map(d => d.variant)).toEqual([...VARIANTS.flatMap(v => [v, v]), 'arbetsmaterial'])
})

test.each(DATABASES)('who may not see comments gets none, and what cannot be chosen is refused, on %s', async kind => {
  const api = await testApi(await testDatabases(kind).open())
  const owner = await api.as('Ägare Andersson')
  const reader = await api.as('Lisa Läsare')
  const stranger = await api.as('Frida Främling')
  const id = await owner.document()
  const doc = await write(api, owner, id, 'Alla ska kunna känna sig trygga.')
  await owner.put(API.members(id), { person: reader.person.id, role: 'lasare' })
  await postThread(owner, id, { anchor: on(doc, 'Alla'), body: 'Vilka är alla?' })
  await postThread(owner, id, { anchor: on(doc, 'kunna känna'), replacement: [{ text: 'få' }], body: '' })
  const asked = { format: 'docx', variant: 'arbetsmaterial', comments: true }
  const seen = async (client: Client) => readDocx((await client.post(EXPORT_API.document(id), asked)).rawPayload)
  expect((await seen(owner)).comments.size).toBe(1)
  expect((await seen(owner)).changes).toMatchObject({ insertion: 1, deletion: 1 })
  expect((await seen(reader)).comments.size).toBe(0)
  expect((await seen(reader)).changes).toMatchObject({ insertion: 0, deletion: 0 })
  expect((await stranger.post(EXPORT_API.document(id), asked)).statusCode).toBe(404)
  expect((await api.nobody.post(EXPORT_API.document(id), asked)).statusCode).toBe(401)

  for (const wrong of [
    {},
    { format: 'pdf' },
    { format: 'docx', variant: 'slutversion' },
    { format: 'docx', comments: 'ja' },
    { format: 'docx', appendix: 1 },
    { format: 'docx', recipient: 'mottagare-1' },
    { format: 'docx', trackChanges: true }
  ]) {
    const answer = await owner.post(EXPORT_API.document(id), wrong)
    expect([answer.statusCode, answer.body.startsWith('PK')], JSON.stringify(wrong)).toEqual([400, false])
  }
  for (const wrong of ['', 'format=pdf', 'format=docx&variant=x', 'format=docx&comments=ja', 'format=docx&datum=1'])
    expect((await owner.get(`${EXPORT_API.document(id)}?${wrong}`)).statusCode, wrong).toBe(400)
})
