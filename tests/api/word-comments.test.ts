import { expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { THREADS } from '../../schemas/api/threads.ts'
import { paragraphsOf, wordsOf } from '../../server/docx/blocks.ts'
import type { DocxFile } from '../../server/docx/model.ts'
import { readDocx } from '../../server/docx/read.ts'
import { type Client, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { newKey, on, postThread, write } from '../helpers/threads.ts'

test.each(DATABASES)('a Word file carries comments and proposals to those who may see them, on %s', async kind => {
  const api = await testApi(await testDatabases(kind).open())
  const owner = await api.as('Ägare Andersson')
  const reviewer = await api.as('Gun Granskare')
  const reader = await api.as('Lisa Läsare')
  const id = await owner.document()
  const doc = await write(api, owner, id, 'Alla ska kunna känna sig trygga.')
  await owner.put(API.members(id), { person: reviewer.person.id, role: 'granskare' })
  await owner.put(API.members(id), { person: reader.person.id, role: 'lasare' })
  const asked = await postThread(reviewer, id, { anchor: on(doc, 'Alla'), body: 'Vilka är alla?' })
  const thread = (asked.json() as { id: string }).id
  await owner.post(THREADS.replies(id, thread), { key: newKey(), body: 'De som bor här.' })
  await owner.post(THREADS.resolve(id, thread), { key: newKey() })
  await postThread(reviewer, id, { anchor: on(doc, 'kunna känna'), replacement: [{ text: 'få' }], body: '' })
  await postThread(reviewer, id, { anchor: { kind: 'document' }, body: 'Bra skrivet.' })

  const exported = async (client: Client): Promise<DocxFile> => {
    const answer = await client.get(API.exportAs(id, 'docx'))
    expect(answer.statusCode).toBe(200)
    return readDocx(answer.rawPayload)
  }
  const file = await exported(owner)
  const said = [...file.comments.values()].map(c => ({
    author: c.author,
    text: [...paragraphsOf(c.blocks)].map(wordsOf),
    resolved: c.resolved,
    answers: c.parent !== null
  }))
  expect(said).toEqual([
    {
      author: 'Gun Granskare',
      text: ['Gäller dokumentet som helhet.', 'Bra skrivet.'],
      resolved: false,
      answers: false
    },
    { author: 'Gun Granskare', text: ['Vilka är alla?'], resolved: true, answers: false },
    { author: 'Ägare Andersson', text: ['De som bor här.'], resolved: true, answers: true }
  ])
  expect(file.changes).toMatchObject({ insertion: 1, deletion: 1 })
  expect([...paragraphsOf(file.blocks)].map(wordsOf)).toContain('Alla ska få sig trygga.')

  const plain = await exported(reader)
  expect(plain.comments.size).toBe(0)
  expect(plain.changes).toMatchObject({ insertion: 0, deletion: 0 })
  expect([...paragraphsOf(plain.blocks)].map(wordsOf)).toContain('Alla ska kunna känna sig trygga.')
})
