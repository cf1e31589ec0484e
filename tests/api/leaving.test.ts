import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { openHandling, PEOPLE_API } from '../../schemas/api/people.ts'
import { PERSONAL_DATA_API, type RemovalPreview } from '../../schemas/api/personal-data.ts'
import { handlingPath, NOBODY, OPEN } from '../../schemas/remiss/handling-address.ts'
import { sendReminders } from '../../server/remiss/reminders.ts'
import { administrator } from '../helpers/administrator.ts'
import { type Client, type TestApi, testApi } from '../helpers/api.ts'
import { byContract } from '../helpers/contract.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import {
  handleAs,
  imported,
  kommentar,
  sentRemiss,
  submit,
  type TestRemiss,
  tableOf,
  WHOLE_DOCUMENT
} from '../helpers/handling.ts'

const ADDRESS = 'https://styrskrift.example'

/** Somebody who leaves with synpunkter to handle: told before, given back, in the log, and the coordinator gets one letter. */
describe.each(DATABASES)('leaving with synpunkter on %s', kind => {
  const databases = testDatabases(kind)

  async function start() {
    const api = await testApi(await databases.open())
    const admin = await administrator(api)
    const owner = await api.as('Ägare Andersson')
    const writer = await api.as('Fredrik Författare')
    const remiss = await sentRemiss(api.storage, owner, await imported(owner), ['Socialnämnden'])
    const { db } = api.storage
    await db.updateTable('remiss').set({ sent_by: owner.person.id }).where('id', '=', remiss.remiss).execute()
    for (const [client, email] of [
      [owner, 'agare@example.se'],
      [writer, 'fredrik@example.se']
    ] as const) {
      await owner.put(API.members(remiss.document), {
        person: client.person.id,
        role: client === owner ? 'agare' : 'forfattare'
      })
      await db.updateTable('person').set({ email }).where('id', '=', client.person.id).execute()
    }
    const words = ['Ett.', 'Två.', 'Tre.', 'Fyra.']
    await submit(
      api.storage,
      remiss,
      'M1',
      words.map(each => kommentar(WHOLE_DOCUMENT, each))
    )
    const { synpunkter } = await tableOf(owner, remiss)
    const { synpunkter: given } = await handleAs(owner, remiss, synpunkter.slice(0, 3), { handler: writer.person.id })
    await handleAs(writer, remiss, given.slice(0, 1), { outcome: 'noteras', motivation: 'Klart.' })
    return { api, admin, owner, writer, remiss }
  }

  const openOf = async (admin: Client, person: string) =>
    byContract(openHandling, await admin.get(PEOPLE_API.handling(person))).documents

  const handlersOf = async (owner: Client, remiss: TestRemiss) =>
    (await tableOf(owner, remiss)).synpunkter.map(s => [s.handler, s.formerHandler, s.outcome])

  const lettersOf = async ({ storage, tools }: TestApi) => {
    await sendReminders({ ...tools, address: ADDRESS })
    return storage.db
      .selectFrom('letter')
      .select(['person', 'text', 'subject'])
      .where('kind', '=', 'utan-ansvarig')
      .orderBy('person')
      .execute()
  }

  const auditOf = async ({ storage }: TestApi) =>
    (
      await storage.db
        .selectFrom('audit_entry')
        .select(['person', 'document', 'details'])
        .where('event', '=', 'synpunkt.released')
        .execute()
    ).map(row => [row.person, row.document, JSON.parse(row.details) as unknown])

  test('it is told before; what is open has nobody then, what was decided stays theirs, and the coordinator gets one letter', async () => {
    const { api, admin, owner, writer, remiss } = await start()
    const { id } = writer.person
    const [document] = await openOf(admin, id)
    expect(document).toMatchObject({ id: remiss.document, open: 2 })
    expect(await lettersOf(api)).toEqual([])
    await admin.send('PATCH', PEOPLE_API.person(id), { ended: true })
    expect(await handlersOf(owner, remiss)).toEqual([
      [id, null, 'noteras'],
      [null, id, null],
      [null, id, null],
      [null, null, null]
    ])
    const { people } = await tableOf(owner, remiss)
    expect(people.find(each => each.id === id)).toEqual({ id, name: 'Fredrik Författare', mayHandle: false })
    expect(people.find(each => each.id === owner.person.id)?.mayHandle).toBe(true)
    expect(await openOf(admin, id)).toEqual([])
    expect(await auditOf(api)).toEqual([
      [admin.person.id, remiss.document, { remiss: remiss.remiss, count: 2, numbers: '2-3', from: id }]
    ])
    const letters = await lettersOf(api)
    expect(letters.map(each => each.person)).toEqual([owner.person.id])
    const path = handlingPath(remiss.document, { remiss: remiss.remiss, ansvarig: NOBODY, hantering: OPEN })
    expect(letters[0]?.text).toContain('2 synpunkter har ingen ansvarig längre')
    expect(letters[0]?.text).toContain(`${ADDRESS}${path}`)
    expect(await lettersOf(api)).toHaveLength(1)
    const { synpunkter } = await tableOf(owner, remiss)
    await handleAs(owner, remiss, synpunkter.slice(1, 2), { handler: owner.person.id })
    expect((await handlersOf(owner, remiss))[1]).toEqual([owner.person.id, null, null])
    await admin.send('PATCH', PEOPLE_API.person(id), { ended: false })
    expect((await handlersOf(owner, remiss))[2]).toEqual([null, id, null])
    await api.close()
  })

  test('a removed person leaves them in the same way; where the coordinator has left, those who own the document get the letter', async () => {
    const { api, admin, owner, writer, remiss } = await start()
    const { id } = writer.person
    const other = await api.as('Eva Ek')
    await api.storage.db
      .updateTable('person')
      .set({ email: 'eva@example.se' })
      .where('id', '=', other.person.id)
      .execute()
    await owner.put(API.members(remiss.document), { person: other.person.id, role: 'agare' })
    const preview = (await admin.get(PERSONAL_DATA_API.removal(id))).json() as RemovalPreview
    expect(preview.removes.join('\n')).toContain('Ansvaret för 2 synpunkter i ')
    const removed = await admin.post(PERSONAL_DATA_API.removal(id), { key: preview.key })
    expect(removed.statusCode).toBe(204)
    expect((await handlersOf(other, remiss)).slice(0, 2)).toEqual([
      [id, null, 'noteras'],
      [null, id, null]
    ])
    expect((await tableOf(other, remiss)).people.find(each => each.id === id)?.name).toBe('Borttagen person')
    expect(await auditOf(api)).toHaveLength(1)
    await admin.send('PATCH', PEOPLE_API.person(owner.person.id), { ended: true })
    const letters = await lettersOf(api)
    expect(letters.map(each => each.person)).toEqual([other.person.id])
    expect(letters[0]?.text).not.toContain('Fredrik')
    await api.close()
  })

  test('only administrators see what somebody has to handle', async () => {
    const { api, admin, owner, writer } = await start()
    expect((await owner.get(PEOPLE_API.handling(writer.person.id))).statusCode).toBe(403)
    expect((await admin.get(PEOPLE_API.handling('ingen'))).statusCode).toBe(404)
    await api.close()
  })
})
