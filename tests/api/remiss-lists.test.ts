import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { REMISS_API, type SavedList } from '../../schemas/api/remiss.ts'
import { administrator } from '../helpers/administrator.ts'
import { type Client, errorOf, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { importReady, outside, Round } from '../helpers/remiss.ts'

const list = (name: string, body = 'Regionen') => ({ name, recipients: [{ name: body, email: 'region@example.se' }] })
const listsOf = async (client: Client): Promise<SavedList[]> => (await client.get(REMISS_API.lists)).json().lists

describe.each(DATABASES)('saved lists and prepared remisser on %s', kind => {
  const databases = testDatabases(kind)

  test('a saved list is changed and removed by whoever saved it and by administrators, and seen by coordinators alone', async () => {
    const api = await testApi(await databases.open())
    const anna = await api.as('Anna Ask')
    const bo = await api.as('Bo Björk')
    const reader = await api.as('Lisa Läsare')
    const admin = await administrator(api)
    await anna.document('Plan')
    await bo.document('Program')
    for (const answer of [
      await reader.get(REMISS_API.lists),
      await reader.post(REMISS_API.lists, list('Alla')),
      await reader.send('DELETE', REMISS_API.savedList('FinnsInte'))
    ])
      expect([answer.statusCode, errorOf(answer)]).toEqual([403, 'inte-behorig'])
    expect((await api.nobody.get(REMISS_API.lists)).statusCode).toBe(401)

    await anna.post(REMISS_API.lists, list('Alla'))
    const [mine] = await listsOf(anna)
    expect(mine).toMatchObject({ name: 'Alla', by: 'Anna Ask', mayChange: true })
    expect(await listsOf(bo)).toMatchObject([{ name: 'Alla', by: 'Anna Ask', mayChange: false }])
    const path = REMISS_API.savedList(mine?.id ?? '')
    for (const answer of [await bo.post(REMISS_API.lists, list('Alla', 'Annat')), await bo.send('DELETE', path)]) {
      expect([answer.statusCode, errorOf(answer)]).toEqual([403, 'listan-ar-nagon-annans'])
      expect(answer.body).toContain('Anna Ask')
    }
    expect((await listsOf(anna))[0]?.recipients.map(each => each.name)).toEqual(['Regionen'])
    // Whoever saved it stays its keeper when an administrator changes it.
    await admin.post(REMISS_API.lists, list('Alla', 'Länsstyrelsen'))
    expect(await listsOf(anna)).toMatchObject([
      { by: 'Anna Ask', mayChange: true, recipients: [{ name: 'Länsstyrelsen' }] }
    ])
    expect((await anna.send('DELETE', path)).json()).toEqual({ lists: [] })
    const gone = await anna.send('DELETE', path)
    expect([gone.statusCode, errorOf(gone)]).toEqual([404, 'finns-inte'])
    await api.close()
  })

  test('a prepared remiss is discarded as it was shown; its missiv stays, and what was sent is never discarded', async () => {
    const api = await testApi(await databases.open())
    const owner = await api.as('Ägare Andersson')
    const document = await importReady(owner)
    const round = await Round.begin(owner, document)
    await round.add(outside('En', 'en@example.se'), outside('Två', 'tva@example.se'))
    await owner.post(REMISS_API.missiv(document, round.id))
    const { revision, missiv } = await round.see()
    const discard = (id: string, at: number) =>
      owner.send('DELETE', `${REMISS_API.remiss(document, id)}?revision=${at}`)
    const stale = await discard(round.id, revision - 1)
    expect([stale.statusCode, errorOf(stale)]).toEqual([409, 'andrad-under-tiden'])
    expect((await round.see()).recipients).toHaveLength(2)
    const gone = await discard(round.id, revision)
    expect(gone.json()).toEqual({ number: 1, recipients: 2, missiv: missiv?.document })
    expect((await owner.get(REMISS_API.remiss(document, round.id))).statusCode).toBe(404)
    expect((await owner.get(REMISS_API.list(document))).json()).toEqual({ remisser: [] })
    expect((await owner.get(API.document(missiv?.document ?? ''))).statusCode).toBe(200)
    const log = await api.storage.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('event', '=', 'remiss.discarded')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(log.details)).toMatchObject({ remiss: round.id, recipients: 2 })

    const next = await Round.begin(owner, document)
    const sent = await next.sendToTwo('2026-12-31')
    const refused = await discard(next.id, sent.revision)
    expect([refused.statusCode, errorOf(refused)]).toEqual([409, 'remiss-skickad'])
    expect((await next.see()).recipients).toHaveLength(2)
    await api.close()
  })
})
