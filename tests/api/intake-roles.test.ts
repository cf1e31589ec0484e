import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { INTAKE, type RegistrationRow } from '../../schemas/api/intake.ts'
import { type Client, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { Desk, pdf } from '../helpers/intake.ts'

describe.each(DATABASES)('who takes in what comes by other ways on %s', kind => {
  const databases = testDatabases(kind)

  test('coordinators alone see and take in; nothing is reached through another document or remiss', async () => {
    const api = await testApi(await databases.open())
    const desk = await Desk.open(api)
    const linden = await desk.out.recipient('Kvinnojouren Linden')
    const file = await desk.bring(pdf('ett'))
    const { answer } = (await desk.register({ recipient: linden.id, text: 'Ja.' })).json() as {
      answer: RegistrationRow
    }
    const statuses = async (client: Client, [document, remiss] = desk.at): Promise<number[]> => {
      const at = [document, remiss] as const
      const got = []
      for (const ask of [
        () => client.get(INTAKE.list(...at)),
        () => client.get(INTAKE.file(...at, file.id)),
        () => client.get(INTAKE.content(...at, file.id)),
        () => client.get(INTAKE.registrations(...at)),
        () => client.post(INTAKE.bring(...at, 'x.pdf'), pdf('ny'), { 'content-type': 'application/pdf' }),
        () => client.put(INTAKE.file(...at, file.id), { revision: 99 }),
        () => client.post(INTAKE.read(...at, file.id), { revision: 99, as: 'text' }),
        () => client.put(INTAKE.aside(...at, file.id), { revision: 99, reason: 'x' }),
        () =>
          client.post(INTAKE.registrations(...at), {
            key: 'k',
            recipient: linden.id,
            way: 'epost',
            receivedOn: '2026-11-20',
            diarienummer: '',
            note: ''
          }),
        () =>
          client.put(INTAKE.registration(...at, answer.id), {
            revision: 99,
            diarienummer: '',
            receivedOn: '2026-11-20',
            note: ''
          })
      ])
        got.push((await ask()).statusCode)
      return got
    }
    const inside = [200, 200, 200, 200, 201, 409, 409, 409, 409, 409]
    expect(await statuses(desk.client)).toEqual(inside)
    for (const role of ['forfattare', 'delforfattare', 'granskare', 'lasare'] as const) {
      const client = await api.as(`Person ${role}`)
      await desk.client.put(API.members(desk.out.document), { person: client.person.id, role })
      expect(await statuses(client), role).toEqual(role === 'forfattare' ? inside : inside.map(() => 403))
    }
    expect(await statuses(await api.as('Främling'))).toEqual(inside.map(() => 404))
    expect(await statuses(api.nobody)).toEqual(inside.map(() => 401))
    const elsewhere = await Desk.open(api)
    expect(await statuses(desk.client, [elsewhere.at[0], desk.at[1]])).toEqual(inside.map(() => 404))
    const [list, one, content, answers] = await statuses(desk.client, elsewhere.at)
    expect([list, one, content, answers]).toEqual([200, 404, 404, 200])
    // An answer that comes when all is decided is registered; in an archived document nothing is.
    await api.storage.db.updateTable('document').set({ state: 'antagen' }).execute()
    expect(await statuses(desk.client)).toEqual(inside)
    await api.storage.db.updateTable('document').set({ state: 'arkiverad' }).execute()
    expect(await statuses(desk.client)).toEqual([200, 200, 200, 200, 409, 409, 409, 409, 409, 409])
    await api.close()
  })
})
