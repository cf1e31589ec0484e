import { describe, expect, test } from 'vitest'
import { API } from '../../schemas/api/contract.ts'
import { HANDLING, type HandlingTable } from '../../schemas/api/handling.ts'
import { REMISS_API, type RemissDetail } from '../../schemas/api/remiss.ts'
import { type Receipt, SVAR } from '../../schemas/api/svar.ts'
import { administrator } from '../helpers/administrator.ts'
import { type Client, type TestApi, testApi } from '../helpers/api.ts'
import { DATABASES, testDatabases } from '../helpers/databases.ts'
import { Desk, pdf } from '../helpers/intake.ts'
import { addressOf, describedRoutes, emptyBody } from '../helpers/routes.ts'
import { kommentar, Reviewer } from '../helpers/svar.ts'

/** An answer by the link with a file, and one that the registrator took in. */
async function start(api: TestApi) {
  const desk = await Desk.open(api)
  const { out } = desk
  const linden = await out.recipient('Kvinnojouren Linden')
  const rut = await Reviewer.open(api, linden.token)
  const part = await rut.add(kommentar('Det vi har sagt.'))
  await rut.upload('bilaga', 'Bilaga.pdf', pdf('som den kom'))
  const { id: submission } = (await rut.submit()).json() as Receipt
  const polisen = await out.recipient('Polisen')
  const { id: intake } = await desk.bring(pdf('från polisen'), 'Polisen.pdf')
  const [file] = await desk.rows()
  const registered = await desk.register({
    recipient: polisen.id,
    spontaneous: null,
    text: 'Registrerat.',
    files: [{ id: intake, revision: file!.revision, kind: 'yttrande' }]
  })
  expect(registered.statusCode).toBe(201)
  const table = (await out.owner.get(HANDLING.table(out.document, out.remiss))).json() as HandlingTable
  const ids = { id: out.document, document: out.document, remiss: out.remiss, version: out.version }
  return {
    desk,
    out,
    linden,
    rut,
    ids: {
      ...ids,
      submission,
      intake,
      file: intake,
      part: part.id,
      recipient: linden.id,
      synpunkt: table.synpunkter[0]!.id,
      position: '0'
    }
  }
}

const stored = async ({ storage: { db } }: TestApi) => ({
  answers: await db.selectFrom('submission').selectAll().orderBy('number').execute(),
  files: await db.selectFrom('submission_file').selectAll().orderBy('submission').execute()
})

describe.each(DATABASES)('a submitted answer on %s', kind => {
  const databases = testDatabases(kind)

  test('is changed and removed by no route, whoever asks', async () => {
    const api = await testApi(await databases.open())
    const { out, rut, ids } = await start(api)
    const before = await stored(api)
    expect([before.answers.length, before.files.length]).toEqual([2, 2])
    const routes = (await describedRoutes(api)).filter(({ method }) => method !== 'GET')
    expect(routes.length).toBeGreaterThan(60)
    const admin = await administrator(api)
    const people: [
      string,
      (route: (typeof routes)[number], url: string, body: object | undefined) => Promise<unknown>
    ][] = [
      ['the body itself', ({ method }, url, body) => api.nobody.send(method, url, body, { cookie: rut.cookie })],
      ['the coordinator', async ({ method }, url, body) => (await again(api, out.owner)).send(method, url, body)],
      ['an administrator', async ({ method }, url, body) => (await again(api, admin)).send(method, url, body)]
    ]
    for (const [who, ask] of people)
      for (const route of routes) {
        const url = addressOf(route.path, ids, ids.submission)
        for (const body of [
          emptyBody(route),
          { revision: 1, part: kommentar('Ändrat.'), content: '{}', text: 'Ändrat.' }
        ])
          await ask(
            route,
            route.method === 'DELETE' ? `${url}?revision=1` : url,
            route.method === 'DELETE' ? undefined : body
          )
        const now = await stored(api)
        expect(now.answers.slice(0, 2), `${who}: ${route.method} ${route.path}`).toEqual(before.answers)
        expect(now.files.slice(0, 2), `${who}: ${route.method} ${route.path}`).toEqual(before.files)
      }
    await api.close()
  })

  test('stands whatever becomes of what is around it: recipient, link, synpunkter, remiss, document, people', async () => {
    const api = await testApi(await databases.open())
    const { out, linden, rut } = await start(api)
    const { owner, document, remiss } = out
    const before = await stored(api)
    const is = async (what: string): Promise<void> => expect(await stored(api), what).toEqual(before)
    const ok = async (answer: ReturnType<Client['get']>, what: string): Promise<void> => {
      const { statusCode, body } = await answer
      expect(statusCode, `${what}: ${body}`).toBeLessThan(300)
    }
    const detail = (await owner.get(REMISS_API.remiss(document, remiss))).json() as RemissDetail
    expect(detail.recipients.map(each => each.name)).toContain('Kvinnojouren Linden')

    // Whoever has answered is not taken off the list.
    const removal = await owner.send('DELETE', REMISS_API.recipient(document, remiss, linden.id))
    expect(removal.statusCode).toBeGreaterThanOrEqual(400)
    await is('the recipient')
    const { synpunkter } = (await owner.get(HANDLING.table(document, remiss))).json() as HandlingTable
    for (const { id, revision } of synpunkter) {
      const taken = await owner.send('PATCH', HANDLING.synpunkt(document, remiss, id), { revision, removed: true })
      expect(taken.statusCode, taken.body).toBeLessThan(300)
    }
    await is('its synpunkter taken away')
    await ok(rut.send('POST', SVAR.leave(linden.id)), 'leave')
    await is('whoever sent it has left')
    await ok(owner.post(REMISS_API.state(document), { from: 'remiss', to: 'bearbetning' }), 'state')
    await is('the remiss has ended')
    await ok(owner.post(API.archive(document), {}), 'archive')
    await is('the document is put away')
    const admin = await administrator(api)
    await admin.put(API.members(document), { person: admin.person.id, role: 'agare' })
    await is('somebody else owns it')
    expect((await api.storage.db.selectFrom('synpunkt').select('id').execute()).length).toBeGreaterThan(0)
    await api.close()
  })
})

/** The same person, signed in anew: a route may have signed them out. */
const again = (api: TestApi, { person }: Client): Promise<Client> => api.as(person.name)
